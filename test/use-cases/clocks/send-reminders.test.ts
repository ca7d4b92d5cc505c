import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/store/database.ts';
import { saveJobChange } from '../../../src/store/jobs.ts';
import { inOrganization } from '../../../src/store/scope.ts';
import type { ChannelLinePayload } from '../../../src/use-cases/channel-line.ts';
import { expireJobs } from '../../../src/use-cases/clocks/expire-jobs.ts';
import { sendReminders } from '../../../src/use-cases/clocks/send-reminders.ts';
import type { DirectPayload } from '../../../src/use-cases/direct-message.ts';
import { openJob } from '../../../src/use-cases/jobs/open-job.ts';
import type { PostPayload } from '../../../src/use-cases/outbound.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { type ArrangedJob, arrangeJob, arrangeOrganization, DEADLINE, GRACE_SECONDS, later } from './arrange.ts';
import { useClockDatabase } from './clock-database.ts';

const HOUR = 3_600_000;
const database = useClockDatabase();
let organizationId: number;
let job: ArrangedJob;

beforeEach(async () => {
  organizationId = await arrangeOrganization(database.db);
  job = await arrangeJob(database.db, organizationId);
});

/** So many hours before the deadline. */
function hoursBefore(hours: number): Date {
  return later(DEADLINE, -hours * HOUR);
}

/** Sweeps like the clock: every minute from one moment to another. */
async function sweep(from: Date, until: Date): Promise<void> {
  for (let at = from.getTime(); at <= until.getTime(); at += 15 * 60_000)
    await sendReminders(database.db, new Date(at));
}

/** Everything that was said, in the order of the deliveries: whom or where, and which. */
async function said(): Promise<string[]> {
  const deliveries = (await database.read('deliveries')).sort((a, b) => a.position - b.position);
  return deliveries.flatMap(({ kind, payload }) => {
    if (kind === 'direct-message') {
      const { slackUser, content } = payload as DirectPayload;
      return content.of === 'reminder' ? [`${slackUser} ${short(content.key)}`] : [];
    }
    if (kind === 'channel-line') {
      const { channel, line } = payload as ChannelLinePayload;
      return line.of === 'catch_up' ? [`${channel} catch-up ${line.jobIds.join(',')}`] : [];
    }
    const { content } = payload as PostPayload;
    return kind === 'post-message' && content.of === 'reminder' ? [`thread ${short(content.key)}`] : [];
  });
}

function short(key: string): string {
  return key.split(':').slice(0, 2).join(' ');
}

async function assign(...slackUsers: string[]): Promise<void> {
  await inOrganization(database.db, organizationId, async (tx) => {
    for (const slack_user of slackUsers) {
      const row = {
        organization_id: organizationId,
        thread_id: job.threadId,
        slack_user,
        assigned_at: hoursBefore(72),
      };
      await tx.insertInto('thread_assignees').values(row).execute();
    }
  });
}

async function prefer(set: Record<string, unknown>): Promise<void> {
  await inOrganization(database.db, organizationId, (tx) =>
    tx.updateTable('organizations').set(set).where('id', '=', organizationId).execute(),
  );
}

