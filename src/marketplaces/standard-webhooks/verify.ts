import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import type { SignedRequest, Verification } from '../upstream.ts';
import { webhookHeaders } from './headers.ts';

const TOLERANCE_SECONDS = 5 * 60;

/**
 * Checks requests against several secrets (`whsec_…`, separated by spaces), so that one can be replaced by another while
 * both are in use. Throws at once when a secret is not base64. https://www.standardwebhooks.com
 */
export function createVerifier(secrets: string): (request: SignedRequest) => Verification {
  const webhooks = secrets
    .split(/\s+/)
    .filter((secret) => secret !== '')
    .map((secret) => new Webhook(secret));
  if (webhooks.length === 0) throw new Error('there is no secret to check webhooks with');

  return function verify({ headers, body }) {
    const id = headers['webhook-id'];
    const timestamp = headers['webhook-timestamp'];
    const signature = headers['webhook-signature'];
    if (!isGiven(id) || !isGiven(timestamp) || !isGiven(signature)) return { verified: false, why: 'missing' };
    // The library reads as many digits as it finds and signs only those.
    if (!webhookHeaders.shape['webhook-timestamp'].safeParse(timestamp).success)
      return { verified: false, why: 'malformed' };
    const age = Math.floor(Date.now() / 1000) - Number(timestamp);
    if (Math.abs(age) > TOLERANCE_SECONDS) return { verified: false, why: 'stale' };
    const signed = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
    if (!webhooks.some((webhook) => accepts(webhook, body, signed))) return { verified: false, why: 'wrong' };
    return { verified: true, webhookId: id };
  };
}

function isGiven(header: string | string[] | undefined): header is string {
  return typeof header === 'string' && header !== '';
}

function accepts(webhook: Webhook, body: Buffer, headers: Record<string, string>): boolean {
  try {
    webhook.verify(body, headers, { jsonParse: false });
    return true;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return false;
    throw error;
  }
}
