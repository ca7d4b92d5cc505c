import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import type { Journal } from '../journal.ts';
import { readBody, sendJson } from '../pages/answers.ts';
import type { MarketplaceFaults } from './faults.ts';
import type { EventData, MarketplaceRecord, ReceivedEvent } from './model.ts';
import { wasTaken } from './taken.ts';

const LONGEST_EVENT_BYTES = 1024 * 1024;

interface Envelope {
  type: string;
  data: EventData;
}

/** Takes events from Jobline at `POST /marketplace/events`: checks the signature, remembers webhook-ids, plays the ordered faults. */
export function createEventReceiver(
  secret: string,
  journal: Journal<MarketplaceRecord>,
  faults: MarketplaceFaults,
  onReceived: (event: ReceivedEvent) => void,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const webhook = new Webhook(secret);
  const taken = new Set(
    journal.records.flatMap((record) => (record.kind === 'received' && wasTaken(record) ? [record.webhookId] : [])),
  );

  function keep(event: ReceivedEvent): void {
    journal.append({ kind: 'received', ...event });
    if (wasTaken(event)) taken.add(event.webhookId);
    onReceived(event);
  }

  return async (request, response) => {
    const raw = await readBody(request, LONGEST_EVENT_BYTES);
    if (raw === undefined) return sendJson(response, 413, { title: 'Too large', status: 413 });
    const headers = headersOf(request);
    const envelope = envelopeOf(raw);
    const webhookId = headers['webhook-id'] ?? '';
    const base = { webhookId, headers, at: new Date().toISOString(), duplicate: taken.has(webhookId) };

    const wrong = wrongSignature(webhook, raw, headers);
    if (wrong || !envelope) {
      const status = wrong ? 401 : 400;
      const { type, data } = envelope ?? { type: 'unreadable', data: {} };
      keep({ ...base, type, data, verified: !wrong, duplicate: false, answered: status });
      return sendJson(response, status, { title: wrong ?? 'The body is not an event', status });
    }

    const event = { ...base, type: envelope.type, data: envelope.data, verified: true };
    const fault = faults.take(envelope.type);
    if (fault?.do === 'hang') return keep({ ...event, answered: 'hung' });
    if (fault?.do === 'cut' || fault?.do === 'dead') {
      keep({ ...event, answered: fault.do });
      request.socket.destroy();
      return;
    }
    if (fault?.do === 'answer') {
      keep({ ...event, answered: fault.status });
      if (fault.retryAfterSeconds !== undefined) response.setHeader('retry-after', String(fault.retryAfterSeconds));
      if (fault.location !== undefined) response.setHeader('location', fault.location);
      return sendJson(response, fault.status, { title: 'Ordered by the sandbox', status: fault.status });
    }
    keep({ ...event, answered: 202 });
    if (fault?.do === 'slow') await setTimeout(fault.delayMs, undefined, { ref: false });
    sendJson(response, 202, { id: webhookId, status: event.duplicate ? 'duplicate' : 'accepted' });
  };
}

function wrongSignature(webhook: Webhook, raw: Buffer, headers: Record<string, string>): string | undefined {
  try {
    webhook.verify(raw, headers, { jsonParse: false });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function envelopeOf(raw: Buffer): Envelope | undefined {
  try {
    const parsed: unknown = JSON.parse(raw.toString('utf8'));
    if (typeof parsed !== 'object' || parsed === null) return undefined;
    const { type, data } = parsed as { type?: unknown; data?: unknown };
    if (typeof type !== 'string' || typeof data !== 'object' || data === null) return undefined;
    return { type, data: data as EventData };
  } catch {
    return undefined;
  }
}

function headersOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : `${value}`,
    ]),
  );
}
