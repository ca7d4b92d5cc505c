import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendJson } from '../pages/answers.ts';
import { followChanges } from '../pages/changes.ts';
import type { WebhookAnswer } from './model.ts';
import type { Negotiation } from './negotiations.ts';
import type { LocalThumbtack } from './thumbtack.ts';

const LONGEST_BODY_BYTES = 64 * 1024;

/** What the page is drawn from, newest lead first. */
export interface ThumbtackState {
  negotiations: Negotiation[];
}

type Verb = (thumbtack: LocalThumbtack, input: Record<string, string>) => Promise<WebhookAnswer> | undefined;

/** What a customer can do; undefined where the input does not say enough. */
const VERBS: Readonly<Record<string, Verb>> = {
  lead(thumbtack, { name = '', category = '', description = '' }) {
    const [firstName = '', ...rest] = name.trim().split(/\s+/);
    if (!firstName || !category.trim() || !description.trim()) return undefined;
    const customer = { firstName, lastName: rest.join(' ') };
    const lead = thumbtack.ask({ description, category, customer });
    // As Thumbtack does: the lead, and its description once more as the first message.
    return thumbtack.post(lead.webhook).then(async (answer) => {
      await thumbtack.post(lead.description.webhook);
      return answer;
    });
  },
  message(thumbtack, { negotiationID = '', text = '' }) {
    if (!isKnown(thumbtack, negotiationID) || !text.trim()) return undefined;
    return thumbtack.post(thumbtack.write(negotiationID, text).webhook);
  },
  review(thumbtack, { negotiationID = '', rating = '', words = '' }) {
    const stars = Number(rating);
    if (!isKnown(thumbtack, negotiationID) || !(stars >= 1 && stars <= 5)) return undefined;
    return thumbtack.post(thumbtack.review(negotiationID, stars, words));
  },
};

/** Answers `/thumbtack/page/*`; false = not ours. */
export async function handleThumbtack(
  thumbtack: LocalThumbtack,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<boolean> {
  if (!url.pathname.startsWith('/thumbtack/page/')) return false;
  const what = url.pathname.slice('/thumbtack/page/'.length);
  if (request.method === 'GET' && what === 'stream') {
    followChanges(response, thumbtack.onChange);
    return true;
  }
  if (request.method === 'GET' && what === 'state') {
    sendJson(response, 200, { negotiations: thumbtack.negotiations().reverse() } satisfies ThumbtackState);
    return true;
  }
  const verb = request.method === 'POST' && Object.hasOwn(VERBS, what) ? VERBS[what] : undefined;
  if (!verb) return false;
  const answer = await verb(thumbtack, await readFields(request));
  if (!answer) sendJson(response, 422, { error: 'Something is missing.' });
  else if (answer.status >= 200 && answer.status < 300) sendJson(response, 200, { ok: true });
  else sendJson(response, 502, { error: `Jobline did not take it (${answer.status || 'no answer'}).` });
  return true;
}

function isKnown(thumbtack: LocalThumbtack, negotiationID: string): boolean {
  return thumbtack.negotiations().some((one) => one.negotiationID === negotiationID);
}

async function readFields(request: IncomingMessage): Promise<Record<string, string>> {
  const raw = await readBody(request, LONGEST_BODY_BYTES);
  try {
    const parsed: unknown = JSON.parse(raw?.toString('utf8') ?? '');
    return Object.fromEntries(Object.entries({ ...(parsed as object) }).map(([key, value]) => [key, String(value)]));
  } catch {
    return {};
  }
}
