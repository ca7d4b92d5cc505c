import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../slack/args.ts';
import { FAULT_KINDS, type FaultKind, type FaultOrder } from '../slack/faults.ts';
import { answerJson, needText, optionalText } from '../slack/http.ts';
import { isJsonObject, parseJson } from '../slack/json.ts';
import type { EventFilter, LocalSlack, NewMember } from '../slack/model.ts';
import { SlackRefusal } from '../slack/refusal.ts';
import type { Json, JsonObject, Member } from '../slack/state.ts';
import { VIEW_ORDERS } from '../slack/views/view-orders.ts';
import { LIMIT_ORDERS } from './limits-control.ts';
import { SOCKET_ORDERS } from './socket-control.ts';

type Order = (slack: LocalSlack, body: JsonObject, url: URL) => object | Promise<object>;

/** `/control/…` of the local Slack; docs/sandbox.md lists each order. */
export function createSlackControl(
  slack: LocalSlack,
): (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean> {
  return async (request, response, url) => {
    const route = `${request.method} ${url.pathname.slice('/control'.length)}`;
    const order = Object.hasOwn(ORDERS, route) ? ORDERS[route] : undefined;
    if (order === undefined) {
      answerJson(response, 404, { ok: false, error: `no such order: ${route}`, orders: Object.keys(ORDERS) });
      return true;
    }
    try {
      const body = request.method === 'POST' ? parseJson((await readBody(request)).toString('utf8') || '{}') : {};
      if (!isJsonObject(body)) throw new Error('the body must be a JSON object');
      answerJson(response, 200, { ok: true, ...(await order(slack, body, url)) });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      answerJson(response, 400, { ok: false, error: error instanceof SlackRefusal ? error.code : error.message });
    }
    return true;
  };
}

const ORDERS: Readonly<Record<string, Order>> = {
  ...SOCKET_ORDERS,
  ...LIMIT_ORDERS,
  ...VIEW_ORDERS,
  'POST /faults': (slack, body) => ({ id: slack.faults.order(readFault(body)) }),
  'GET /faults': (slack) => ({ faults: slack.faults.list() }),
  'DELETE /faults': (slack) => {
    slack.faults.clear();
    return {};
  },
  'GET /sent': (slack, _body, url) => {
    const method = url.searchParams.get('method');
    return { calls: slack.calls.filter((call) => method === null || call.method === method) };
  },
  'GET /events': (slack) => ({ attempts: slack.events }),
  'POST /events/deliver-again': async (slack, body) => {
    await slack.deliverAgain(needText(body, 'eventId'), {
      times: wholeNumber(body, 'times') ?? 1,
      concurrent: body.concurrent === true,
    });
    return {};
  },
  'POST /events/hold': (slack, body) => {
    slack.holdEvents(readFilter(body));
    return {};
  },
  'POST /events/release': (slack, body) => {
    const order = optionalText(body, 'order') ?? 'forward';
    if (order !== 'forward' && order !== 'reverse' && order !== 'drop') {
      throw new Error('"order" must be forward, reverse or drop');
    }
    return { released: slack.releaseEvents(order) };
  },
  'POST /events/rate-limited': (slack, body) => {
    slack.tellRateLimited(wholeNumber(body, 'minute'));
    return {};
  },
  'POST /token': (slack, body) => {
    if (typeof body.revoked !== 'boolean') throw new Error('"revoked" must be true or false');
    slack.setTokenRevoked(body.revoked);
    return {};
  },
  'POST /files/delete': (slack, body) => {
    slack.removeFile({ user: needText(body, 'user'), file: needText(body, 'file') });
    return {};
  },
  'POST /messages/delete': (slack, body) => {
    slack.removeAsOwner({ channel: needText(body, 'channel'), ts: needText(body, 'ts') });
    return {};
  },
  'GET /messages': (slack, _body, url) => ({ messages: slack.messages(url.searchParams.get('channel') ?? '') }),
  'GET /ephemerals': (slack, _body, url) => ({ ephemerals: slack.ephemerals(url.searchParams.get('user') ?? '') }),
  'POST /members': (slack, body) => ({ member: setMember(slack, body) }),
  'POST /channels': (slack, body) => changeChannel(slack, body),
};

/** A known id is changed (and the app told), an unknown one added. */
function setMember(slack: LocalSlack, body: JsonObject): Member {
  const id = needText(body, 'id');
  const change = readMember(body);
  const known = slack.members().some((member) => member.id === id);
  const member = known
    ? slack.changeMember(id, change)
    : slack.addMember({ id, name: needText(body, 'name'), ...change });
  for (const channel of names(body.channels)) slack.join(channel, id);
  return member;
}

function readMember(body: JsonObject): Partial<Omit<NewMember, 'id'>> {
  const change: Partial<Omit<NewMember, 'id'>> = {};
  for (const name of ['name', 'realName', 'displayName', 'email', 'color', 'tz', 'locale', 'teamId'] as const) {
    const value = optionalText(body, name);
    if (value !== undefined) change[name] = value;
  }
  for (const name of ['isBot', 'isRestricted', 'isUltraRestricted', 'deleted'] as const) {
    const value = body[name];
    if (typeof value === 'boolean') change[name] = value;
  }
  return change;
}

function changeChannel(slack: LocalSlack, body: JsonObject): object {
  const action = needText(body, 'action');
  const id = needText(body, 'id');
  if (action === 'add') {
    const shared = { id, name: needText(body, 'name'), private: body.private === true };
    return { channel: slack.addChannel('members' in body ? { ...shared, members: names(body.members) } : shared) };
  }
  if (action === 'archive' || action === 'unarchive') slack.setArchived(id, action === 'archive');
  else if (action === 'join') slack.join(id, needText(body, 'user'), optionalText(body, 'inviter'));
  else if (action === 'leave') slack.leave(id, needText(body, 'user'));
  else throw new Error('"action" must be add, archive, unarchive, join or leave');
  return {};
}

function readFault(body: JsonObject): FaultOrder {
  const kind = needText(body, 'kind');
  if (!isFaultKind(kind)) throw new Error(`"kind" must be one of ${FAULT_KINDS.join(', ')}`);
  const fault: FaultOrder = { method: needText(body, 'method'), kind };
  const retryAfter = body.retryAfter === null ? null : wholeNumber(body, 'retryAfter');
  if (retryAfter !== undefined) fault.retryAfter = retryAfter;
  for (const name of ['times', 'after', 'delayMs', 'acceptAfterMs'] as const) {
    const value = wholeNumber(body, name);
    if (value !== undefined) fault[name] = value;
  }
  for (const name of ['channel', 'error', 'location'] as const) {
    const value = optionalText(body, name);
    if (value !== undefined) fault[name] = value;
  }
  if (body.accept === true) fault.accept = true;
  return fault;
}

function isFaultKind(kind: string): kind is FaultKind {
  return FAULT_KINDS.some((known) => known === kind);
}

function readFilter(body: JsonObject): EventFilter {
  const filter: EventFilter = {};
  for (const name of ['type', 'subtype', 'user', 'channel', 'threadTs'] as const) {
    const value = optionalText(body, name);
    if (value !== undefined) filter[name] = value;
  }
  if (typeof body.own === 'boolean') filter.own = body.own;
  return filter;
}

function wholeNumber(body: JsonObject, name: string): number | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw new Error(`"${name}" must be a number`);
  return value;
}

function names(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}
