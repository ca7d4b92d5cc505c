import { describe, expect, it } from 'vitest';
import { ACTORS, type Actor, COMMANDS, decide, type JobCommand } from '../../src/domain/job-machine.ts';
import { ENDED_STATUSES, hasEnded, isOpen, JOB_STATUSES, type JobStatus } from '../../src/domain/job-status.ts';
import { fc } from '../support/fuzz.ts';

/** Columns: new, opened, responded, awaiting_response, declined, expired, inactive, completed, closed. `=` stays, `-` is refused, `?` goes by who wrote last. */
const EXPECTED: Record<JobCommand, Record<Actor, string>> = {
  open: { member: 'O = = = = = = = =', merchant: '- - - - - - - - -', clock: '- - - - - - - - -' },
  reply: { member: 'R R = R - - = = -', merchant: '- - - - - - - - -', clock: '- - - - - - - - -' },
  message: { member: '- - - - - - - - -', merchant: '= = A = = = A = =', clock: '- - - - - - - - -' },
  decline: { member: 'D D D D - - D - -', merchant: 'D D D D - - D - -', clock: '- - - - - - - - -' },
  expire: { member: '- - - - - - - - -', merchant: '- - - - - - - - -', clock: 'E E - - - - - - -' },
  mark_inactive: { member: '- - I I - - - - -', merchant: '- - - - - - - - -', clock: '- - - - - - - - -' },
  complete: { member: '- - C C - - C - -', merchant: '- - - - - - - - -', clock: '- - - - - - - - -' },
  reopen: { member: '- - - - - - ? ? -', merchant: '- - - - - - - - -', clock: '- - - - - - - - -' },
  confirm: { member: '- - - - - - - - -', merchant: '- - - - - - - = -', clock: '- - - - - - - - -' },
  close: { member: '- - - - - - - - -', merchant: 'X X X X = = X = =', clock: '- - - - - - - - -' },
  block: { member: 'X X X X = = X = =', merchant: 'X X X X = = X = =', clock: '- - - - - - - - -' },
};

const LETTERS: Record<string, JobStatus> = {
  O: 'opened',
  R: 'responded',
  A: 'awaiting_response',
  D: 'declined',
  E: 'expired',
  I: 'inactive',
  C: 'completed',
  X: 'closed',
};

const rows = COMMANDS.flatMap((command) =>
  ACTORS.flatMap((actor) =>
    JOB_STATUSES.map((status, column) => ({
      command,
      actor,
      status,
      cell: EXPECTED[command][actor].split(' ')[column],
    })),
  ),
);

describe('the job machine', () => {
  it('is tested for every status, command and actor', () => {
    expect(rows).toHaveLength(9 * 11 * 3);
    expect(rows.every((row) => row.cell)).toBe(true);
  });

  it.each(rows)('$command by $actor in $status: $cell', ({ command, actor, status, cell = '' }) => {
    if (cell === '?') {
      expect(decide({ status, command, actor, lastWord: 'member' })).toEqual({ kind: 'change', to: 'responded' });
      const awaiting = { kind: 'change', to: 'awaiting_response' };
      expect(decide({ status, command, actor, lastWord: 'merchant' })).toEqual(awaiting);
      expect(decide({ status, command, actor })).toEqual(awaiting);
      return;
    }
    const decision = decide({ status, command, actor });
    if (cell === '=') expect(decision).toEqual({ kind: 'stay' });
    else if (cell === '-') expect(decision.kind).toBe('refuse');
    else expect(decision).toEqual({ kind: 'change', to: LETTERS[cell] });
  });

  it('says that a job has ended, or that the command does not fit now, or that it is not theirs to give', () => {
    expect(decide({ status: 'expired', command: 'reply', actor: 'member' })).toEqual({
      kind: 'refuse',
      refusal: { code: 'job_ended', status: 'expired' },
    });
    expect(decide({ status: 'new', command: 'complete', actor: 'member' })).toEqual({
      kind: 'refuse',
      refusal: { code: 'not_now', status: 'new' },
    });
    expect(decide({ status: 'new', command: 'expire', actor: 'member' })).toEqual({
      kind: 'refuse',
      refusal: { code: 'not_yours' },
    });
  });

  it('stays within its table, and a job that has ended never comes back, whatever anybody does', () => {
    const step = fc.record({
      command: fc.constantFrom(...COMMANDS),
      actor: fc.constantFrom(...ACTORS),
      lastWord: fc.constantFrom('member' as const, 'merchant' as const),
    });
    fc.assert(
      fc.property(fc.constantFrom(...JOB_STATUSES), fc.array(step, { maxLength: 60 }), (first, steps) => {
        let status: JobStatus = first;
        for (const each of steps) {
          const before: JobStatus = status;
          const decision = decide({ status: before, ...each });
          if (decision.kind === 'change') status = decision.to;
          expect(JOB_STATUSES).toContain(status);
          if (hasEnded(before)) expect(status).toBe(before);
          if (status === 'new') expect(before).toBe('new');
        }
      }),
    );
  });

  it('counts each status as open, ended or completed', () => {
    expect(JOB_STATUSES.filter((status) => !isOpen(status) && !hasEnded(status))).toEqual(['completed']);
    expect(ENDED_STATUSES.some(isOpen)).toBe(false);
  });
});
