import { randomBytes } from 'node:crypto';
import { isJsonObject } from './json.ts';
import type { Installation } from './manifest.ts';
import type { DeliveryAttempt, DeliveryOutcome, EventFilter, RetryReason } from './model.ts';
import { sendSigned, signedHeaders } from './signed-post.ts';
import type { Sockets } from './socket/sockets.ts';
import type { Channel, Json, JsonObject } from './state.ts';
import type { Workspace } from './workspace.ts';

const SLACK_RETRY_DELAYS_MS = [0, 60_000, 300_000] as const;
const SOON_MS = 1_000;
const KEPT_ATTEMPTS = 10_000;

export interface EventSenderOptions {
  appUrl: () => string;
  signingSecret: string;
  answerWithinMs: number;
  retryDelaysMs: readonly [number, number, number] | undefined;
  sockets: Sockets;
}

export interface EventSender {
  readonly attempts: DeliveryAttempt[];
  /** Sends an event if the app subscribed to it and, for a channel's event, its bot is a member. */
  emit(event: JsonObject, channel?: Channel): void;
  /** Sends `app_rate_limited` for a minute (seconds since 1970), this one unless given. */
  tellRateLimited(minute?: number): void;
  hold(filter?: EventFilter): void;
  release(order?: 'forward' | 'reverse' | 'drop'): number;
  deliverAgain(eventId: string, options?: { times?: number; concurrent?: boolean }): Promise<void>;
  settled(): Promise<void>;
  close(): void;
}

/** `app_rate_limited` has no event and no id. */
type Envelope = JsonObject & { event_id?: string };

