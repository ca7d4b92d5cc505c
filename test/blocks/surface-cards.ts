import type { ConversationCard, JobCard, JobRequest } from '../../src/domain/card.ts';
import { DECLINE_REASONS } from '../../src/domain/decline-reason.ts';
import type { ThreadLine } from '../../src/domain/finding.ts';
import { JOB_STATUSES } from '../../src/domain/job-status.ts';
import type { ThreadShown } from '../../src/domain/job-verbs.ts';
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
