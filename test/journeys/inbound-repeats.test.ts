import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningApp, startApp } from '../../src/app.ts';
import { CHANNEL, cardOf, cards, job, merchant, message, reply, tell, underCard } from '../support/inbound.ts';
import { appOptions, startTestJobline, type TestJobline } from '../support/jobline.ts';
import { signedHeaders } from '../support/marketplace-events.ts';
import { TEST_SANDBOX_SECRETS } from '../support/sandbox.ts';

let jobline: TestJobline;
let secondCopy: RunningApp;

beforeAll(async () => {
  const one = await startTestJobline();
  secondCopy = await startApp(appOptions(one.sandbox, one.database.url));
  jobline = { ...one, settled: () => bothSettled(one) };
});

afterAll(async () => {
  await secondCopy.stop(5_000);
  await jobline.close();
});

function ports(): number[] {
  return [jobline.app.port, secondCopy.port];
}

/** As the marketplace would, but to any copy of the app. */
async function post(port: number, webhookId: string, type: string, data: object): Promise<[number, unknown]> {
  const body = JSON.stringify({ type, timestamp: new Date().toISOString(), data });
  const headers = signedHeaders(body, { id: webhookId, secret: TEST_SANDBOX_SECRETS.marketplace.secret });
  const answer = await fetch(`http://127.0.0.1:${port}/marketplace/events`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  return [answer.status, await answer.json()];
}

/** Either copy may have the last word. */
async function bothSettled(one: TestJobline): Promise<void> {
  for (let round = 0; round < 2; round++) {
    await one.settled();
    await secondCopy.idle();
  }
}

test('the same event many times at once, through two copies of the app, has one effect', async () => {
  const [first = 0, second = 0] = ports();
  const data = job('twice', { message: message('twice-words', 'Once is enough.') });
  const answers = await Promise.all(
    [first, second, first, second, second, first].map((port) => post(port, 'wh-twice', 'job.created', data)),
  );
  expect(answers.filter(([status]) => status === 202)).toEqual([[202, { id: 'wh-twice', status: 'accepted' }]]);
  expect(answers.filter(([status]) => status === 200)).toHaveLength(5);
  expect(answers.find(([status]) => status === 200)).toEqual([200, { id: 'wh-twice', status: 'duplicate' }]);
  await jobline.settled();
  expect(cards(jobline).filter(({ text }) => text.includes('Merchant twice'))).toHaveLength(1);
  expect(underCard(jobline, 'Merchant twice')).toEqual([expect.stringContaining('Once is enough.')]);
});

test('the same job and message under many webhook-ids at once make one thread and one post', async () => {
  const data = job('many', { message: message('many-words', 'The same words.') });
  await Promise.all([1, 2, 3, 4, 5, 6].map((n) => post(ports()[n % 2] ?? 0, `wh-many-${n}`, 'job.created', data)));
  const again = { conversation: { id: 'c-many' }, message: message('many-2', 'Said once.') };
  await Promise.all(
    [1, 2, 3, 4].map((n) => post(ports()[n % 2] ?? 0, `wh-many-message-${n}`, 'message.created', again)),
  );
  await jobline.settled();
  expect(underCard(jobline, 'Merchant many')).toEqual([
    expect.stringContaining('The same words.'),
    expect.stringContaining('Said once.'),
  ]);
});

test('jobs of one merchant that come at once without a conversation share one, and each has its thread', async () => {
  const { conversation: _, ...data } = job('shared', { merchant: merchant('shared') });
  const jobs = ['shared-1', 'shared-2', 'shared-3'].map((id) => ({ ...data, job: { ...(data.job as object), id } }));
  await Promise.all(jobs.map((one, n) => post(ports()[n % 2] ?? 0, `wh-${n}-shared`, 'job.created', one)));
  await jobline.settled();
  expect(cards(jobline).filter(({ text }) => text.includes('Merchant shared'))).toHaveLength(3);
  const rows = await jobline.database.db
    .selectFrom('deliveries')
    .select('id')
    .where('state', 'not in', ['done', 'cancelled'])
    .execute();
  expect(rows).toEqual([]);
});

test('a job that comes again changes what describes it, never its status or its deadline', async () => {
  await tell(jobline, 'job.created', job('again', { job: { details: 'Candles.' } }));
  await reply(jobline, 'Merchant again', 'Gladly.');
  expect(cardOf(jobline, 'Merchant again').text).toContain('Responded');

  await tell(
    jobline,
    'job.created',
    job('again', {
      job: {
        details: 'Candles and soap.',
        expires_at: '2020-01-01T00:00:00Z',
        service: { handle: 'migration', name: 'Shop migration' },
      },
      merchant: merchant('again', 'Jana of again'),
      store: { name: 'Blue Fjord', url: 'https://bluefjord.example' },
    }),
  );
  const card = cardOf(jobline, 'Jana of again');
  expect(card.text).toContain('Shop migration for Blue Fjord');
  expect(card.text).toContain('Candles and soap.');
  expect(card.text).toContain('Responded');
  expect(underCard(jobline, 'Jana of again')[0]).toContain('Candles and soap.');
});

test('a merchant who changes their name changes it on every card, also through a message', async () => {
  await tell(jobline, 'job.created', job('name', { job: { id: 'name-1' } }));
  await tell(jobline, 'job.created', job('name', { job: { id: 'name-2' } }));
  const again = { conversation: { id: 'c-name' }, message: message('name-words', 'I married.') };
  await tell(jobline, 'message.created', { ...again, merchant: merchant('name', 'Jana Dvořák') });
  expect(cards(jobline).filter(({ text }) => text.includes('Merchant name'))).toEqual([]);
  expect(cards(jobline).filter(({ text }) => text.includes('Jana Dvořák'))).toHaveLength(2);
});

test('a conversation that comes again changes its card, and makes no second thread or message', async () => {
  const data = {
    conversation: { id: 'c-talk' },
    merchant: merchant('talk'),
    message: message('talk-1', 'A question.'),
  };
  await tell(jobline, 'conversation.created', data);
  await tell(jobline, 'conversation.created', { ...data, service: { handle: 'seo', name: 'Search advice' } });
  expect(cardOf(jobline, 'Merchant talk').text).toContain('Search advice');
  expect(underCard(jobline, 'Merchant talk')).toEqual([expect.stringContaining('A question.')]);
});

test('a message that comes again after it was edited keeps the edit', async () => {
  await tell(jobline, 'job.created', job('kept'));
  const first = { conversation: { id: 'c-kept' }, message: message('kept-1', 'At nine.') };
  await tell(jobline, 'message.created', first);
  const edit = { id: 'kept-1', body: 'At ten.', edited_at: new Date().toISOString() };
  await tell(jobline, 'message.updated', { conversation: { id: 'c-kept' }, message: edit });
  await tell(jobline, 'message.created', first);
  expect(underCard(jobline, 'Merchant kept').slice(1)).toEqual([expect.stringMatching(/edited[\s\S]*At ten\./)]);
});

test('jobs are numbered on, and a conversation has its own number', async () => {
  const numbers = () => cards(jobline).flatMap(({ text }) => [...text.matchAll(/ (J|C)-(\d+) |^(J|C)-(\d+)/gm)]);
  expect(new Set(numbers().map(([said]) => said.trim())).size).toBe(cards(jobline).length);
  expect(jobline.sandbox.slack.messages(CHANNEL).some(({ text }) => /J-1\b/.test(text))).toBe(true);
});
