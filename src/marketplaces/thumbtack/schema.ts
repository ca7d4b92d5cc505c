import { z } from 'zod';
import { name, text, time, webAddress, words } from '../standard-webhooks/fields.ts';

const MOST = 100;
const STARS = { error: 'must be 1 to 5' };

/** Becomes part of an address and gets a prefix: shorter than our own longest id, and without signs that mean something there. */
const id = z.string().regex(/^[\w-]{1,200}$/, { error: 'must have 1 to 200 letters, digits, _ or -' });

/** Thumbtack leaves out what it does not have, or sends null. */
const line = text(1000, 0).nullish();

const attachment = z.object({
  fileName: text(255, 0).nullish(),
  mimeType: text(255, 0).nullish(),
  fileSize: z.number().nonnegative().max(Number.MAX_SAFE_INTEGER).nullish(),
  description: text(2000, 0).nullish(),
  url: webAddress(8192),
});

const attachments = z.array(attachment).max(MOST).nullish();

const event = z.object({ triggeredAt: time.nullish() });

const location = z.object({ address1: line, address2: line, city: line, state: line, zipCode: line });

/** `NegotiationCreatedV4`: somebody asks for work. Fields that are not named here are let through and left out. */
export const negotiationCreated = z
  .object({
    event,
    data: z.object({
      negotiationID: id,
      createdAt: time.nullish(),
      business: z.object({ businessID: id }).nullish(),
      customer: z.object({ customerID: id, firstName: line, lastName: line, displayName: line, phone: line }),
      request: z.object({
        category: z.object({ categoryID: id.nullish(), name }),
        title: line,
        description: words.nullish(),
        location: location.nullish(),
        details: z
          .array(z.object({ question: text(2000, 0), answer: text(10_000, 0).nullish() }))
          .max(MOST)
          .nullish(),
        proposedTimes: z
          .array(z.object({ start: time, end: time.nullish() }))
          .max(MOST)
          .nullish(),
        // Minutes.
        booking: z.object({ start: time, duration: z.number().nullish() }).nullish(),
        attachments,
      }),
      estimate: z.object({ total: line }).nullish(),
    }),
  })
  .refine(({ event, data }) => data.createdAt ?? event.triggeredAt, {
    error: 'is required',
    path: ['data', 'createdAt'],
  });

/** `MessageCreatedV4`: somebody wrote, the customer or the business. */
export const messageCreated = z.object({
  event,
  data: z.object({
    negotiationID: id,
    messageID: id,
    from: z.enum(['Customer', 'Business']),
    business: z.object({ businessID: id }).nullish(),
    text: words.nullish(),
    attachments,
    sentAt: time,
  }),
});

/** `ReviewCreatedV4`: a customer's stars and words; of a lead, or of the business alone. */
export const reviewCreated = z.object({
  event: z.object({ triggeredAt: time }),
  data: z.object({
    reviewID: id,
    negotiationID: id.nullish(),
    rating: z.int({ error: 'must be a whole number' }).min(1, STARS).max(5, STARS),
    reviewText: words.nullish(),
  }),
});

export type NegotiationCreated = z.output<typeof negotiationCreated>;
export type MessageCreated = z.output<typeof messageCreated>;
export type ReviewCreated = z.output<typeof reviewCreated>;
export type Attachment = z.output<typeof attachment>;
