import { z } from 'zod';
import { request } from './job.ts';
import { merchantWithStore, store } from './merchant.ts';
import { message } from './message.ts';

const MOST_OFFERS = 20;

/** What `request.created` carries. */
export const requestCreated = {
  request,
  merchant: merchantWithStore,
  store: store.exactOptional(),
  message: message.exactOptional(),
  offer_to: z
    .int({ error: 'must be a whole number' })
    .min(1, { error: 'must be at least 1' })
    .max(MOST_OFFERS, { error: `must be at most ${MOST_OFFERS}` })
    .meta({ description: 'How many experts may have it at the same time; 3 unless given.', examples: [3] })
    .exactOptional(),
};

export function withOfferTo<T extends { offer_to?: number }>({
  offer_to,
  ...rest
}: T): Omit<T, 'offer_to'> & { offerTo?: number } {
  return { ...rest, ...(offer_to !== undefined && { offerTo: offer_to }) };
}

/** How an expert gets a request: as a job of their own. */
export interface OfferedJob {
  jobId: string;
  conversationId: string;
  /** As the marketplace calls the organization. */
  organization: string;
  offeredAt: Date;
  /** It was offered to others before: whatever deadline the request named was for them. */
  again: boolean;
}

interface RawRequest {
  timestamp: unknown;
  data: { request: { expires_at?: string }; merchant: unknown; store?: unknown; message?: unknown };
}

/** The `job.created` that one organization gets of a `request.created`, which has been read before. */
export function writeOfferedJob(raw: object, offer: OfferedJob): object {
  const { timestamp, data } = raw as RawRequest;
  const { expires_at, ...asked } = data.request;
  const ends = !offer.again && expires_at !== undefined && Date.parse(expires_at) > offer.offeredAt.getTime();
  return {
    type: 'job.created',
    timestamp,
    data: {
      organization: offer.organization,
      job: {
        ...asked,
        id: offer.jobId,
        kind: 'match',
        created_at: offer.offeredAt.toISOString(),
        ...(ends && { expires_at }),
      },
      merchant: data.merchant,
      ...(data.store !== undefined && { store: data.store }),
      conversation: { id: offer.conversationId },
      ...(data.message !== undefined && { message: data.message }),
    },
  };
}

/** A `lead.created` that names the organization that gets it. */
export function writeOfferedLead(raw: object, organization: string): object {
  const { data, ...rest } = raw as { data: object };
  return { ...rest, data: { ...data, organization } };
}
