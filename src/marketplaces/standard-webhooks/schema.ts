import { z } from 'zod';
import type { InboundEvent } from '../../domain/inbound-event.ts';
import {
  invoiceMirrored,
  leadCreated,
  namesWhatIsReviewed,
  reviewCreated,
  storeAccessApproved,
  storeAccessRefused,
} from './after-work.ts';
import { id, reference, text, time } from './fields.ts';
import { job, service } from './job.ts';
import { merchant, merchantWithStore, store } from './merchant.ts';
import { editedMessage, message } from './message.ts';
import { proposalAccepted, proposalDeclined } from './proposal.ts';
import { requestCreated, withOfferTo } from './request.ts';

const reason = text(10_000, 0);

const ONE_OF_THREE = [{ required: ['job'] }, { required: ['proposal'] }, { required: ['lead'] }];

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
  event('merchant.blocked_us', { conversation: reference }),
  event('proposal.accepted', proposalAccepted),
  event('proposal.declined', proposalDeclined),
  event('review.created', reviewCreated, { oneOf: ONE_OF_THREE }).refine(namesWhatIsReviewed, {
    path: ['data'],
    error: 'must name one of job, proposal and lead',
  }),
  event('store_access.approved', storeAccessApproved),
  event('store_access.refused', storeAccessRefused),
  event('invoice.created', invoiceMirrored),
  event('invoice.paid', invoiceMirrored),
  event('invoice.closed', invoiceMirrored),
  event('lead.created', leadCreated),
  event('request.created', requestCreated).transform(withOfferTo),
]);

/** `says`: in JSON Schema, what is refined besides. */
function event<Type extends InboundEvent['type'], Data extends z.ZodRawShape>(
  type: Type,
  shape: Data,
  says: z.core.JSONSchema.BaseSchema = {},
) {
  const data = z.object({ organization: id.exactOptional(), ...shape }).meta(says);
  return z
    .object({ type: z.literal(type), timestamp: time, data })
    .transform((envelope) => ({ ...envelope.data, type, timestamp: envelope.timestamp }));
}
