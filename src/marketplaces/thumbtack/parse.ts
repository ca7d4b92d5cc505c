import type { z } from 'zod';
import type { InboundEvent } from '../../domain/inbound-event.ts';
import { fieldError, findUnfit } from '../standard-webhooks/parse.ts';
import type { ParsedEvent, UnneededEvent } from '../upstream.ts';
import { eventOfLead } from './lead.ts';
import { eventOfMessage } from './message.ts';
import { eventOfReview } from './review.ts';
import { messageCreated, negotiationCreated, reviewCreated } from './schema.ts';

const MOST_ERRORS = 20;
const LONGEST_LOGGED = 100;

type Read = (body: unknown) => ParsedEvent | UnneededEvent;

/** What we take, by `event.eventType`. Each repeat has the same id: that of what was created. */
const READERS: Readonly<Record<string, Read>> = {
  NegotiationCreatedV4: reader(negotiationCreated, (body) => ({
    event: eventOfLead(body),
    eventId: `NegotiationCreatedV4:${body.data.negotiationID}`,
  })),
  MessageCreatedV4: reader(messageCreated, (body) => ({
    event: eventOfMessage(body),
    eventId: `MessageCreatedV4:${body.data.messageID}`,
  })),
  ReviewCreatedV4: reader(reviewCreated, (body) => ({
    event: eventOfReview(body),
    eventId: `ReviewCreatedV4:${body.data.reviewID}`,
  })),
};

/**
 * Reads a webhook of Thumbtack's API v4: `{"event": {"eventType", "triggeredAt"}, "data": {…}}`. A business subscribes to whole
 * families of events in its own settings, so types that we have no use for do come; refused, they would look like a failure there.
 */
export function parseThumbtack(body: unknown): ParsedEvent | UnneededEvent {
  const unfit = findUnfit(body);
  if (unfit !== null) return { ok: false, problem: 'invalid', errors: [unfit] };
  const type = typeOf(body);
  if (type === undefined) {
    return { ok: false, problem: 'invalid', errors: [{ pointer: '/event/eventType', detail: 'is required' }] };
  }
  const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  return read ? read(body) : { ok: false, problem: 'unneeded', what: type.slice(0, LONGEST_LOGGED) };
}

function typeOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('event' in body)) return undefined;
  const { event } = body;
  if (typeof event !== 'object' || event === null || !('eventType' in event)) return undefined;
  return typeof event.eventType === 'string' ? event.eventType : undefined;
}

function reader<Schema extends z.ZodType>(
  schema: Schema,
  write: (body: z.output<Schema>) => { event: InboundEvent | undefined; eventId: string },
): Read {
  return (body) => {
    const parsed = schema.safeParse(body, { reportInput: true });
    if (!parsed.success) {
      return { ok: false, problem: 'invalid', errors: parsed.error.issues.slice(0, MOST_ERRORS).map(fieldError) };
    }
    const { event, eventId } = write(parsed.data);
    return event ? { ok: true, event, eventId } : { ok: false, problem: 'unneeded', what: eventId };
  };
}
