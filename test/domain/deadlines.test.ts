import { describe, expect, it } from 'vitest';
import {
  answerBy,
  clickVerdict,
  deadlineOf,
  expiryDueAt,
  isPast,
  replyVerdict,
  timeIsUp,
} from '../../src/domain/deadlines.ts';

const D = new Date('2026-03-04T14:00:00.000Z');
const around = (milliseconds: number): Date => new Date(D.getTime() + milliseconds);
const takes = { kind: 'takes' };
const waiting = { status: 'opened', expiresAt: D, conversationBlocked: false } as const;

describe('the deadline of the first reply', () => {
  it('is the one the job brought, else counts from its creation', () => {
    const createdAt = new Date('2026-03-01T14:00:00Z');
    expect(deadlineOf({ createdAt, hours: 72 })).toEqual(D);
    expect(deadlineOf({ createdAt, hours: 0.5 })).toEqual(new Date('2026-03-01T14:30:00Z'));
    expect(deadlineOf({ createdAt, expiresAt: around(5), hours: 72 })).toEqual(around(5));
  });

  it('is the first instant that is too late', () => {
    expect(isPast(D, around(-1))).toBe(false);
    expect(isPast(D, D)).toBe(true);
  });

  it('leaves the sweep waiting for the grace period', () => {
    expect(expiryDueAt(D, 420)).toEqual(around(420_000));
  });

  it('is shown as passed only while nobody has replied', () => {
    expect(timeIsUp({ status: 'new', expiresAt: D }, D)).toBe(true);
    expect(timeIsUp({ status: 'opened', expiresAt: D }, around(-1))).toBe(false);
    expect(timeIsUp({ status: 'responded', expiresAt: D }, around(1))).toBe(false);
    expect(timeIsUp({ status: 'expired', expiresAt: D }, around(1))).toBe(false);
    expect(timeIsUp({ status: 'new' }, around(1))).toBe(false);
  });
});

describe('a reply', () => {
  it('counts by when it was written, whatever the time is now', () => {
    expect(replyVerdict(waiting, { writtenAt: around(-1), heardAt: around(400_000) })).toEqual(takes);
    expect(replyVerdict(waiting, { writtenAt: D, heardAt: D })).toEqual({
      kind: 'refuse',
      refusal: { code: 'time_is_up', at: D },
    });
  });

  it('has no deadline once there was a first one', () => {
    for (const status of ['responded', 'awaiting_response', 'inactive', 'completed'] as const) {
      expect(replyVerdict({ ...waiting, status }, { writtenAt: around(1), heardAt: around(1) })).toEqual(takes);
    }
  });

  it('goes after a decline when we had heard it before, and is refused when we hear it later', () => {
    const declined = { status: 'declined', endedAt: D, endedBy: 'Ann', conversationBlocked: false } as const;
    expect(replyVerdict(declined, { writtenAt: around(-9), heardAt: around(-1) })).toEqual(takes);
    expect(replyVerdict(declined, { writtenAt: around(-9), heardAt: around(1) })).toEqual({
      kind: 'refuse',
      refusal: { code: 'heard_too_late', status: 'declined', by: 'Ann', at: D },
    });
    expect(replyVerdict(declined, { writtenAt: around(9), heardAt: around(10) })).toEqual({
      kind: 'refuse',
      refusal: { code: 'job_ended', status: 'declined', by: 'Ann', at: D },
    });
  });

  it('never goes to a job that the merchant closed or that expired, heard before or not', () => {
    for (const status of ['closed', 'expired'] as const) {
      const ended = { status, endedAt: D, conversationBlocked: false };
      expect(replyVerdict(ended, { writtenAt: around(-9), heardAt: around(-1) }).kind).toBe('refuse');
    }
  });

  it('never goes to a blocked merchant, but always into a live conversation without a job', () => {
    const written = { writtenAt: D, heardAt: D };
    expect(replyVerdict({ conversationBlocked: false }, written)).toEqual(takes);
    for (const status of [undefined, 'new', 'closed'] as const) {
      expect(replyVerdict({ status, conversationBlocked: true }, written)).toEqual({
        kind: 'refuse',
        refusal: { code: 'conversation_blocked' },
      });
    }
  });
});

describe('a click', () => {
  it('counts by our clock', () => {
    expect(clickVerdict(waiting, around(-1))).toEqual(takes);
    expect(clickVerdict(waiting, D)).toEqual({ kind: 'refuse', refusal: { code: 'time_is_up', at: D } });
    expect(clickVerdict({ ...waiting, status: 'expired' }, around(1))).toEqual(takes);
    expect(clickVerdict({ ...waiting, conversationBlocked: true }, around(-1)).kind).toBe('refuse');
  });
});

describe('the clock of later answers', () => {
  it('runs only while the merchant waits', () => {
    expect(answerBy({ status: 'awaiting_response', merchantWroteAt: D, hours: 24 })).toEqual(around(86_400_000));
    expect(answerBy({ status: 'new', merchantWroteAt: D, hours: 24 })).toBeUndefined();
    expect(answerBy({ status: 'awaiting_response', hours: 24 })).toBeUndefined();
  });
});
