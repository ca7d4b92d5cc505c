import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { setJobsChannel } from '../../../src/store/organizations.ts';
import { getPreferences } from '../../../src/store/preferences.ts';
import { inOrganization } from '../../../src/store/scope.ts';
import { channelForThread } from '../../../src/store/services.ts';
import { sendReminders } from '../../../src/use-cases/clocks/send-reminders.ts';
import { joinChannel } from '../../../src/use-cases/organizations/join-channel.ts';
import { savePreferences } from '../../../src/use-cases/organizations/save-preferences.ts';
import { removeService, saveService } from '../../../src/use-cases/organizations/save-service.ts';
import { eventually } from '../../support/eventually.ts';
import { type ArrangedJob, arrangeJob, arrangeOrganization, DEADLINE, later } from '../clocks/arrange.ts';
import { useClockDatabase } from '../clocks/clock-database.ts';

const HOUR = 3_600_000;
const database = useClockDatabase();
const AT = new Date('2026-03-01T12:00:00Z');
let organizationId: number;
let job: ArrangedJob;

beforeEach(async () => {
  organizationId = await arrangeOrganization(database.db);
  job = await arrangeJob(database.db, organizationId);
});

function save(change: Parameters<typeof savePreferences>[1], name = 'Ann', at = AT) {
  return inOrganization(database.db, organizationId, (tx) =>
    savePreferences(tx, change, { slackUser: 'U1', name, at }),
  );
}

async function kinds(): Promise<string[]> {
  return (await database.read('deliveries')).map(({ kind }) => kind);
}

it('the same twice is changed once, kept once and told once', async () => {
  expect(await save({ available: false, undoSeconds: 10 })).toEqual(['available', 'undoSeconds']);
  expect(await save({ available: false, undoSeconds: 10 })).toEqual([]);
  expect(await database.read('preference_changes')).toMatchObject([
    { field: 'available', before: true, after: false, name: 'Ann', at: AT },
    { field: 'undo_seconds', before: null, after: 10, name: 'Ann', at: AT },
  ]);
  expect((await kinds()).filter((kind) => kind === 'tell-preferences')).toHaveLength(1);
});

it('two at once come one after the other, and each sees what the other chose', async () => {
  await Promise.all([save({ digest: false }, 'Ann'), save({ digest: true, dropshipping: false }, 'Ben')]);
  const rows = await database.read('preference_changes');
  const digests = rows.filter(({ field }) => field === 'digest').map(({ before, after }) => [before, after]);
  expect([
    [[true, false]],
    [
      [true, false],
      [false, true],
    ],
  ]).toContainEqual(digests);
  const { digest } = await inOrganization(database.db, organizationId, (tx) => getPreferences(tx, organizationId));
  expect(digest).toBe(digests.at(-1)?.[1]);
});

it('who only names the organization does not wait for somebody who changes it', async () => {
  await inOrganization(database.db, organizationId, async (tx) => {
    await savePreferences(tx, { digest: false }, { slackUser: 'U1', name: 'Ann', at: AT });
    await arrangeJob(database.db, organizationId, { id: '2' });
  });
  expect(await database.read('jobs')).toHaveLength(2);
});

it('other reminders hold from now on: none of times that are behind us, and none is caught up with', async () => {
  const now = later(DEADLINE, -30 * HOUR);
  await sendReminders(database.db, now);
  await save({ reminderHours: [48, 29, 4] }, 'Ann', now);
  await sendReminders(database.db, later(now, 60_000));
  expect(await database.read('reminders')).toEqual([]);
  await sendReminders(database.db, later(now, HOUR));
  expect(await database.read('reminders')).toMatchObject([{ key: expect.stringContaining(':29h:') }]);
});

describe('the thread of a new job', () => {
  const of = () => ({ conversationId: job.conversationId, serviceHandle: 'seo' });
  const channel = () => inOrganization(database.db, organizationId, (tx) => channelForThread(tx, organizationId, of()));
  const by = { slackUser: 'U1', name: 'Ann', at: AT };

  it('goes to the channel of a tag of its conversation, else of its service, else of all', async () => {
    expect(await channel()).toBe('C1');
    await inOrganization(database.db, organizationId, (tx) =>
      saveService(tx, { handle: 'seo', name: 'Search', channel: 'CSEO' }, { by }),
    );
    expect(await channel()).toBe('CSEO');
    await inOrganization(database.db, organizationId, async (tx) => {
      await sql`insert into tags (organization_id, name, channel) values (${organizationId}, 'vip', 'CVIP')`.execute(
        tx,
      );
      await sql`insert into conversation_tags (organization_id, conversation_id, tag_id)
        select ${organizationId}, ${job.conversationId}, id from tags where organization_id = ${organizationId}`.execute(
        tx,
      );
    });
    expect(await channel()).toBe('CVIP');
    await inOrganization(database.db, organizationId, async (tx) => {
      await sql`delete from conversation_tags where organization_id = ${organizationId}`.execute(tx);
      await sql`delete from tags where organization_id = ${organizationId}`.execute(tx);
      await removeService(tx, 'seo', by);
      await removeService(tx, 'seo', by);
    });
    expect(await channel()).toBe('C1');
    expect((await kinds()).filter((kind) => kind === 'tell-preferences')).toHaveLength(2);
  });

  it('goes where a member chose, whatever the operator set for a start', async () => {
    await save({ jobsChannel: 'C2' });
    await setJobsChannel(database.db, organizationId, 'C1', 'gate', 'none');
    expect(await channel()).toBe('C2');
    expect((await database.read('threads')).map((thread) => thread.channel)).toEqual(['C1']);
  });
});

it('a job that arrives while the first channel is chosen goes there', async () => {
  await inOrganization(database.db, organizationId, (tx) =>
    sql`update organizations set slack_channel = null where id = ${organizationId}`.execute(tx),
  );
  let joined: Promise<void> | undefined;
  await inOrganization(database.db, organizationId, async (tx) => {
    expect(await channelForThread(tx, organizationId, { conversationId: job.conversationId })).toBeUndefined();
    joined = inOrganization(database.db, organizationId, (other) => joinChannel(other, { channel: 'C9', at: AT }));
    await eventually(async () => expect(await isAnybodyWaiting()).toBe(true));
    await sql`update threads set channel = null where organization_id = ${organizationId}`.execute(tx);
  });
  await joined;
  expect((await database.read('threads')).map(({ channel }) => channel)).toEqual(['C9']);
});

async function isAnybodyWaiting(): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db);
  return rows.length > 0;
}

it('a channel that is joined twice at once is greeted once', async () => {
  const join = () =>
    inOrganization(database.db, organizationId, (tx) => joinChannel(tx, { channel: 'C9', invitedBy: 'U1', at: AT }));
  await Promise.all([join(), join(), join()]);
  expect((await kinds()).filter((kind) => kind === 'channel-line')).toHaveLength(1);
});
