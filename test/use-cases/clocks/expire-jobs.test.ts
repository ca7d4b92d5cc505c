import { beforeEach, describe, expect, it } from 'vitest';
import { findReplyAt } from '../../../src/store/replies.ts';
import { inOrganization } from '../../../src/store/scope.ts';
import { openDoor } from '../../../src/use-cases/accept-event.ts';
import { expireJobs } from '../../../src/use-cases/clocks/expire-jobs.ts';
import { acceptSlackMessage } from '../../../src/use-cases/conversations/accept-slack-message.ts';
import { releaseReply } from '../../../src/use-cases/conversations/release-reply.ts';
import { withdrawReply } from '../../../src/use-cases/conversations/withdraw-reply.ts';
import {
  type ArrangedJob,
  arrangeJob,
  arrangeOrganization,
  DEADLINE,
  GRACE_SECONDS,
  hearUnder,
  later,
  slackTs,
  writtenUnder,
} from './arrange.ts';
import { useClockDatabase } from './clock-database.ts';

const IN_TIME = later(DEADLINE, -1);
const IN_GRACE = later(DEADLINE, 200_000);
const DUE = later(DEADLINE, GRACE_SECONDS * 1000);
const AFTER_IT = later(DUE, 5_000);

const database = useClockDatabase();
let organizationId: number;
let job: ArrangedJob;

beforeEach(async () => {
  organizationId = await arrangeOrganization(database.db);
  job = await arrangeJob(database.db, organizationId);
});

function sweep(now: Date): Promise<number> {
  return expireJobs(database.db, { now, graceSeconds: GRACE_SECONDS });
}

async function status(): Promise<string | undefined> {
  return (await database.read('jobs')).find(({ id }) => id === job.jobId)?.status;
}

function deliveries(kind: string) {
  return database.db.selectFrom('deliveries').selectAll().where('kind', '=', kind).orderBy('seq').execute();
}

describe('a job nobody answered', () => {
  it.each([
    ['a millisecond before its deadline', IN_TIME],
    ['at its deadline', DEADLINE],
    ['a millisecond before the grace ends', later(DUE, -1)],
  ])('lives %s', async (_, now) => {
    expect(await sweep(now)).toBe(0);
    expect(await status()).toBe('new');
  });

  it('expires when the grace ends', async () => {
    expect(await sweep(DUE)).toBe(1);
    expect(await status()).toBe('expired');
  });

  it('keeps who ended it and when, tells its marketplace once, and has its card painted', async () => {
    await sweep(AFTER_IT);
    await sweep(AFTER_IT);
    expect(await database.read('jobs')).toMatchObject([{ status: 'expired', ended_at: AFTER_IT, ended_by: 'clock' }]);
    expect(await database.read('job_history')).toMatchObject([
      { command: 'expire', from_status: 'new', to_status: 'expired', actor: 'clock', at: AFTER_IT },
    ]);
    expect(await deliveries('tell-marketplace')).toMatchObject([
      {
        organization_id: organizationId,
        payload: { type: 'job.expired', jobId: job.jobId, jobStatus: 'expired', at: AFTER_IT.toISOString() },
      },
    ]);
    expect((await database.read('views')).map(({ subject }) => subject)).toContain(`card:${job.threadId}`);
  });
});

