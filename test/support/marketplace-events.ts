import { Webhook } from 'standardwebhooks';

export const SECRET = `whsec_${Buffer.from('a secret of the marketplace, one').toString('base64')}`;
export const OTHER_SECRET = `whsec_${Buffer.from('a secret of the marketplace, two').toString('base64')}`;

type Fields = Record<string, unknown>;

export const aMessage = { id: 'msg-1', body: 'Hello', sent_at: '2026-01-31T09:30:00Z' };
const aRequest = { created_at: '2026-01-31T09:30:00Z', service: { handle: 'store-setup', name: 'Store setup' } };
export const aJob = { id: '123', kind: 'match', ...aRequest };
const anInvoice = { id: 'inv-1', amount: '1500.00', currency: 'EUR' };
export const aMerchant = { id: 'm-9', name: 'Jana Nováková' };

/** One valid event of each type, with no more than what is required. */
export const DATA: Record<string, Fields> = {
  'job.created': { job: aJob, merchant: aMerchant },
  'conversation.created': { conversation: { id: 'c-77' }, merchant: aMerchant, message: aMessage },
  'message.created': { conversation: { id: 'c-77' }, message: aMessage },
  'message.updated': {
    conversation: { id: 'c-77' },
    message: { id: 'msg-1', body: 'Hello!', edited_at: '2026-01-31T09:31:00Z' },
  },
  'message.deleted': { conversation: { id: 'c-77' }, message: { id: 'msg-1' } },
  'job.declined': { job: { id: '123' } },
  'job.closed': { job: { id: '123' } },
  'job.confirmed': { job: { id: '123' } },
  'merchant.blocked_us': { conversation: { id: 'c-77' } },
  'proposal.accepted': { proposal: { id: 'p-1', version: 1 }, store: 'new' },
  'proposal.declined': { proposal: { id: 'p-1', version: 1 } },
  'review.created': { job: { id: '123' }, review: { id: 'rev-1', rating: 5 } },
  'store_access.approved': { job: { id: '123' } },
  'store_access.refused': { job: { id: '123' } },
  'invoice.created': { job: { id: '123' }, invoice: anInvoice },
  'invoice.paid': { job: { id: '123' }, invoice: anInvoice },
  'invoice.closed': { job: { id: '123' }, invoice: anInvoice },
  'lead.created': { lead: { id: 'l-1', source: 'form' }, merchant: { ...aMerchant, email: 'jana@bluefjord.example' } },
  'request.created': { request: { ...aRequest, id: 'r-1' }, merchant: aMerchant },
};

export function envelope(type: string, data: Fields = DATA[type] ?? {}): Fields {
  return { type, timestamp: '2026-01-31T09:30:01Z', data };
}

/** Headers as the marketplace signs them. */
export function signedHeaders(
  body: string,
  { secret = SECRET, id = 'wh-1', aheadSeconds = 0 }: { secret?: string; id?: string; aheadSeconds?: number } = {},
): Record<string, string> {
  const at = new Date(Date.now() + aheadSeconds * 1000);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}
