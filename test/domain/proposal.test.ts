import { describe, expect, it } from 'vitest';
import {
  judgeAnswer,
  PROPOSAL_STATES,
  type Proposal,
  type ProposalAnswer,
  type ProposalState,
  type ProposalVersion,
  proposalAfter,
} from '../../src/domain/proposal.ts';

const at = new Date('2026-03-01T00:00:00Z');

function version(number: number, answer?: ProposalAnswer): ProposalVersion {
  return {
    version: number,
    service: { handle: 'seo', name: 'SEO' },
    work: 'Work',
    milestones: [],
    price: { amount: '100', currency: 'EUR' },
    estimatedDays: 3,
    authorName: 'Alice',
    slackUser: 'U1',
    sentAt: at,
    delivery: 'delivered',
    ...(answer && { answer }),
  };
}

function proposal(
  state: ProposalState,
  ...versions: ProposalVersion[]
): Pick<Proposal, 'state' | 'version' | 'versions'> {
  return { state, version: versions.length, versions };
}

describe('a proposal', () => {
  it.each(PROPOSAL_STATES)('that is %s takes what its state allows, and nothing else', (state) => {
    const waits = state === 'sent';
    const canGoOn = waits || state === 'declined';
    expect(proposalAfter(state, 'edit')).toBe(canGoOn ? 'sent' : undefined);
    expect(proposalAfter(state, 'close')).toBe(canGoOn ? 'closed' : undefined);
    expect(proposalAfter(state, 'accept')).toBe(waits ? 'accepted' : undefined);
    expect(proposalAfter(state, 'decline')).toBe(waits ? 'declined' : undefined);
  });
});

describe('an answer of the merchant', () => {
  const accepted = { version: 1, answer: 'accepted' } as const;
  const declined = { version: 1, answer: 'declined' } as const;

  it('counts for the newest version that waits for one', () => {
    expect(judgeAnswer(proposal('sent', version(1)), accepted)).toEqual({ kind: 'counts', to: 'accepted' });
    expect(judgeAnswer(proposal('sent', version(1, 'declined'), version(2)), { ...declined, version: 2 })).toEqual({
      kind: 'counts',
      to: 'declined',
    });
  });

  it('that was given before changes nothing, also once a newer version is out', () => {
    expect(judgeAnswer(proposal('accepted', version(1, 'accepted')), accepted)).toEqual({ kind: 'repeat' });
    expect(judgeAnswer(proposal('sent', version(1, 'declined'), version(2)), declined)).toEqual({ kind: 'repeat' });
  });

  it('to an older version, to one that is answered or closed, or to none is refused with the reason', () => {
    const because = (of: ReturnType<typeof proposal>, answer: { version: number; answer: ProposalAnswer }) =>
      Object(judgeAnswer(of, answer)).because;
    expect(because(proposal('sent', version(1), version(2)), accepted)).toBe('old_version');
    expect(because(proposal('accepted', version(1, 'accepted')), declined)).toBe('answered_already');
    expect(because(proposal('declined', version(1, 'declined')), accepted)).toBe('answered_already');
    expect(because(proposal('closed', version(1)), accepted)).toBe('closed');
    expect(because(proposal('sent', version(1)), { ...accepted, version: 7 })).toBe('unknown_version');
  });
});