describe('before a job expires', () => {
  it('the channel is reminded where nobody has the job: once for each chosen time', async () => {
    await sweep(hoursBefore(72), DEADLINE);
    expect(await said()).toEqual(['thread reply 24h', 'thread reply 4h', 'thread reply 1h']);
  });

  it('those who have it are reminded directly, and nobody else', async () => {
    await sweep(hoursBefore(72), hoursBefore(5));
    await assign('U1', 'U2');
    await sweep(hoursBefore(5), hoursBefore(3));
    expect((await said()).slice(1)).toEqual(['U1 reply 4h', 'U2 reply 4h']);
  });

  it('who is no member any more is not reminded', async () => {
    await sweep(hoursBefore(72), hoursBefore(5));
    await assign('U1', 'U2');
    await inOrganization(database.db, organizationId, (tx) =>
      tx
        .insertInto('members')
        .values({
          organization_id: organizationId,
          slack_user: 'U1',
          name: 'Ann',
          is_member: false,
          fetched_at: hoursBefore(9),
        })
        .execute(),
    );
    await sweep(hoursBefore(5), hoursBefore(3));
    expect((await said()).slice(1)).toEqual(['U2 reply 4h']);
  });

  it('two copies at once remind once, and expire once', async () => {
    const other = openDatabase({ url: database.url, log: quietLog });
    for (const hours of [72, 24, 4, 1]) {
      await Promise.all([database.db, other.db, database.db].map((db) => sendReminders(db, hoursBefore(hours))));
      // Whoever came too late for the turn finds nothing left.
      await Promise.all([database.db, other.db].map((db) => sendReminders(db, hoursBefore(hours))));
    }
    const swept = { now: later(DEADLINE, GRACE_SECONDS * 1000), graceSeconds: GRACE_SECONDS };
    const expired = await Promise.all([database.db, other.db].map((db) => expireJobs(db, swept)));
    await other.close();
    expect(await said()).toEqual(['thread reply 24h', 'thread reply 4h', 'thread reply 1h']);
    expect(expired.toSorted()).toEqual([0, 1]);
  });

  it('six hours of downtime: what was overdue is one line for its channel, what comes later comes', async () => {
    const second = await arrangeJob(database.db, organizationId, { id: '2', expiresAt: later(DEADLINE, HOUR) });
    const calm = await arrangeJob(database.db, organizationId, { id: '3', expiresAt: later(DEADLINE, 48 * HOUR) });
    await sweep(hoursBefore(25), hoursBefore(24.5));
    const back = hoursBefore(18.5);
    const other = openDatabase({ url: database.url, log: quietLog });
    await Promise.all([database.db, other.db].map((db) => sendReminders(db, back)));
    await other.close();
    await sweep(back, hoursBefore(4.5));
    expect(await said()).toEqual([`C1 catch-up ${job.jobId},${second.jobId}`]);
    await sweep(hoursBefore(4.5), hoursBefore(3.5));
    expect(await said()).toEqual([expect.stringContaining('catch-up'), 'thread reply 4h']);
    expect(calm.jobId).toBeGreaterThan(0);
  });

  it('nothing is caught up with when its job expired meanwhile', async () => {
    await sweep(hoursBefore(25), hoursBefore(24.5));
    await sendReminders(database.db, later(DEADLINE, 60_000));
    expect(await said()).toEqual([]);
  });

  it('a job that arrived late has no reminders of times before it, and nothing to catch up with', async () => {
    await inOrganization(database.db, organizationId, (tx) =>
      tx
        .updateTable('jobs')
        .set({ arrived_at: hoursBefore(3) })
        .where('id', '=', job.jobId)
        .execute(),
    );
    await sweep(hoursBefore(3), DEADLINE);
    expect(await said()).toEqual(['thread reply 1h']);
  });

  it('a member who just opened the job is not reminded of it', async () => {
    await sweep(hoursBefore(72), hoursBefore(4.5));
    await inOrganization(database.db, organizationId, (tx) =>
      openJob(tx, { threadId: job.threadId, slackUser: 'U1', name: 'Ann', at: later(hoursBefore(4), -600_000) }),
    );
    await sweep(hoursBefore(4.25), DEADLINE);
    expect(await said()).toEqual(['thread reply 24h', 'thread reply 1h']);
  });

  it('an answered, declined or blocked job is not reminded of', async () => {
    await inOrganization(database.db, organizationId, (tx) =>
      saveJobChange(tx, job.jobId, {
        command: 'reply',
        from: 'new',
        to: 'responded',
        actor: 'member',
        at: hoursBefore(30),
      }),
    );
    const blocked = await arrangeJob(database.db, organizationId, { id: '2' });
    await inOrganization(database.db, organizationId, (tx) =>
      tx.updateTable('conversations').set({ status: 'blocked' }).where('id', '=', blocked.conversationId).execute(),
    );
    await sweep(hoursBefore(25), DEADLINE);
    expect(await said()).toEqual([]);
  });

  it('within working hours only where that is chosen, earlier and never later', async () => {
    // The deadline is Monday, 12:00 UTC: 07:00 in New York.
    await prefer({ within_hours: true, time_zone: 'America/New_York' });
    const friday = new Date('2026-02-27T22:00:00Z');
    await sweep(later(friday, -HOUR), later(friday, -900_000));
    expect(await said()).toEqual([]);
    await sendReminders(database.db, friday);
    expect(await said()).toEqual(['thread reply 1h']);
    await sweep(friday, DEADLINE);
    expect(await said()).toEqual(['thread reply 1h']);
  });

  it('within working hours of the clock that was changed in between', async () => {
    // Sunday 29 March is the short one: Monday 10:00 in Berlin is 08:00 UTC, Friday 17:00 was 16:00 UTC.
    const monday = await arrangeJob(database.db, organizationId, {
      id: '2',
      expiresAt: new Date('2026-03-30T08:00:00Z'),
    });
    await prefer({ within_hours: true, time_zone: 'Europe/Berlin', reminder_hours: sql`'{24}'` });
    await sendReminders(database.db, new Date('2026-03-27T15:59:00Z'));
    const reminders = async () => (await database.read('reminders')).filter((row) => row.job_id === monday.jobId);
    expect(await reminders()).toEqual([]);
    await sendReminders(database.db, new Date('2026-03-27T16:00:00Z'));
    expect(await reminders()).toHaveLength(1);
  });
});

describe('after the merchant wrote again', () => {
  const wroteAt = new Date('2026-03-10T08:00:00Z');

  beforeEach(async () => {
    await inOrganization(database.db, organizationId, (tx) =>
      saveJobChange(tx, job.jobId, {
        command: 'message',
        from: 'responded',
        to: 'awaiting_response',
        actor: 'merchant',
        at: wroteAt,
        answerBy: later(wroteAt, 24 * HOUR),
      }),
    );
  });

  it('a reminder comes four hours before the day is over, and one at its end; the status stays', async () => {
    await sweep(wroteAt, later(wroteAt, 30 * HOUR));
    expect(await said()).toEqual(['thread answer 4h', 'thread answer 0h']);
    expect(await database.read('jobs')).toMatchObject([{ status: 'awaiting_response' }]);
  });

  it('every wait has its own reminders', async () => {
    await sweep(wroteAt, later(wroteAt, 21 * HOUR));
    const again = later(wroteAt, 48 * HOUR);
    await inOrganization(database.db, organizationId, async (tx) => {
      const change = { command: 'reply', from: 'awaiting_response', to: 'responded', actor: 'member' } as const;
      await saveJobChange(tx, job.jobId, { ...change, at: later(wroteAt, 22 * HOUR), answerBy: null });
      const message = { command: 'message', from: 'responded', to: 'awaiting_response', actor: 'merchant' } as const;
      await saveJobChange(tx, job.jobId, { ...message, at: again, answerBy: later(again, 24 * HOUR) });
    });
    await sweep(again, later(again, 21 * HOUR));
    expect(await said()).toEqual(['thread answer 4h', 'thread answer 4h']);
  });
});
