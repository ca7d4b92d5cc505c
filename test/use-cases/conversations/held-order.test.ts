import { afterAll, beforeAll, expect, test } from 'vitest';
import { acrossOrganizations, inOrganization } from '../../../src/store/scope.ts';
import { findThreadByRoot } from '../../../src/store/threads.ts';
import { sendReply } from '../../../src/use-cases/conversations/send-reply.ts';
import { eventually } from '../../support/eventually.ts';
import { type JobThread, startThread } from '../../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../../support/jobline.ts';
import { SETTINGS } from '../clocks/arrange.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
});

afterAll(async () => {
  await jobline.close();
});

async function undo(seconds: number | null): Promise<void> {
  await acrossOrganizations(jobline.app.db, (tx) =>
    tx.updateTable('organizations').set({ undo_seconds: seconds }).execute(),
  );
}

const messagesOf = (thread: JobThread): string[] => thread.taken().filter((taken) => taken.startsWith('message.'));

test('a reply that an edit held takes its place at the end also when Send comes within its first window', async () => {
  const thread = await startThread(jobline);
  await undo(3);
  const first = thread.say('All fine');
  await eventually(() => expect(thread.marks(first)).toEqual(['hourglass_flowing_sand']));
  thread.edit(first, 'noet: all fine');
  await eventually(() => expect(thread.marks(first)).toEqual(['raised_hand']));
  const second = thread.say('More tomorrow');
  await eventually(() => expect(thread.marks(second)).toEqual(['hourglass_flowing_sand']));
  const { slack } = jobline.sandbox;
  const asked = await eventually(() => {
    const found = slack.ephemerals('U0ALICE').findLast(({ thread_ts }) => thread_ts === thread.rootTs);
    if (!found) throw new Error('not asked yet');
    return found;
  });
  await slack.click({ user: 'U0ALICE', channel: 'C0JOBS', ts: asked.ts, actionId: 'held_send' });
  await eventually(() => expect(messagesOf(thread)).toHaveLength(2));
  await jobline.settled();
  await undo(null);
  expect(messagesOf(thread)).toEqual(['message.sent More tomorrow', 'message.sent noet: all fine']);
});

test('what was kept inside is not sent when its dialog comes once more', async () => {
  const thread = await startThread(jobline);
  await undo(30);
  const { db } = jobline.app;
  const [organization] = await acrossOrganizations(db, (tx) => tx.selectFrom('organizations').select('id').execute());
  const organizationId = organization?.id ?? 0;
  const send = () =>
    inOrganization(db, organizationId, async (tx) => {
      const found = await findThreadByRoot(tx, 'C0JOBS', thread.rootTs);
      const words = { text: 'Charge them double', key: 'V1', slackUser: 'U0ALICE', name: 'Alice', at: new Date() };
      return sendReply(tx, { threadId: found?.id ?? 0, ...words }, SETTINGS);
    });
  expect(await send()).toMatchObject({ kind: 'sent' });
  await jobline.settled();
  const { slack } = jobline.sandbox;
  const posted = slack.thread('C0JOBS', thread.rootTs).findLast(({ text }) => text.includes('double'));
  const point = { user: 'U0BEN', callbackId: 'keep_internal', channel: 'C0JOBS', ts: posted?.ts ?? '' };
  expect(await slack.shortcut(point)).toMatchObject({ ok: true });
  await jobline.settled();
  await undo(0);
  expect(await send()).toMatchObject({ kind: 'refused', refusal: { code: 'already_kept', by: 'Ben' } });
  await jobline.settled();
  expect(messagesOf(thread)).toEqual([]);
});
