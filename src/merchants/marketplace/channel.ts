import type { OutboundEvent } from '../../domain/outbound-event.ts';
import type { Logger } from '../../log.ts';
import type { ChannelOutcome, MerchantChannel } from '../channel.ts';
import { readRetryAfter } from './retry-after.ts';

const TIMEOUT_MS = 20_000;
const ANSWER_LIMIT_BYTES = 64 * 1024;

interface MarketplaceEndpoint {
  url: string;
  /** Writes an event as the marketplace reads it. */
  write: (event: OutboundEvent) => string;
  /** Headers that prove that the body is ours. */
  sign: (webhookId: string, sentAt: Date, body: string) => Record<string, string>;
}

/** Where no marketplace is connected. */
export const noMarketplace: MerchantChannel = {
  deliver: async () => ({ kind: 'permanent', reason: { code: 'no_marketplace' } }),
};

/** Tells merchants through the marketplace they came from: one POST an attempt, signed anew each time. */
export function createMarketplaceChannel(
  endpoint: MarketplaceEndpoint,
  options: { log: Logger; timeoutMs?: number; now?: () => Date },
): MerchantChannel {
  const { log, timeoutMs = TIMEOUT_MS, now = () => new Date() } = options;
  const { url, headers } = addressOf(endpoint.url);

  return {
    async deliver(event, { webhookId, attempt }) {
      const body = endpoint.write(event);
      const signature = endpoint.sign(webhookId, now(), body);
      const request: RequestInit = {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': 'Jobline', ...headers, ...signature },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      };
      try {
        const response = await fetch(url, request);
        await discard(response, log);
        const outcome = outcomeOf(response, now());
        const { status } = response;
        if (outcome.kind !== 'delivered')
          log.warn({ webhookId, attempt, status }, 'the marketplace did not take an event');
        return outcome;
      } catch (error) {
        log.warn({ err: error, webhookId, attempt }, 'the marketplace did not answer');
        return { kind: 'retry', reason: { code: 'unreachable' } };
      }
    },
  };
}

/** fetch takes no user and password in an address. */
function addressOf(configured: string): { url: URL; headers: Record<string, string> } {
  const url = new URL(configured);
  if (url.username === '' && url.password === '') return { url, headers: {} };
  const account = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = '';
  url.password = '';
  return { url, headers: { authorization: `Basic ${Buffer.from(account).toString('base64')}` } };
}

function outcomeOf(response: Response, now: Date): ChannelOutcome {
  const { status } = response;
  if (response.ok) return { kind: 'delivered', status };
  if (status === 410) return { kind: 'endpoint_off' };
  const reason = { code: 'refused' as const, status };
  const comeAgain = status === 408 || status === 425 || status === 429 || status >= 500;
  if (!comeAgain) return { kind: 'permanent', reason };
  const retryAfterMs = readRetryAfter(response.headers.get('retry-after'), now);
  return { kind: 'retry', reason, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

/**
 * Reads the answer's body away, so that the connection can be used again, but not an endless one. The status has decided
 * already: an answer that breaks off after it changes nothing.
 */
async function discard(response: Response, log: Logger): Promise<void> {
  if (response.body === null) return;
  let size = 0;
  try {
    for await (const chunk of response.body) {
      size += chunk.byteLength;
      if (size > ANSWER_LIMIT_BYTES) break;
    }
  } catch (error) {
    log.debug({ err: error }, 'the rest of an answer of the marketplace did not come');
  }
}
