import { afterAll, beforeAll, expect, test } from 'vitest';
import { slackEventLane } from '../../../src/domain/gate-keys.ts';
import { acrossOrganizations, inOrganization } from '../../../src/store/scope.ts';
import { releaseReply } from '../../../src/use-cases/conversations/release-reply.ts';
import { startThread } from '../../support/job-thread.ts';
import { AT_ONCE, startTestJobline, type TestJobline } from '../../support/jobline.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline({ app: { settings: { ...AT_ONCE.settings, undoSeconds: 60 } } });
});

afterAll(async () => {
  await jobline.close();
});

const render = () => ({ body: 'Hello', html: '<p>Hello</p>' });

/** What the release of the newest reply says when its window has passed. */
async function release(afterSeconds = 120) {
  const { db } = jobline.app;
  const reply = await acrossOrganizations(db, (tx) =>
    tx
      .selectFrom('messages')
      .select(['organization_id', 'id'])
      .where('direction', '=', 'out')
      .orderBy('sent_at', 'desc')
      .executeTakeFirstOrThrow(),
  );
  const at = new Date(Date.now() + afterSeconds * 1000);
  return inOrganization(db, reply.organization_id, (tx) => releaseReply(tx, reply.id, at, render));
}

test('a reply does not leave over an edit or deletion that was heard and has not taken effect yet', async () => {
  const thread = await startThread(jobline);
  const reply = thread.say('Hello');
  await jobline.settled();
  const { db } = jobline.app;
  await acrossOrganizations(db, async (tx) => {
    const { id, organization_id } = await tx
      .selectFrom('lanes')
      .select(['id', 'organization_id'])
      .where('key', '=', slackEventLane('C0JOBS', thread.rootTs))
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('deliveries')
      .values({
        id: '00000000-0000-4000-8000-000000000001',
        organization_id,
        lane_id: id,
        position: Date.now() * 1000,
        kind: 'apply-slack-event',
        subject: `heard:C0JOBS:${reply.ts}`,
        payload: '{}',
      })
      .execute();
  });
  expect(await release()).toMatchObject({ kind: 'not_yet' });
  await db.deleteFrom('deliveries').where('id', '=', '00000000-0000-4000-8000-000000000001').execute();
  expect(await release()).toMatchObject({ kind: 'go' });
});

test('what is held, delivered or failed does not leave by a delivery that is left over', async () => {
  await startThread(jobline).then((thread) => thread.say('Hello again'));
  await jobline.settled();
  const { db } = jobline.app;
  for (const state of ['held', 'delivered', 'failed', 'withdrawn', 'cancelled'] as const) {
    await acrossOrganizations(db, (tx) =>
      tx.updateTable('messages').set({ state }).where('body', '=', 'Hello again').execute(),
    );
    expect(await release()).toEqual({ kind: 'gone', why: state });
  }
});
