import { z } from 'zod';
import type { ProposalContent } from '../../domain/proposal.ts';
import { id, reference, text } from './fields.ts';
import { store } from './merchant.ts';

const answered = z.object({
  id,
  version: z.int({ error: 'must be a whole number' }).positive({ error: 'must be a version, counted from 1' }),
});

export const proposalAccepted = {
  proposal: answered,
  store: z.union([z.literal('new'), store], { error: 'must be "new", or a store with its name and url' }),
  job: reference.exactOptional(),
};

export const proposalDeclined = { proposal: answered, feedback: text(10_000, 0).exactOptional() };

/** A version as it travels. */
export function writeProposal({
  id: proposalId,
  version,
  ...content
}: { id: string; version: number } & ProposalContent): object {
  const { service, work, milestones, price, estimatedDays, terms } = content;
  const { currency } = price;
  return {
    id: proposalId,
    version,
    service,
    work,
    milestones: milestones.map(({ title, price: amount, durationDays }) => ({
      title,
      price: { amount, currency },
      duration_days: durationDays,
    })),
    price,
    estimated_days: estimatedDays,
    terms,
  };
}
