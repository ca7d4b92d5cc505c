import type { ConversationCard, JobCard, JobRequest } from '../../src/domain/card.ts';
import { DECLINE_REASONS } from '../../src/domain/decline-reason.ts';
import type { ThreadLine } from '../../src/domain/finding.ts';
import { JOB_STATUSES } from '../../src/domain/job-status.ts';
import type { ThreadShown } from '../../src/domain/job-verbs.ts';
import { LEAD_SOURCES, type LeadCard } from '../../src/domain/lead.ts';
import { RELAY_MODES } from '../../src/domain/relay-policy.ts';
import { PLACE, SOON, type SurfaceData } from './surface-data.ts';

export function jobOf(data: SurfaceData): JobCard {
  return {
    threadId: 7,
    relayMode: 'every_reply',
    number: data.number,
    kind: 'match',
    status: 'new',
    serviceName: data.service,
    title: data.title,
    merchant: data.merchant,
    expiresAt: SOON,
    answerBy: SOON,
    timeIsUp: false,
    priorities: data.priorities,
    budget: { amount: '1500.50', currency: 'EUR' },
    summary: data.summary,
    assignees: data.assignees,
    tags: data.tags.map(({ name }) => name),
    unread: 2,
    undelivered: 1,
    held: 3,
    confirmed: false,
    conversationBlocked: false,
  };
}

/** A job in every state that its card tells apart. */
export function jobsOf(data: SurfaceData): [string, JobCard][] {
  const job = jobOf(data);
  const endedAt = SOON;
  const unpaid = Array.from({ length: data.many }, () => ({ amount: '1500.50', currency: 'EUR' }));
  const changes: [string, Partial<JobCard>][] = [
    ...JOB_STATUSES.map((status): [string, Partial<JobCard>] => [status, { status, endedAt }]),
    ...RELAY_MODES.map((relayMode): [string, Partial<JobCard>] => [relayMode, { relayMode, status: 'responded' }]),
    ...DECLINE_REASONS.map((endedReason): [string, Partial<JobCard>] => [
      `declined: ${endedReason}`,
      { status: 'declined', endedAt, endedBy: { actor: 'member', name: data.member }, endedReason },
    ]),
    ['direct', { kind: 'direct', acceptedProposal: false, assignees: [] }],
    ['proposal', { kind: 'proposal', acceptedProposal: true }],
    ['time is up', { timeIsUp: true }],
    ['blocked', { conversationBlocked: true }],
    ['confirmed', { status: 'completed', endedAt, confirmed: true }],
    ['declined by us', { status: 'declined', endedAt, endedBy: { actor: 'member' } }],
    ['closed by the merchant', { status: 'closed', endedAt, endedBy: { actor: 'merchant' }, endedReason: data.reason }],
    [
      'with a store that is open',
      {
        status: 'responded',
        storeAccess: {
          state: 'approved',
          answeredBy: data.member,
          answeredAt: SOON,
          url: 'https://store.example/admin',
        },
        unpaid,
      },
    ],
    [
      'with a store of an odd address',
      {
        status: 'inactive',
        storeAccess: { state: 'approved', url: `https://store.example@evil.example/${data.name}` },
      },
    ],
    [
      'with access asked for',
      { status: 'responded', storeAccess: { state: 'requested', requestedBy: data.member, requestedAt: SOON } },
    ],
    ['with access refused', { status: 'awaiting_response', storeAccess: { state: 'refused' } }],
    ['with a review asked for', { status: 'completed', endedAt, reviewAsked: { by: data.member, at: SOON } }],
    ['reviewed', { status: 'completed', endedAt, rating: 4 }],
    ['closed by blocking', { status: 'closed', endedAt, endedBy: { actor: 'member', name: data.member } }],
  ];
  return changes.map(([name, change]) => [name, { ...job, ...change }]);
}

export function conversationOf(data: SurfaceData): ConversationCard {
  return {
    threadId: 8,
    relayMode: 'every_reply',
    number: data.number,
    merchant: data.merchant,
    serviceName: data.service,
    unread: 1,
    undelivered: 2,
    held: 1,
    blocked: false,
    assignees: data.assignees,
    tags: data.tags.map(({ name }) => name),
  };
}

export function conversationsOf(data: SurfaceData): [string, ConversationCard][] {
  const conversation = conversationOf(data);
  return [
    ...RELAY_MODES.map((relayMode): [string, ConversationCard] => [relayMode, { ...conversation, relayMode }]),
    ['blocked', { ...conversation, blocked: true }],
    ['of nobody', { ...conversation, assignees: [] }],
    ['with a proposal to review', { ...conversation, proposalToReview: true }],
    ['whose proposal was reviewed', { ...conversation, rating: 2 }],
  ];
}

export function shownOf(data: SurfaceData): [string, ThreadShown][] {
  return [
    ...jobsOf(data).map(([name, card]): [string, ThreadShown] => [name, { of: 'job', card }]),
    ...conversationsOf(data).map(([name, card]): [string, ThreadShown] => [name, { of: 'conversation', card }]),
  ];
}

export function requestOf(data: SurfaceData): JobRequest {
  return {
    serviceName: data.service,
    title: data.title,
    details: data.body,
    business: data.summary,
    requirements: [
      { question: data.reason, responses: [data.comment, data.name] },
      { question: data.member, responses: [] },
    ],
    priorities: data.priorities,
    budget: { amount: '1500.50', currency: 'EUR' },
    dropshipping: true,
    firstWords: { body: data.body, edited: true, withdrawn: false },
    files: data.files,
  };
}

/** A thread in a list, in every state that its line tells apart. */
export function linesOf(data: SurfaceData): ThreadLine[] {
  const line: ThreadLine = {
    of: 'conversation',
    number: data.number,
    threadId: 7,
    merchant: data.merchant,
    serviceName: data.service,
    assignees: data.assignees,
    unread: 2,
    undelivered: 1,
    blocked: true,
    place: PLACE,
  };
  const { place: _, ...unposted } = line;
  const jobs = JOB_STATUSES.map(
    (status): ThreadLine => ({ ...line, of: 'job', status, expiresAt: SOON, answerBy: SOON, blocked: false }),
  );
  return [line, unposted, ...jobs];
}

/** A lead of each source, in every state that its card tells apart. */
export function leadsOf(data: SurfaceData): [string, LeadCard][] {
  const { name, timeZone = '', locale = '' } = data.merchant;
  const bare: LeadCard = {
    threadId: 9,
    number: data.number,
    source: 'profile',
    contact: { name, email: 'jana@bluefjord.example' },
    arrivedAt: SOON,
    blocked: false,
  };
  const full = { ...bare, contact: { ...bare.contact, timeZone, locale }, details: data.body };
  return [
    ['without words', bare],
    ...LEAD_SOURCES.map((source): [string, LeadCard] => [`by ${source}`, { ...full, source }]),
    ['with a review asked for', { ...full, reviewAsked: { by: data.member, at: SOON } }],
    ['reviewed', { ...full, rating: 5 }],
    ['of a blocked merchant', { ...full, blocked: true }],
  ];
}
