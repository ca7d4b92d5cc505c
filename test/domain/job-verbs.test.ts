import { describe, expect, it } from 'vitest';
import { JOB_STATUSES, type JobStatus } from '../../src/domain/job-status.ts';
import { declineRefusal, moreVerbs, type ThreadShown } from '../../src/domain/job-verbs.ts';
import { conversation, job } from '../blocks/samples.ts';

const at = new Date('2026-03-01T00:00:00Z');
const of = (status: JobStatus, more: Partial<typeof job> = {}): ThreadShown => ({
  of: 'job',
  card: { ...job, status, unread: 0, ...more },
});

describe('what More offers', () => {
  const progress: Record<JobStatus, string[]> = {
    new: [],
    opened: [],
    responded: ['inactive', 'complete', 'store_access'],
    awaiting_response: ['inactive', 'complete', 'store_access'],
    inactive: ['complete', 'reopen', 'store_access'],
    completed: ['reopen', 'review', 'store_access'],
    declined: [],
    expired: [],
    closed: [],
  };

  it.each(JOB_STATUSES)('in %s is what the job can take', (status) => {
    const ended = ['declined', 'expired', 'closed'].includes(status);
    expect(moreVerbs(of(status), true)).toEqual([
      ...(ended ? [] : ['reply', 'proposal']),
      'proposals',
      'note',
      ...progress[status],
      ...(ended ? ['tag'] : []),
      'block',
      'history',
    ]);
  });

  it('has what the card shows only where there is no card', () => {
    expect(moreVerbs(of('new'), false)).toEqual([
      'reply',
      'proposal',
      'proposals',
      'note',
      'assign',
      'tag',
      'decline',
      'block',
      'history',
    ]);
    expect(moreVerbs(of('new', { relayMode: 'ask_each' }), true)).toContain('tag');
    expect(moreVerbs(of('completed'), false)).not.toContain('decline');
  });

  it('leaves notes, tags and the history of a blocked merchant', () => {
    expect(moreVerbs(of('closed', { conversationBlocked: true }), true)).toEqual([
      'proposals',
      'note',
      'tag',
      'history',
    ]);
    const blocked = { of: 'conversation', card: { ...conversation, blocked: true, unread: 2 } } as const;
    expect(moreVerbs(blocked, false)).toEqual(['proposals', 'note', 'read', 'tag', 'history']);
  });

  it('does nothing to a job whose time is up but note, read, block and look back', () => {
    expect(moreVerbs(of('opened', { timeIsUp: true, unread: 1 }), true)).toEqual([
      'proposals',
      'note',
      'read',
      'block',
      'history',
    ]);
  });
});

describe('a decline', () => {
  it('is refused with what happened, where it cannot be', () => {
    expect(declineRefusal(of('inactive'), at)).toBeUndefined();
    expect(declineRefusal({ of: 'conversation', card: conversation }, at)).toEqual({ code: 'no_job_here' });
    expect(declineRefusal(of('completed'), at)).toEqual({ code: 'not_now', status: 'completed' });
    expect(declineRefusal(of('declined', { endedAt: at, endedBy: { actor: 'member', name: 'Ann' } }), at)).toEqual({
      code: 'job_ended',
      status: 'declined',
      by: 'Ann',
      at,
    });
    expect(declineRefusal(of('opened', { expiresAt: at }), at)).toEqual({ code: 'time_is_up', at });
    expect(declineRefusal(of('opened', { conversationBlocked: true }), at)).toEqual({ code: 'conversation_blocked' });
  });
});
