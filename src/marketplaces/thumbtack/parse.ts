import type { z } from 'zod';
import type { InboundEvent } from '../../domain/inbound-event.ts';
import { fieldError, findUnfit } from '../standard-webhooks/parse.ts';
import type { FieldError, ParsedEvent } from '../upstream.ts';
import { eventOfLead } from './lead.ts';
import { eventOfMessage } from './message.ts';
import { messageCreated, negotiationCreated } from './schema.ts';

const MOST_ERRORS = 20;

/** What we take, by `event.eventType`. Each repeat has the same id: that of what was created. */
const READERS: Readonly<Record<string, (body: unknown) => ParsedEvent>> = {
  NegotiationCreatedV4: reader(negotiationCreated, (body) => ({
    event: eventOfLead(body),
    eventId: `NegotiationCreatedV4:${body.data.negotiationID}`,
  })),
  MessageCreatedV4: reader(messageCreated, (body) => ({
    event: eventOfMessage(body),
    eventId: `MessageCreatedV4:${body.data.messageID}`,
  })),
};

/** Reads a webhook of Thumbtack's API v4: `{"event": {"eventType", "triggeredAt"}, "data": {…}}`. */
export function parseThumbtack(body: unknown): ParsedEvent {
  const unfit = findUnfit(body);
  if (unfit !== null) return { ok: false, problem: 'invalid', errors: [unfit] };
  const type = typeOf(body);
  const known = `must be one of: ${Object.keys(READERS).join(', ')}`;
  if (type === undefined)
    return unknownType('invalid', { pointer: '/event/eventType', detail: `is required, ${known}` });
  const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  return read ? read(body) : unknownType('unknown_type', { pointer: '/event/eventType', detail: known });
}

function typeOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('event' in body)) return undefined;
  const { event } = body;
  if (typeof event !== 'object' || event === null || !('eventType' in event)) return undefined;
  return typeof event.eventType === 'string' ? event.eventType : undefined;
}

function unknownType(problem: 'invalid' | 'unknown_type', error: FieldError): ParsedEvent {
  return { ok: false, problem, errors: [error] };
}

function reader<Schema extends z.ZodType>(
  schema: Schema,
  write: (body: z.output<Schema>) => { event: InboundEvent; eventId: string },
): (body: unknown) => ParsedEvent {
  return (body) => {
    const parsed = schema.safeParse(body, { reportInput: true });
    if (parsed.success) return { ok: true, ...write(parsed.data) };
    const errors = parsed.error.issues.slice(0, MOST_ERRORS).map(fieldError);
    return { ok: false, problem: 'invalid', errors };
  };
}
