import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SlackMessage } from '../../sandbox/slack/state.ts';
import { CHANNEL, cardOf, cards, job, message, reactions, reply, tell, underCard } from '../support/inbound.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';
import { TEST_SANDBOX_SECRETS } from '../support/sandbox.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
});

afterAll(async () => {
  await jobline.close();
});

function write(key: string, id: string, body: string): Promise<void> {
  return tell(jobline, 'message.created', { conversation: { id: `c-${key}` }, message: message(id, body) });
}

/** An administrator may delete what the app posted; in the local Slack the app itself does. */
async function erase({ ts }: SlackMessage): Promise<void> {
  const answer = await fetch(`${jobline.sandbox.url}/slack/api/chat.delete`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${TEST_SANDBOX_SECRETS.slack.botToken}`,
      'content-type': 'application/json; charset=utf-8',
    },
    body: JSON.stringify({ channel: CHANNEL, ts }),
  });
  expect(await answer.json()).toMatchObject({ ok: true });
  await jobline.settled();
}

test('in an archived channel everything waits, and goes on in order once it comes back', async () => {
  const { slack } = jobline.sandbox;
  await tell(jobline, 'job.created', job('archive'));
  slack.setArchived(CHANNEL, true);
  await write('archive', 'archive-1', 'Into the dark.');
  await write('archive', 'archive-2', 'Still dark.');
  await tell(jobline, 'job.closed', { job: { id: 'archive' } });
  expect(underCard(jobline, 'Merchant archive')).toHaveLength(1);
  expect(cardOf(jobline, 'Merchant archive').text).toContain('New');

  slack.setArchived(CHANNEL, false);
  await jobline.settled();
  expect(underCard(jobline, 'Merchant archive').slice(1)).toEqual([
    expect.stringContaining('Into the dark.'),
    expect.stringContaining('Still dark.'),
    expect.stringContaining('closed this job'),
  ]);
  expect(cardOf(jobline, 'Merchant archive').text).toContain('Closed');
});

test('where the app is not in the channel everything waits until it is invited again', async () => {
  const { slack } = jobline.sandbox;
  await tell(jobline, 'job.created', job('left'));
  slack.leave(CHANNEL, slack.app.userId);
  await write('left', 'left-1', 'Anybody here?');
  expect(underCard(jobline, 'Merchant left')).toHaveLength(1);
  slack.join(CHANNEL, slack.app.userId, 'U0ALICE');
  await jobline.settled();
  expect(underCard(jobline, 'Merchant left').at(-1)).toContain('Anybody here?');
});

test('a deleted card comes back as a new root with what the merchant writes next, and can be answered', async () => {
  await tell(jobline, 'job.created', job('root'));
  await write('root', 'root-1', 'Before.');
  const old = cardOf(jobline, 'Merchant root');
  await erase(old);
  const under = { user: 'U0ALICE', channel: CHANNEL, threadTs: old.ts };
  const cardless = jobline.sandbox.slack.post({ ...under, text: 'Where is the card?' });
  await jobline.settled();
  expect(reactions(jobline, cardless)).toEqual(['white_check_mark']);
  expect(cards(jobline).some(({ text }) => text.includes('Merchant root'))).toBe(false);

  await Promise.all([write('root', 'root-2', 'After.'), write('root', 'root-3', 'And more.')]);
  const said = underCard(jobline, 'Merchant root');
  expect(said).toHaveLength(2);
  expect(said.join()).toMatch(/After\.|And more\./);
  expect(cardOf(jobline, 'Merchant root').ts).not.toBe(old.ts);
  const belated = jobline.sandbox.slack.post({ ...under, text: 'Still in the old place.' });
  await jobline.settled();
  expect(reactions(jobline, belated)).toEqual(['white_check_mark']);
  const answer = await reply(jobline, 'Merchant root', 'Here we are.');
  expect(reactions(jobline, answer)).toEqual(['white_check_mark']);
  expect(cardOf(jobline, 'Merchant root').text).toContain('Responded');
  const alone = jobline.sandbox.slack.messages(CHANNEL).filter((post) => post.thread_ts === undefined);
  expect(alone.every(({ text }) => !/^💬/u.test(text))).toBe(true);
});

test('a card that Slack refuses for its blocks stands as plain text, and follows the job as such', async () => {
  jobline.sandbox.slack.faults.order({ method: 'chat.postMessage', kind: 'error', error: 'invalid_blocks' });
  await tell(jobline, 'job.created', job('plain'));
  expect(cardOf(jobline, 'Merchant plain').blocks).toBeUndefined();
  expect(underCard(jobline, 'Merchant plain')).toEqual([expect.stringContaining('The request')]);
  await write('plain', 'plain-1', 'At nine.');
  expect(cardOf(jobline, 'Merchant plain').text).toContain('1 unread');
  expect(cardOf(jobline, 'Merchant plain').blocks).toBeUndefined();
});

test('a message whose edit Slack refuses for its blocks shows the edit without them', async () => {
  await tell(
    jobline,
    'job.created',
    job('refused', { job: { details: 'At eight.' }, message: message('refused-1', 'Hm.') }),
  );
  await write('refused', 'refused-2', 'At nine.');
  const before = jobline.sandbox.slack.faults.list().length;
  // Both the card and the message are painted anew; whichever comes first is refused.
  jobline.sandbox.slack.faults.order({ method: 'chat.update', kind: 'error', error: 'invalid_blocks' });
  const edit = { id: 'refused-2', body: 'At ten.', edited_at: new Date().toISOString() };
  await tell(jobline, 'message.updated', { conversation: { id: 'c-refused' }, message: edit });
  expect(jobline.sandbox.slack.faults.list().slice(before)).toEqual([expect.objectContaining({ used: 1 })]);
  expect(underCard(jobline, 'Merchant refused').at(-1)).toContain('At ten.');
  expect(cardOf(jobline, 'Merchant refused').text).toContain('2 unread');
});

test('nothing is posted beside a thread whose root could not be posted: the root comes first', async () => {
  const { faults } = jobline.sandbox.slack;
  faults.order({ method: 'chat.postMessage', kind: 'error', error: 'msg_too_long' });
  await tell(jobline, 'job.created', job('rootless'));
  const roots = cards(jobline).filter(({ text }) => /Merchant rootless|The request/.test(text));
  expect(roots).toEqual([expect.objectContaining({ text: expect.stringContaining('Merchant rootless') })]);

  await sql`update deliveries set not_before = now() where state = 'waiting'`.execute(jobline.database.db);
  await sql`update lanes set due_at = now(), version = version + 1 where due_at > now()`.execute(jobline.database.db);
  await jobline.settled();
  expect(underCard(jobline, 'Merchant rootless')).toEqual([expect.stringContaining('The request')]);
});
