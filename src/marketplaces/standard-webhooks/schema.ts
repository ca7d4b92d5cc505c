import { z } from 'zod';
import type { InboundEvent } from '../../domain/inbound-event.ts';
import { id, reference, text, time } from './fields.ts';
import { job, service } from './job.ts';
import { merchant, merchantWithStore, store } from './merchant.ts';
import { editedMessage, message } from './message.ts';

const reason = text(10_000, 0);

/**
 * What a marketplace may send. Fields that are not named here are let through and left out, so that a sender may add some
 * before we know them.
 */
export const inboundEvent = z.discriminatedUnion('type', [
  event('job.created', {
    job,
    merchant: merchantWithStore,
    store: store.exactOptional(),
    conversation: reference.exactOptional(),
    message: message.exactOptional(),
  }),
  event('conversation.created', {
    conversation: reference,
    merchant,
    store: store.exactOptional(),
    service: service.exactOptional(),
    message,
  }),
  event('message.created', {
    conversation: reference,
    job: reference.exactOptional(),
    merchant: merchant.exactOptional(),
    message,
  }),
  event('message.updated', { conversation: reference, message: editedMessage }),
  event('message.deleted', { conversation: reference, message: reference }),
  event('job.declined', { job: reference, reason: reason.exactOptional() }),
  event('job.closed', { job: reference, reason: reason.exactOptional() }),
  event('job.confirmed', { job: reference }),
]);

function event<Type extends InboundEvent['type'], Data extends z.ZodRawShape>(type: Type, shape: Data) {
  const data = z.object({ organization: id.exactOptional(), ...shape });
  return z
    .object({ type: z.literal(type), timestamp: time, data })
    .transform((envelope) => ({ ...envelope.data, type, timestamp: envelope.timestamp }));
}
