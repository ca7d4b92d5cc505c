import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/start.ts';
import { type AppOptions, type RunningApp, startApp } from '../../src/app.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { CHANNEL, job, message } from '../support/inbound.ts';
import { appOptions } from '../support/jobline.ts';
import { startTestSandbox } from '../support/sandbox.ts';

let database: TestDatabase;
let sandbox: Sandbox;
let app: RunningApp;

beforeEach(async () => {
  database = await createTestDatabase({ max: 2 });
  sandbox = await startTestSandbox();
});

afterEach(async () => {
  await app.stop(5_000);
  await sandbox.close();
  await database.close();
});

async function start(change: (options: AppOptions) => AppOptions = (options) => options): Promise<void> {
  app = await startApp(change(appOptions(sandbox, database.url)));
  sandbox.setAppUrl(`http://127.0.0.1:${app.port}`);
}

async function settled(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await sandbox.slack.settled();
    await app.idle();
  }
}

function withoutChannel({ slack, ...options }: AppOptions): AppOptions {
  if (!slack) throw new Error('no slack to take the channel from');
  const { channel: _, ...rest } = slack;
  return { ...options, slack: rest };
}

test('without a channel jobs wait unposted, and are posted once and in their order when one is chosen', async () => {
  await start(withoutChannel);
  await sandbox.marketplace.send('job.created', job('one', { message: message('one-1', 'First words.') }));
  await settled();
  const conversation = { id: 'c-one' };
  await sandbox.marketplace.send('message.created', { conversation, message: message('one-2', 'Second words.') });
  await sandbox.marketplace.send('job.created', job('two'));
  await settled();
  expect(sandbox.slack.calls.filter(({ method }) => method === 'chat.postMessage')).toEqual([]);
  await app.stop(5_000);

  await start();
  await settled();
  const roots = sandbox.slack.messages(CHANNEL).filter(({ thread_ts }) => thread_ts === undefined);
  expect(roots.map(({ text }) => text)).toHaveLength(2);
  const one = roots.find(({ text }) => text.includes('J-1'));
  expect(sandbox.slack.thread(CHANNEL, one?.ts ?? '').map(({ text }) => text)).toEqual([
    expect.stringContaining('2 unread'),
    expect.stringContaining('First words.'),
    expect.stringContaining('Second words.'),
  ]);
  expect(sandbox.slack.messages(CHANNEL)).toHaveLength(5);
});

test('a job that came without a channel is as it is now when it is posted', async () => {
  await start(withoutChannel);
  await sandbox.marketplace.send('job.created', job('one', { message: message('one-1', 'We need a shop.') }));
  const edit = { id: 'one-1', body: 'We need two shops.', edited_at: new Date().toISOString() };
  await sandbox.marketplace.send('message.updated', { conversation: { id: 'c-one' }, message: edit });
  await sandbox.marketplace.send('job.closed', { job: { id: 'one' } });
  await settled();
  await app.stop(5_000);

  await start();
  await settled();
  const [card, request, notice] = sandbox.slack.messages(CHANNEL).map(({ text }) => text);
  expect(card).toContain('Closed');
  expect(request).toContain('We need two shops.');
  expect(notice).toContain('closed this job');
});
