import { z } from 'zod';
import { LEAD_SOURCES } from '../../domain/lead.ts';
import { amount, email, id, locale, money, name, reference, text, timeZone, webAddress, words } from './fields.ts';

const review = z
  .object({
    id,
    rating: z
      .int({ error: 'must be a whole number from 1 to 5' })
      .min(1, { error: 'must be 1 to 5' })
      .max(5, { error: 'must be 1 to 5' }),
    body: words.exactOptional(),
  })
  .meta({ id: 'Review', description: 'Stars and words of a merchant. `body` is plain text.' });

/** Names what is reviewed: a job, a proposal or a lead. */
export const reviewCreated = {
  job: reference.exactOptional(),
  proposal: reference.exactOptional(),
  lead: reference.exactOptional(),
  review,
};

export function namesWhatIsReviewed(named: { job?: object; proposal?: object; lead?: object }): boolean {
  return [named.job, named.proposal, named.lead].filter((one) => one !== undefined).length === 1;
}

export const storeAccessApproved = { job: reference, url: webAddress(2048).exactOptional() };
export const storeAccessRefused = { job: reference };

const invoice = z
  .object({
    id,
    number: text(255).exactOptional(),
    amount,
    currency: money.shape.currency,
    url: webAddress(2048).exactOptional(),
  })
  .transform(({ amount: sum, currency, ...rest }) => ({ ...rest, money: { amount: sum, currency } }))
  .meta({ id: 'Invoice', description: 'An invoice of yours for a job. It is paid outside of Jobline.' });

export const invoiceMirrored = { job: reference, invoice };

const lead = z
  .object({ id, source: z.enum(LEAD_SOURCES), details: words.exactOptional() })
  .meta({ id: 'Lead', description: '`profile`: found this organization. `form`: several organizations may get it.' });

const leadMerchant = z
  .object({
    id,
    name,
    email,
    kind: z.enum(['owner', 'staff', 'prospect']).exactOptional(),
    locale: locale.exactOptional(),
    time_zone: timeZone.exactOptional(),
  })
  .transform(({ time_zone, ...rest }) => ({ ...rest, ...(time_zone !== undefined && { timeZone: time_zone }) }))
  .meta({ id: 'LeadMerchant', description: 'A person who left contact details: `email` is how they are answered.' });

export const leadCreated = { lead, merchant: leadMerchant };
