import { Webhook } from 'standardwebhooks';

/** The headers that prove that a body comes from the holder of `secret` (`whsec_…`) and was sent at `sentAt`. */
export function signWebhook(secret: string, webhookId: string, sentAt: Date, body: string): Record<string, string> {
  return {
    'webhook-id': webhookId,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(webhookId, sentAt, body),
  };
}
