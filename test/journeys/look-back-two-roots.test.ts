import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startThread } from '../support/job-thread.ts';
import { TEST_SANDBOX_SECRETS } from '../support/sandbox.ts';
import { AFTER_MS, comeBack, givenUp, jobline, lookedBack, silence, start } from '../support/silences.ts';

/** An administrator may delete what the app posted; in the local Slack the app itself does. */
async function erase(ts: string): Promise<void> {
  const answer = await fetch(`${jobline.sandbox.url}/slack/api/chat.delete`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${TEST_SANDBOX_SECRETS.slack.botToken}`,
      'content-type': 'application/json; charset=utf-8',
    },
    body: JSON.stringify({ channel: 'C0JOBS', ts }),
  });
  expect(await answer.json()).toMatchObject({ ok: true });
}

test('what stands under a new root is not taken for deleted because it does not stand under the one before', async () => {
  await start();
  const thread = await startThread(jobline);
  const { slack } = jobline.sandbox;
  const before = thread.say('under the old root');
  await eventually(() => expect(thread.taken()).toContain('message.sent under the old root'));
  await erase(thread.rootTs);
  await jobline.settled();
  await thread.merchant('message.created', {
    message: { id: 'after-the-root', body: 'Are you there?', sent_at: new Date().toISOString() },
  });
  await jobline.settled();
  const root = slack.messages('C0JOBS').findLast(({ text, thread_ts }) => text.includes('Shop number') && !thread_ts);
  expect(root?.ts).not.toBe(thread.rootTs);
  const after = thread.say('under the new root', { threadTs: root?.ts ?? '' });
  const note = thread.say('// a remark', { threadTs: root?.ts ?? '' });
  await eventually(() => expect(thread.taken()).toContain('message.sent under the new root'));
  await eventually(() => expect(thread.marks(note)).toEqual(['memo']));

  await silence(2 * AFTER_MS);
  await givenUp();
  await comeBack();
  await lookedBack();
  expect(thread.taken()).not.toContain('message.withdrawn');
  expect([before, after].map((message) => thread.marks(message))).toEqual([['white_check_mark'], ['white_check_mark']]);
  const notes = await sql`select from notes where deleted_at is not null`.execute(jobline.database.db);
  expect(notes.rows).toEqual([]);
});
