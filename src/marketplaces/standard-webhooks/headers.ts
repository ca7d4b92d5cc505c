import { z } from 'zod';

export const WEBHOOK_ID_LIMIT = 255;

/** The headers of a signed event, in either direction. https://www.standardwebhooks.com */
export const webhookHeaders = z.object({
  'webhook-id': z
    .string()
    .min(1)
    .max(WEBHOOK_ID_LIMIT)
    .meta({
      description: 'Names the event; the same for every repeat of it.',
      examples: ['evt_2f1c9f6e7d3b4a58'],
    }),
  'webhook-timestamp': z
    .string()
    .regex(/^\d{1,12}$/)
    .meta({
      description: 'When this attempt was signed, in seconds since 1970; at most five minutes from the time here.',
      examples: ['1769851800'],
    }),
  'webhook-signature': z
    .string()
    .min(1)
    .meta({
      description:
        '`v1,` and, in base64, the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>` with the bytes of the secret behind `whsec_`. Several are separated by spaces.',
      examples: ['v1,8u0lPbkFhYk2CnkRl2jzAjCmLE8Hq1ISUbVJvzYsXRE='],
    }),
});
