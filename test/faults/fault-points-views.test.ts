import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { FaultOrder } from '../../sandbox/slack/faults.ts';
import { marketplaceGate } from '../../src/domain/gate-keys.ts';
import { acrossOrganizations } from '../../src/store/scope.ts';
import { closeGate, type FaultyJobline, openGate, startFaultyJobline } from '../support/fault-points.ts';
import { type JobThread, startThread } from '../support/job-thread.ts';
import { callsOf } from '../support/own-posts.ts';

/** A call that ends without an answer, before Slack took it or after; or that never ends while its copy dies. */
const MOMENTS = [
  { moment: 'before Slack took it', accept: false },
  { moment: 'after Slack took it', accept: true },
];

let jobline: FaultyJobline;
let thread: JobThread;

beforeAll(async () => {
  jobline = await startFaultyJobline();
});

afterAll(() => jobline.close());

async function rowOf(subject: string) {
  return acrossOrganizations(jobline.database.db, (tx) =>
    tx.selectFrom('views').selectAll().where('subject', 'like', subject).executeTakeFirstOrThrow(),
  );
}

/** A painting that is to be tried again goes now. */
async function untilPainted(subject: string): Promise<void> {
  await vi.waitFor(
    async () => {
      await acrossOrganizations(jobline.database.db, (tx) =>
        sql`update views set due_at = now() where token is null and due_at > now()`.execute(tx),
      );
      await jobline.app.idle();
      const { wanted, shown, due_at, token, last_error } = await rowOf(subject);
      expect({ shown, due_at, token, last_error }).toEqual({
        shown: wanted,
        due_at: null,
        token: null,
        last_error: null,
      });
    },
    { timeout: 10_000, interval: 20 },
  );
  await jobline.settled();
}

/** Each asks for one painting, and says what stands once it is painted. */
const VIEWS = {
  'a card': {
    method: 'chat.update',
    subject: 'card:%',
    want: () => thread.click('job_open'),
    stands: () => expect(thread.card()).toContain('Opened'),
  },
  'a new mark': {
    method: 'reactions.add',
    subject: 'mark:%',
    want: async () => void thread.say('// for us'),
    stands: () => expect(marks()).toEqual(['memo']),
  },
  'a mark that takes the place of another': {
    method: 'reactions.remove',
    subject: 'mark:%',
    want: async () => {
      const gate = marketplaceGate(1);
      await closeGate(jobline, gate);
      thread.say('for the merchant');
      await jobline.settled();
      expect(marks()).toEqual(['hourglass_flowing_sand']);
      await openGate(jobline, gate);
    },
    stands: () => expect(marks()).toEqual(['white_check_mark']),
  },
} satisfies Record<string, { method: string; subject: string; want: () => Promise<void>; stands: () => void }>;

function marks(): string[] {
  const said = jobline.sandbox.slack.thread('C0JOBS', thread.rootTs).findLast(({ user }) => user === 'U0ALICE');
  return said ? thread.marks(said) : [];
}

function used(): number {
  return jobline.sandbox.slack.faults.list().reduce((sum, fault) => sum + fault.used, 0);
}

describe.each(Object.entries(VIEWS))('%s', (_, { method, subject, want, stands }) => {
  let before: number;

  async function meets(fault: Omit<FaultOrder, 'method'>): Promise<void> {
    thread = await startThread(jobline);
    await acrossOrganizations(jobline.database.db, (tx) => sql`delete from views`.execute(tx));
    jobline.sandbox.slack.faults.clear();
    jobline.sandbox.slack.faults.order({ method, ...fault });
    before = callsOf(jobline.sandbox, method);
    await want();
    await vi.waitFor(() => expect(used()).toBe(1), 5_000);
  }

  test.each(MOMENTS)('is painted again when the call ends without an answer, $moment', async ({ accept }) => {
    await meets({ kind: accept ? 'cut_after_accepting' : 'cut' });
    await untilPainted(subject);
    stands();
    expect(callsOf(jobline.sandbox, method) - before).toBe(2);
  });

  test.each(MOMENTS)('is painted again when its copy dies at the call, $moment', async ({ accept }) => {
    await meets({ kind: 'hang', accept });
    await jobline.app.stop(0);
    await jobline.startNextCopy();
    await untilPainted(subject);
    stands();
    expect(callsOf(jobline.sandbox, method) - before).toBe(2);
  });
});
