import type { ThumbtackMessage, ThumbtackRequest, WebhookAnswer } from './model.ts';

export const BUSINESS = { businessID: '590297085345701895', name: 'Northlight Studio' };

/** A lead as Thumbtack sends it; the fields are those of a recorded one. */
export function negotiationCreated(
  negotiationID: string,
  request: Required<Omit<ThumbtackRequest, 'customer'>> & { customer: Record<string, unknown> },
): object {
  const now = rfc3339();
  return {
    event: { eventType: 'NegotiationCreatedV4', triggeredAt: now, webhookID: '590298304139583503', description: '' },
    data: {
      negotiationID,
      status: 'Open',
      chargeState: 'Created',
      createdAt: now,
      leadPrice: '$25.00',
      leadPriceBreakdown: { salesTax: '$1.85', subtotal: '$23.15' },
      business: BUSINESS,
      customer: request.customer,
      estimate: { total: '$150.00', pricePerUnit: '150.00', type: 'Fixed', unitName: 'service', unitQuantity: 1 },
      request: {
        requestID: `${negotiationID}1`,
        category: { categoryID: '240123621172183344', name: request.category },
        description: request.description,
        location: { address1: '123 Main St', address2: 'Apt 4B', city: 'Lake Worth', state: 'FL', zipCode: '33460' },
        details: request.details,
        proposedTimes: [{ start: '2026-12-01T10:00:00Z', end: '2026-12-01T11:00:00Z' }],
        attachments: request.attachments,
        travelPreferences: ['ProviderTravelToCustomer'],
      },
    },
  };
}

/** A message as Thumbtack sends it, whoever wrote it. */
export function messageCreated(
  message: ThumbtackMessage,
  customer: { customerID: string; displayName: string },
): object {
  const { businessID, name } = BUSINESS;
  return {
    event: { eventType: 'MessageCreatedV4', triggeredAt: rfc3339(), webhookID: '590298304139583503', description: '' },
    data: { ...message, customer, business: { businessID, displayName: name } },
  };
}

/** A review as Thumbtack sends it. */
export function reviewCreated(
  reviewID: string,
  { negotiationID, rating, words }: { negotiationID: string; rating: number; words: string },
): object {
  const now = rfc3339();
  return {
    event: { eventType: 'ReviewCreatedV4', triggeredAt: now, webhookID: '590298304139583503', description: '' },
    data: { reviewID, negotiationID, rating, reviewText: words, reviewerName: 'DR', createTime: now },
  };
}

/** RFC 3339 without fractions, as Thumbtack writes times. */
export function rfc3339(at = new Date()): string {
  return at.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Posts a webhook with the user and password of HTTP Basic. Never throws for what the other side does. */
export async function postWebhook(url: string, account: string, payload: object): Promise<WebhookAnswer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from(account).toString('base64')}`,
      },
      body: JSON.stringify(payload),
      redirect: 'manual',
    });
    const body: unknown = await response.json();
    return { status: response.status, body };
  } catch (error) {
    return { status: 0, body: error instanceof Error ? error.message : String(error) };
  }
}
