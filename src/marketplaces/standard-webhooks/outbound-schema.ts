import { z } from 'zod';
import { BLOCK_REASONS } from '../../domain/block-reason.ts';
import { DECLINE_REASONS } from '../../domain/decline-reason.ts';
import { JOB_STATUSES } from '../../domain/job-status.ts';
import { id, instant, money, name, reference } from './fields.ts';
import { service } from './job.ts';
import { writtenFile } from './message.ts';

const status = z.enum(JOB_STATUSES).meta({ id: 'JobStatus', description: 'The status when it happened.' });
const jobNow = z.object({ id, status }).meta({ id: 'JobNow' });
const said = z.string();
const day = z.iso.date().meta({ examples: ['2026-03-04'] });
const html = z.string().meta({ description: 'The same words with p br strong em s code pre blockquote ul ol li a.' });

const version = z.int().positive().meta({ description: 'From 1; each edit is a new version.' });

const milestone = z
  .object({ title: said, price: money, duration_days: z.int().nonnegative() })
  .meta({ id: 'Milestone' });

const proposal = z
  .object({
    id,
    version,
    service,
    work: said,
    milestones: z.array(milestone),
    price: money,
    estimated_days: z.int().nonnegative(),
    terms: said.exactOptional(),
  })
  .meta({ id: 'Proposal' });

const preferences = z
  .object({
    available: z.boolean(),
    discoverable: z.boolean(),
    dropshipping: z.boolean(),
    services: z.array(z.object({ ...service.shape, price: money.exactOptional() })),
    away_from: day.exactOptional(),
    away_until: day.exactOptional(),
  })
  .meta({ id: 'Preferences', description: 'All of them, as they are now.' });

const offer = z
  .object({
    organization: id,
    job: reference,
    conversation: reference,
    rank: z.int().positive().meta({ description: '1 is the best.' }),
    reasons: z.array(z.string()),
  })
  .meta({ id: 'Offer' });

/** What we tell a marketplace, as it travels. The document is made of it, and the tests hold every event against it. */
export const outboundEvent = z.discriminatedUnion('type', [
  told('message.sent', {
    message: z.object({
      id,
      body: said,
      html,
      author: z.object({ name }),
      sent_at: instant,
      files: z.array(writtenFile),
    }),
  }),
  told('message.corrected', { message: z.object({ id, body: said, html, edited_at: instant }) }),
  told('message.withdrawn', { message: reference }),
  told('job.opened', {}),
  told('job.expired', {}),
  told('job.inactive', {}),
  told('job.completed', {}),
  told('job.reopened', {}),
  told('job.created', { job: z.object({ id, status, proposal: z.object({ id, version }) }) }),
  told('job.declined', { reason: z.enum(DECLINE_REASONS), comment: said.exactOptional() }),
  told('merchant.blocked', { merchant: reference, reason: z.enum(BLOCK_REASONS) }),
  told('proposal.sent', { proposal }),
  told('proposal.closed', { proposal }),
  told('review.requested', { lead: reference.exactOptional(), proposal: reference.exactOptional() }),
  told('store_access.requested', { agreed: z.literal(true) }),
  told('preferences.updated', { preferences }),
  told('organization.connected', {}),
  told('organization.disconnected', {}),
  told('request.matched', { request: reference, offers: z.array(offer) }),
]);

function told<Type extends string, Data extends z.ZodRawShape>(type: Type, shape: Data) {
  const data = z.object({
    organization: id.meta({ description: 'As you call it; `default` where you never named it.' }),
    conversation: reference.exactOptional(),
    job: jobNow.exactOptional(),
    at: instant.meta({ description: 'When it happened; a repeat does not change it.' }),
    by: z.object({ name }).exactOptional(),
    ...shape,
  });
  return z.object({ type: z.literal(type), timestamp: instant, data });
}
