import { afterAll, beforeAll, expect, test } from 'vitest';
import { acrossOrganizations } from '../../src/store/scope.ts';
import { expireJobs } from '../../src/use-cases/clocks/expire-jobs.ts';
import { CHANNEL, cardOf, job, message, reactions, reply, tell, underCard } from '../support/inbound.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
});

afterAll(async () => {
  await jobline.close();
});

function status(key: string): string {
  const card = cardOf(jobline, `Merchant ${key}`);
  const button = JSON.stringify(card.blocks).includes('"action_id":"job_open"') ? ' [Open]' : '';
  return `${/Status: \S+ ([^·\n]+) ·/.exec(card.text)?.[1]}${button}`;
}

function click(key: string) {
  const { ts } = cardOf(jobline, `Merchant ${key}`);
  return jobline.sandbox.slack.click({ user: 'U0BEN', channel: CHANNEL, ts, actionId: 'job_open' });
}

function lastEphemeral(): string | undefined {
  return jobline.sandbox.slack.ephemerals('U0BEN').at(-1)?.text;
}

function write(key: string, id: string, body: string): Promise<void> {
  return tell(jobline, 'message.created', { conversation: { id: `c-${key}` }, message: message(id, body) });
}

/** As a command that has no button yet would leave it. */
async function set(key: string, to: 'inactive' | 'completed'): Promise<void> {
  await acrossOrganizations(jobline.database.db, (tx) =>
    tx.updateTable('jobs').set({ status: to, ended_at: null }).where('outside_id', '=', key).execute(),
  );
}

test('the card follows the job from New to Responded and back to Awaiting response', async () => {
  await tell(jobline, 'job.created', job('life'));
  expect(status('life')).toBe('New [Open]');
  expect(await click('life')).toMatchObject({ ok: true });
  await jobline.settled();
  expect(status('life')).toBe('Opened');
  await write('life', 'life-1', 'Still there?');
  expect(status('life')).toBe('Opened');
  await reply(jobline, 'Merchant life', 'Yes.');
  expect(status('life')).toBe('Responded');
  expect(cardOf(jobline, 'Merchant life').text).not.toContain('unread');
  await write('life', 'life-2', 'Good.');
  expect(status('life')).toBe('Awaiting response');
  expect(cardOf(jobline, 'Merchant life').text).toMatch(/Answer Merchant by: <!date[\s\S]*1 unread/);
  await write('life', 'life-3', 'Very good.');
  expect(status('life')).toBe('Awaiting response');
  expect(cardOf(jobline, 'Merchant life').text).toContain('2 unread');
});

test('a message wakes an inactive job, and leaves a completed one completed', async () => {
  await tell(jobline, 'job.created', job('aside'));
  await reply(jobline, 'Merchant aside', 'Yes.');
  await set('aside', 'inactive');
  await tell(jobline, 'job.created', job('aside'));
  expect(status('aside')).toBe('Inactive');
  await write('aside', 'aside-1', 'Back again.');
  expect(status('aside')).toBe('Awaiting response');

  await set('aside', 'completed');
  const about = { conversation: { id: 'c-aside' }, job: { id: 'aside' }, message: message('aside-2', 'Thanks.') };
  await tell(jobline, 'message.created', about);
  expect(status('aside')).toBe('Completed');
  await tell(jobline, 'job.confirmed', { job: { id: 'aside' } });
  expect(cardOf(jobline, 'Merchant aside').text).toContain('the merchant confirmed it');
  expect(underCard(jobline, 'Merchant aside').at(-1)).toContain('confirmed that the job is completed');
});

test('a merchant’s decline ends the job with the reason, and the card has no button that cannot work', async () => {
  await tell(jobline, 'job.created', job('declined'));
  await tell(jobline, 'job.declined', { job: { id: 'declined' }, reason: 'Too late for us.' });
  expect(status('declined')).toBe('Declined');
  expect(cardOf(jobline, 'Merchant declined').text).toMatch(/by the merchant.*Too late for us\./);
  expect(underCard(jobline, 'Merchant declined').at(-1)).toMatch(/Merchant declined declined this job.*Too late/);
});

