import type { InboundEvent } from '../../domain/inbound-event.ts';
import { filesOf, wordsWith } from './files.ts';
import { ourId } from './ids.ts';
import type { MessageCreated } from './schema.ts';

/**
 * What the customer wrote; or what was written in the name of the business, by us or by somebody else. Undefined for a message
 * that says nothing. The customer's name is not taken over: a message only has the short form of it.
 */
export function eventOfMessage({ event, data }: MessageCreated): InboundEvent | undefined {
  const { messageID, negotiationID, from, business, sentAt } = data;
  const about = {
    timestamp: event.triggeredAt ?? sentAt,
    ...(business && { organization: business.businessID }),
    conversation: { id: negotiationID },
  };
  const files = filesOf(data.attachments);
  const body = wordsWith(data.text ?? '', data.attachments);
  if (body === '' && files.length === 0) return undefined;
  if (from === 'Business') return { type: 'message.echoed', ...about, message: { id: messageID, body, sentAt } };
  return {
    type: 'message.created',
    ...about,
    // The description of a lead comes as its first message too.
    mayRepeatRequest: true,
    message: { id: ourId(messageID), body, sentAt, files },
  };
}
