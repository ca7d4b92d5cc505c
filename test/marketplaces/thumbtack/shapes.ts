/** Webhooks in the shape of recorded ones; names, numbers and addresses are made up. */
type Fields = Record<string, unknown>;

const EVENT = { triggeredAt: '2026-09-15T04:02:29Z', webhookID: '590298304139583503', description: '' };

export const LEAD = {
  negotiationID: '590299344770662410',
  status: 'Open',
  chargeState: 'Created',
  createdAt: '2026-09-15T04:02:24Z',
  leadPrice: '$25.00',
  leadPriceBreakdown: { salesTax: '$1.85', subtotal: '$23.15' },
  business: { businessID: '590297085345701895', name: 'Northlight Studio' },
  customer: { customerID: '590299344770162703', firstName: 'Dana', lastName: 'Reyes', phone: '5615550142' },
  estimate: { total: '$150.00', pricePerUnit: '150.00', type: 'Fixed', unitName: 'service', unitQuantity: 1 },
  request: {
    requestID: '590299344772112393',
    category: { categoryID: '240123621172183344', name: 'Web Design' },
    description: 'Need a shop for candles',
    location: { address1: '123 Main St', address2: 'Apt 4B', city: 'Lake Worth', state: 'FL', zipCode: '33460' },
    details: [
      { question: 'Frequency of services', answer: 'One time only' },
      { question: 'Features', answer: 'Checkout' },
      { question: 'Features', answer: 'Blog' },
    ],
    proposedTimes: [{ start: '2026-09-16T10:00:00Z', end: '2026-09-16T11:00:00Z' }],
    attachments: [
      { fileName: 'pile.jpg', mimeType: 'image/jpeg', fileSize: 20, url: 'https://files.example/pile.jpg' },
    ],
    travelPreferences: ['ProviderTravelToCustomer'],
  },
};

export const MESSAGE = {
  messageID: '519153481515696128',
  negotiationID: '590299344770662410',
  customer: { customerID: '590299344770162703', displayName: 'Dana R.' },
  business: { businessID: '590297085345701895', displayName: 'Northlight Studio' },
  from: 'Customer',
  text: 'Are you available on my date?',
  attachments: [],
  sentAt: '2026-09-15T04:03:01Z',
};

export const REVIEW = {
  reviewID: '5343987659230309812',
  negotiationID: '590299344770662410',
  rating: 5,
  reviewText: 'Quick, and kind.',
  reviewerName: 'DR',
  createTime: '2026-09-15T04:02:24Z',
};

export function leadEvent(data: Fields = LEAD): Fields {
  return { event: { eventType: 'NegotiationCreatedV4', ...EVENT }, data };
}

export function messageEvent(data: Fields = MESSAGE): Fields {
  return { event: { eventType: 'MessageCreatedV4', ...EVENT }, data };
}

export function reviewEvent(data: Fields = REVIEW): Fields {
  return { event: { eventType: 'ReviewCreatedV4', ...EVENT }, data };
}