test('what no longer fits the job is recorded as refused, and disturbs nobody', async () => {
  await tell(jobline, 'job.created', job('refused'));
  await tell(jobline, 'job.confirmed', { job: { id: 'refused' } });
  expect(status('refused')).toBe('New [Open]');
  await tell(jobline, 'job.closed', { job: { id: 'refused' } });
  const before = underCard(jobline, 'Merchant refused');
  await tell(jobline, 'job.declined', { job: { id: 'refused' } });
  await tell(jobline, 'job.closed', { job: { id: 'refused' } });
  await tell(jobline, 'job.confirmed', { job: { id: 'refused' } });
  expect(underCard(jobline, 'Merchant refused')).toEqual(before);
  expect(status('refused')).toBe('Closed');
  const outcomes = await jobline.database.db
    .selectFrom('deliveries')
    .select('outcome')
    .where('subject', 'like', '%:job:refused')
    .orderBy('position')
    .execute();
  expect(outcomes.map(({ outcome }) => outcome)).toEqual([
    { applied: 'refused', why: 'not_now' },
    { applied: 'applied' },
    { applied: 'refused', why: 'job_ended' },
    { applied: 'applied' },
    { applied: 'refused', why: 'job_ended' },
  ]);
});

test('a stale button says who ended the job, and changes nothing', async () => {
  await tell(jobline, 'job.created', job('stale'));
  const { slack } = jobline.sandbox;
  slack.faults.order({ method: 'chat.update', kind: '429', retryAfter: 1 });
  await jobline.sandbox.marketplace.send('job.closed', { job: { id: 'stale' } });
  await jobline.app.idle();
  expect(status('stale')).toBe('New [Open]');
  expect(await click('stale')).toMatchObject({ ok: true });
  await expect.poll(lastEphemeral).toMatch(/was closed by Merchant stale/);
  await expect.poll(() => status('stale')).toBe('Closed');
});

test('a job past its deadline on arrival is expired at once, and takes no reply', async () => {
  const past = new Date(Date.now() - 60_000).toISOString();
  await tell(jobline, 'job.created', job('past', { job: { expires_at: past } }));
  expect(status('past')).toBe('Expired');
  expect(jobline.sandbox.marketplace.received.at(-1)).toMatchObject({
    type: 'job.expired',
    data: { job: { id: 'past', status: 'expired' } },
  });
  const late = await reply(jobline, 'Merchant past', 'Are we too late?');
  expect(reactions(jobline, late)).toEqual(['warning']);
  expect(jobline.sandbox.marketplace.received.filter(({ type }) => type === 'message.sent')).not.toContainEqual(
    expect.objectContaining({ data: expect.objectContaining({ job: expect.objectContaining({ id: 'past' }) }) }),
  );
});

test('a job that nobody answered expires after its deadline and the grace', async () => {
  const deadline = new Date(Date.now() + 3_600_000);
  await tell(jobline, 'job.created', job('sweep', { job: { expires_at: deadline.toISOString() } }));
  await expireJobs(jobline.app.db, { now: new Date(deadline.getTime() + 420_000), graceSeconds: 420 });
  await jobline.settled();
  expect(status('sweep')).toBe('Expired');
});

test('a close cancels the replies that wait in their undo window, visibly; a decline lets them go', async () => {
  const setUndo = (seconds: number | null) =>
    acrossOrganizations(jobline.database.db, (tx) =>
      tx.updateTable('organizations').set({ undo_seconds: seconds }).execute(),
    );
  await tell(jobline, 'job.created', job('cut'));
  await tell(jobline, 'job.created', job('let-go'));
  await setUndo(1);
  const cut = await reply(jobline, 'Merchant cut', 'This never leaves.');
  const letGo = await reply(jobline, 'Merchant let-go', 'This still leaves.');
  expect(reactions(jobline, cut)).toEqual(['hourglass_flowing_sand']);
  await tell(jobline, 'job.closed', { job: { id: 'cut' } });
  await tell(jobline, 'job.declined', { job: { id: 'let-go' } });
  expect(reactions(jobline, cut)).toEqual(['warning']);
  expect(underCard(jobline, 'Merchant cut').at(-1)).toMatch(/⚠️ <@U0ALICE>.*not sent.*This never leaves/);

  await expect.poll(() => reactions(jobline, letGo)).toEqual(['white_check_mark']);
  await setUndo(null);
  const sent = jobline.sandbox.marketplace.received.filter(({ type }) => type === 'message.sent');
  expect(JSON.stringify(sent)).toContain('This still leaves.');
  expect(JSON.stringify(sent)).not.toContain('This never leaves.');
  expect(status('let-go')).toBe('Declined');
});