export function createEventSender(
  workspace: Workspace,
  installation: Installation,
  options: EventSenderOptions,
): EventSender {
  const attempts: DeliveryAttempt[] = [];
  const delays = options.retryDelaysMs ?? SLACK_RETRY_DELAYS_MS;
  const timers = new Set<NodeJS.Timeout>();
  const waiting: (() => void)[] = [];
  let busy = 0;
  const closing = new AbortController();
  let holding: EventFilter | undefined;
  let held: Envelope[] = [];

  function emit(event: JsonObject, channel?: Channel): void {
    if (closing.signal.aborted || !installation.events.has(subscriptionName(event, channel))) return;
    if (channel !== undefined && !channel.members.includes(workspace.app.userId)) return;
    const envelope = envelopeOf(workspace, event);
    if (holding !== undefined && fits(holding, event, workspace)) held.push(envelope);
    else void start(envelope, 0);
  }

  function tellRateLimited(minute?: number): void {
    const now = Math.floor(Date.now() / 1000);
    const { token, team_id, api_app_id } = envelopeOf(workspace, {});
    const minute_rate_limited = minute ?? now - (now % 60);
    void start({ token, type: 'app_rate_limited', team_id, minute_rate_limited, api_app_id }, 0);
  }

  async function start(envelope: Envelope, retryNum: number, reason?: RetryReason): Promise<void> {
    busy += 1;
    const failure = await attempt(envelope, retryNum, reason);
    if (failure !== undefined && retryNum < delays.length) retryLater(envelope, retryNum + 1, failure);
    done();
  }

  function retryLater(envelope: Envelope, retryNum: number, reason: RetryReason): void {
    if (closing.signal.aborted) return;
    const delay = delays[retryNum - 1] ?? 0;
    const soon = delay <= SOON_MS;
    if (soon) busy += 1;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void start(envelope, retryNum, reason);
      if (soon) done();
    }, delay);
    timers.add(timer);
  }

  function done(): void {
    busy -= 1;
    if (busy === 0) for (const resolve of waiting.splice(0)) resolve();
  }

  /** One request; what failed, if it did and may be tried again. */
  async function attempt(envelope: Envelope, retryNum: number, why?: RetryReason): Promise<RetryReason | undefined> {
    const post = {
      url: `${options.appUrl()}/slack/events`,
      body: JSON.stringify(envelope),
      contentType: 'application/json' as const,
      signingSecret: options.signingSecret,
      answerWithinMs: options.answerWithinMs,
      closing: closing.signal,
      ...(why !== undefined && { extraHeaders: { 'x-slack-retry-num': `${retryNum}`, 'x-slack-retry-reason': why } }),
    };
    const overSocket = options.sockets.inUse();
    const headers = overSocket ? {} : signedHeaders(post);
    const url = overSocket ? 'socket' : post.url;
    const record: DeliveryAttempt = {
      eventId: envelope.event_id ?? '',
      retryNum,
      url,
      headers,
      body: envelope,
      at: new Date(),
    };
    if (attempts.push(record) > KEPT_ATTEMPTS) attempts.shift();
    record.outcome = await (overSocket ? sendOverSocket(envelope, retryNum, why) : sendSigned(post, headers));
    if (record.outcome.delivered || record.outcome.noRetry) return undefined;
    return record.outcome.reason;
  }

  async function sendOverSocket(envelope: Envelope, attempt: number, why?: RetryReason): Promise<DeliveryOutcome> {
    const told = await options.sockets.deliver('events_api', envelope, { attempt, reason: why ?? '' });
    if (told.acknowledged) return { delivered: true, status: 200 };
    return { delivered: false, reason: told.reason, noRetry: false };
  }

  function release(order: 'forward' | 'reverse' | 'drop' = 'forward'): number {
    const kept = held;
    held = [];
    holding = undefined;
    if (order === 'reverse') kept.reverse();
    if (order !== 'drop') void sendInTurn(kept);
    return kept.length;
  }

  /** Each is answered before the next leaves, so that the order asked for is the order heard. */
  async function sendInTurn(envelopes: readonly Envelope[]): Promise<void> {
    busy += 1;
    for (const envelope of envelopes) await start(envelope, 0);
    done();
  }

  async function deliverAgain(eventId: string, how: { times?: number; concurrent?: boolean } = {}): Promise<void> {
    const envelope =
      held.find((candidate) => candidate.event_id === eventId) ??
      attempts.findLast((candidate) => candidate.eventId === eventId)?.body;
    if (envelope === undefined) throw new Error(`no event ${eventId}`);
    const again: Envelope = { ...envelope, event_id: eventId };
    const copies = Array.from({ length: how.times ?? 1 });
    if (how.concurrent === true) {
      await Promise.all(copies.map(() => attempt(again, 1, 'http_timeout')));
      return;
    }
    for (const _copy of copies) await attempt(again, 1, 'http_timeout');
  }

  return {
    attempts,
    emit,
    tellRateLimited,
    hold: (filter = {}) => {
      holding = filter;
    },
    release,
    deliverAgain,
    settled: () => (busy === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    close: () => {
      closing.abort();
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      for (const resolve of waiting.splice(0)) resolve();
    },
  };
}

function envelopeOf(workspace: Workspace, event: JsonObject): Envelope {
  const { team, app } = workspace;
  return {
    token: 'local-slack-verification-token',
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.id,
    event,
    type: 'event_callback',
    event_id: `Ev${randomBytes(8).toString('hex').toUpperCase()}`,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: app.userId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${randomBytes(12).toString('base64url')}`,
  };
}

function subscriptionName(event: JsonObject, channel: Channel | undefined): string {
  if (event.type !== 'message' || channel === undefined) return String(event.type);
  return { channel: 'message.channels', private: 'message.groups', dm: 'message.im' }[channel.kind];
}

function fits(filter: EventFilter, event: JsonObject, workspace: Workspace): boolean {
  const inner = isJsonObject(event.message) ? event.message : event;
  const previous = isJsonObject(event.previous_message) ? event.previous_message : inner;
  const own = [event, inner, previous].some((part) => part.bot_id === workspace.app.botId);
  const pairs: [Json | undefined, Json | undefined][] = [
    [filter.type, event.type],
    [filter.subtype, event.subtype],
    [filter.user, event.user ?? inner.user ?? previous.user],
    [filter.channel, event.channel],
    [filter.threadTs, inner.thread_ts ?? previous.thread_ts],
    [filter.own, own],
  ];
  return pairs.every(([wanted, actual]) => wanted === undefined || wanted === actual);
}
