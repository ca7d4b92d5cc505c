import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Journal } from '../journal.ts';
import type { EventData, MarketplaceRecord } from './model.ts';

/** What Jobline answered to an event. `status` is 0 where no answer came; `body` then says why. */
export interface EventAnswer {
  webhookId: string;
  status: number;
  body: unknown;
}

export interface SendOptions {
  /** Give the one of an earlier event to deliver it again. */
  webhookId?: string;
  /** The attempt's time as it is signed; now unless given. */
  timestamp?: Date;
  /** Signs with another `whsec_` secret, to be refused. */
  secret?: string;
}

export interface EventSender {
  /** Signs and posts one event, once. Never throws for what the other side does. */
  send(type: string, data: EventData, options?: SendOptions): Promise<EventAnswer>;
  /** webhook-ids whose answer is awaited now. */
  inFlight: ReadonlySet<string>;
  setAppUrl(url: string): void;
  close(): void;
}

const ANSWER_WITHIN_MS = 20_000;

/** Sends events as Standard Webhooks to `<app>/marketplace/events` and keeps what was sent and answered. */
export function createEventSender(
  options: { appUrl: string; secret: string },
  journal: Journal<MarketplaceRecord>,
  onChange: () => void,
): EventSender {
  let { appUrl } = options;
  const inFlight = new Set<string>();
  const closing = new AbortController();

  async function send(type: string, data: EventData, how: SendOptions = {}): Promise<EventAnswer> {
    const webhookId = how.webhookId ?? `evt_${randomUUID()}`;
    const at = new Date();
    journal.append({ kind: 'sent', webhookId, type, data, at: at.toISOString() });
    inFlight.add(webhookId);
    onChange();
    const attemptAt = how.timestamp ?? at;
    const payload = JSON.stringify({ type, timestamp: at.toISOString(), data });
    const answer = await post(`${appUrl}/marketplace/events`, payload, {
      'content-type': 'application/json',
      'webhook-id': webhookId,
      'webhook-timestamp': String(Math.floor(attemptAt.getTime() / 1000)),
      'webhook-signature': new Webhook(how.secret ?? options.secret).sign(webhookId, attemptAt, payload),
    });
    inFlight.delete(webhookId);
    journal.append({ kind: 'answered', webhookId, ...answer, at: new Date().toISOString() });
    onChange();
    return { webhookId, ...answer };
  }

  async function post(
    url: string,
    body: string,
    headers: Record<string, string>,
  ): Promise<{ status: number; body: unknown }> {
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
    try {
      const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal });
      return { status: response.status, body: readable(await response.text()) };
    } catch (error) {
      return { status: 0, body: { title: 'No answer', detail: reasonOf(error) } };
    }
  }

  return {
    send,
    inFlight,
    setAppUrl(url) {
      appUrl = url;
    },
    close: () => closing.abort(),
  };
}

function readable(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text === '' ? null : text.slice(0, 2_000);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `Jobline did not answer within ${ANSWER_WITHIN_MS / 1000} seconds.`;
  if (error.name === 'AbortError') return 'The sandbox was closed before Jobline answered.';
  const code = error.cause instanceof Error && 'code' in error.cause ? ` (${String(error.cause.code)})` : '';
  return `Jobline could not be reached${code}.`;
}
