import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization } from '../../src/store/scope.ts';
import { giveUpWaitingEvents } from '../../src/use-cases/clocks/give-up-waiting-events.ts';
import { eventually } from '../support/eventually.ts';
import { cardOf, cards, job, merchant, message, tell, underCard } from '../support/inbound.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
});

afterAll(async () => {
  await jobline.close();
});

function waiting(needs: string) {
  return inOrganization(jobline.database.db, 1, (tx) =>
    tx.selectFrom('waiting_events').selectAll().where('needs', '=', needs).execute(),
  );
}

test('messages that come before their conversation wait for it, and then stand in their order', async () => {
  for (const n of [1, 2, 3]) {
    const words = message(`early-${n}`, `Words ${n}.`);
    await tell(jobline, 'message.created', { conversation: { id: 'c-early' }, message: words });
  }
  expect(cards(jobline)).toEqual([]);
  await tell(jobline, 'job.created', job('early', { job: { details: 'The request.' } }));
  expect(underCard(jobline, 'Merchant early')).toEqual([
    expect.stringContaining('The request.'),
    expect.stringContaining('Words 1.'),
    expect.stringContaining('Words 2.'),
    expect.stringContaining('Words 3.'),
  ]);
  expect(await waiting('conversation:c-early')).toEqual([]);
});

test('a message that names a job waits for the job, though its conversation stands', async () => {
  const talk = { conversation: { id: 'c-named' }, merchant: merchant('named'), message: message('named-1', 'Hello.') };
  await tell(jobline, 'conversation.created', talk);
  const words = message('named-2', 'About the job.');
  await tell(jobline, 'message.created', { conversation: { id: 'c-named' }, job: { id: 'named' }, message: words });
  expect(underCard(jobline, 'Merchant named')).toHaveLength(1);
  await tell(jobline, 'job.created', job('named'));
  expect(underCard(jobline, 'Merchant named').at(-1)).toContain('About the job.');
});

test('an edit and a deletion that come before their messages win', async () => {
  const conversation = { id: 'c-overtaken' };
  const edited = { id: 'overtaken-1', body: 'At ten.', edited_at: new Date().toISOString() };
  await tell(jobline, 'message.updated', { conversation, message: edited });
  await tell(jobline, 'message.deleted', { conversation, message: { id: 'overtaken-2' } });
  await tell(jobline, 'job.created', job('overtaken'));
  await tell(jobline, 'message.created', { conversation, message: message('overtaken-1', 'At nine.') });
  await tell(jobline, 'message.created', { conversation, message: message('overtaken-2', 'A secret.') });
  const [, first, second] = underCard(jobline, 'Merchant overtaken');
  expect(first).toMatch(/edited[\s\S]*At ten\./);
  expect(second).toContain('Withdrawn by the merchant.');
  expect(JSON.stringify(jobline.sandbox.slack.calls)).not.toMatch(/At nine|A secret/);
});

test('an edit that is older than the one that stands changes nothing', async () => {
  const conversation = { id: 'c-older' };
  await tell(jobline, 'job.created', job('older'));
  await tell(jobline, 'message.created', { conversation, message: message('older-1', 'First.') });
  const edit = (body: string, edited_at: string) =>
    tell(jobline, 'message.updated', { conversation, message: { id: 'older-1', body, edited_at } });
  await edit('Third.', '2026-02-01T10:00:02Z');
  await edit('Second.', '2026-02-01T10:00:01Z');
  expect(underCard(jobline, 'Merchant older').at(-1)).toContain('Third.');
});

test('a decline that comes before its job ends it as soon as it comes', async () => {
  await tell(jobline, 'job.declined', { job: { id: 'gone' }, reason: 'Found somebody.' });
  expect(await waiting('job:gone')).toHaveLength(1);
  await tell(jobline, 'job.created', job('gone'));
  expect(cardOf(jobline, 'Merchant gone').text).toMatch(/Declined · by the merchant.*Found somebody\./);
  expect(await waiting('job:gone')).toEqual([]);
});

test('a conversation that comes after its job adds its message to the thread of the job', async () => {
  await tell(jobline, 'job.created', job('late-talk'));
  await tell(jobline, 'conversation.created', {
    conversation: { id: 'c-late-talk' },
    merchant: merchant('late-talk'),
    message: message('late-talk-1', 'I began like this.'),
  });
  expect(underCard(jobline, 'Merchant late-talk').at(-1)).toContain('I began like this.');
});

test('an end that arrives together with its job is never left waiting', async () => {
  const keys = Array.from({ length: 4 }, (_, n) => `race-${n}`);
  await Promise.all(
    keys.flatMap((key) => [
      jobline.sandbox.marketplace.send('job.created', job(key)),
      jobline.sandbox.marketplace.send('job.closed', { job: { id: key } }),
      jobline.sandbox.marketplace.send('message.created', {
        conversation: { id: `c-${key}` },
        job: { id: key },
        message: message(`${key}-1`, 'Good bye.'),
      }),
    ]),
  );
  await jobline.settled();
  for (const key of keys) expect(await waiting(`job:${key}`)).toEqual([]);
  for (const key of keys) {
    // The message may have come after the end, and opened the conversation's own thread: either card may stand first.
    const ofMerchant = cards(jobline)
      .map(({ text }) => text)
      .filter((text) => text.includes(`Merchant ${key}\n`));
    expect(ofMerchant).toContainEqual(expect.stringContaining('Closed'));
  }
});

test('an event whose need never comes is given up after 24 hours, and is still not too late when it comes', async () => {
  const { db } = jobline.database;
  await tell(jobline, 'message.created', { conversation: { id: 'c-never' }, message: message('never-1', 'Anybody?') });
  const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
  expect(await giveUpWaitingEvents(db, hours(23.9))).toEqual([]);
  expect(await giveUpWaitingEvents(db, hours(24.1))).toEqual([
    { eventId: expect.any(String), needs: 'conversation:c-never' },
  ]);
  expect(await giveUpWaitingEvents(db, hours(48))).toEqual([]);

  await tell(jobline, 'job.created', job('never'));
  await eventually(() => expect(underCard(jobline, 'Merchant never').at(-1)).toContain('Anybody?'));
});

test('what a message names of another conversation is refused, and nobody is disturbed', async () => {
  await tell(jobline, 'job.created', job('own'));
  await tell(jobline, 'job.created', job('others'));
  await tell(jobline, 'message.created', { conversation: { id: 'c-own' }, message: message('own-1', 'Mine.') });
  const conversation = { id: 'c-others' };
  await tell(jobline, 'message.deleted', { conversation, message: { id: 'own-1' } });
  const stray = message('others-1', 'Stray.');
  await tell(jobline, 'message.created', { conversation, job: { id: 'own' }, message: stray });
  expect(underCard(jobline, 'Merchant own').at(-1)).toContain('Mine.');
  expect(JSON.stringify(jobline.sandbox.slack.calls)).not.toContain('Stray.');
  const outcomes = await jobline.database.db
    .selectFrom('deliveries')
    .select('outcome')
    .where('kind', '=', 'apply-marketplace-event')
    .where('subject', 'like', '%:c-others')
    .orderBy('position')
    .execute();
  expect(outcomes.map(({ outcome }) => outcome)).toEqual([
    expect.objectContaining({ applied: 'applied' }),
    { applied: 'refused', why: 'message_of_another_conversation' },
    { applied: 'refused', why: 'job_of_another_conversation' },
  ]);
});