describe('a reply written in time', () => {
  const reply = { writtenAt: IN_TIME, heardAt: IN_GRACE };

  it('holds the job as soon as its event is kept, before it is applied', async () => {
    await acceptSlackMessage(openDoor(database.db).door, {
      organizationId,
      eventId: 'Ev1',
      event: writtenUnder(job, IN_TIME),
      botUserId: 'UBOT',
      heardAt: IN_GRACE,
    });
    expect(await sweep(AFTER_IT)).toBe(0);

    await database.db
      .updateTable('deliveries')
      .set({ state: 'done', settled_at: new Date() })
      .where('kind', '=', 'apply-slack-event')
      .execute();
    expect(await sweep(AFTER_IT)).toBe(1);
  });

  it('does not hold the job of another thread', async () => {
    const other = await arrangeJob(database.db, organizationId, { id: '2' });
    await hearUnder(database.db, other, reply);
    expect(await sweep(AFTER_IT)).toBe(1);
    expect(await status()).toBe('expired');
  });

  it('counts although it is heard in the grace, and leaves after the sweep that it held off', async () => {
    expect(await hearUnder(database.db, job, reply)).toBe('send');
    expect(await sweep(AFTER_IT)).toBe(0);

    const left = await inOrganization(database.db, organizationId, async (tx) => {
      const waiting = await findReplyAt(tx, job.channel, slackTs(IN_TIME));
      return releaseReply(tx, waiting?.id ?? '', AFTER_IT, () => ({ body: 'Gladly', html: 'Gladly' }));
    });
    expect(left.kind).toBe('go');
    expect(await sweep(AFTER_IT)).toBe(0);
    expect(await status()).toBe('responded');
  });

  it('lets the job expire at the next sweep when it is withdrawn after the deadline', async () => {
    await hearUnder(database.db, job, reply);
    expect(await sweep(AFTER_IT)).toBe(0);

    const deletion = { channel: job.channel, ts: slackTs(IN_TIME), threadTs: job.rootTs, heardAt: AFTER_IT };
    await inOrganization(database.db, organizationId, (tx) => withdrawReply(tx, deletion));
    expect(await sweep(AFTER_IT)).toBe(1);
    expect(await deliveries('tell-marketplace')).toHaveLength(1);
  });

  it('comes too late when it is heard after the sweep, and its author is told', async () => {
    await sweep(DUE);
    expect(await hearUnder(database.db, job, { writtenAt: IN_TIME, heardAt: AFTER_IT })).toBe('refuse');
    expect(await status()).toBe('expired');
    expect(await database.read('messages')).toMatchObject([{ state: 'cancelled' }]);
    for (const kind of ['tell-here', 'tell-directly']) {
      expect(await deliveries(kind)).toMatchObject([
        { payload: { slackUser: 'U1', refusal: { code: 'heard_too_late', status: 'expired' } } },
      ]);
    }
  });
});

describe('a reply written at the deadline or after it', () => {
  it('is refused in the grace, its author is told, and it holds nothing', async () => {
    expect(await hearUnder(database.db, job, { writtenAt: DEADLINE, heardAt: IN_GRACE })).toBe('refuse');
    expect(await deliveries('tell-here')).toMatchObject([{ payload: { refusal: { code: 'time_is_up' } } }]);
    expect(await deliveries('relay-reply')).toEqual([]);
    expect(await sweep(DUE)).toBe(1);
  });

  it('does not hold the job, even where it waits', async () => {
    await hearUnder(database.db, job, { writtenAt: IN_TIME, heardAt: IN_GRACE });
    await inOrganization(database.db, organizationId, (tx) =>
      tx.updateTable('messages').set({ sent_at: DEADLINE }).execute(),
    );
    expect(await sweep(DUE)).toBe(1);
  });
});

it('a held reply does not hold the job: it counts from its Send', async () => {
  await hearUnder(database.db, job, { writtenAt: IN_TIME, heardAt: IN_GRACE });
  await inOrganization(database.db, organizationId, (tx) =>
    tx.updateTable('messages').set({ state: 'held' }).execute(),
  );
  expect(await sweep(DUE)).toBe(1);
});

it.each(['responded', 'awaiting_response', 'inactive', 'completed', 'declined', 'closed'] as const)(
  'a job that is %s never expires',
  async (there) => {
    await inOrganization(database.db, organizationId, (tx) => tx.updateTable('jobs').set({ status: there }).execute());
    expect(await sweep(later(DUE, 1e9))).toBe(0);
  },
);

it('jobs of every organization are swept, each in its own scope', async () => {
  const other = await arrangeJob(database.db, await arrangeOrganization(database.db, 'T2'), { id: '1' });
  expect(await sweep(DUE)).toBe(2);
  const told = await deliveries('tell-marketplace');
  expect(told.map((one) => [one.organization_id, 'jobId' in one.payload && one.payload.jobId])).toEqual([
    [organizationId, job.jobId],
    [other.organizationId, other.jobId],
  ]);
});
