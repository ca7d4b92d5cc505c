import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization } from '../src/store/scope.ts';
import { tellPreferences } from '../src/use-cases/organizations/tell-preferences.ts';
import { hasten, type JobThread, startThread } from './support/job-thread.ts';
import { startTestJobline, type TestJobline } from './support/jobline.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
/** What was compiled once need not be for each command. */
const COMPILED = path.join(tmpdir(), 'jobline-test-compiled');
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
/** Each command is a process of its own. */
const PATIENCE = { timeout: 120_000 };
const TIME = String.raw`\d{4}-\d\d-\d\dT[\d:.]+Z`;

let jobline: TestJobline;
let thread: JobThread;

beforeAll(async () => {
  jobline = await startTestJobline();
  thread = await startThread(jobline);
});

afterAll(() => jobline.close());

/** What an operator types, and reads. */
async function deliveries(...words: string[]): Promise<{ code: unknown; said: string }> {
  const command = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'src/deliveries-command.ts', ...words],
    {
      cwd: ROOT,
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: COMPILED, DATABASE_URL: jobline.database.url },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const [said, complained, [code]] = await Promise.all([
    text(command.stdout),
    text(command.stderr),
    once(command, 'exit'),
  ]);
  return { code, said: said + complained };
}

test('a refused event is listed with its attempts and the reason, and goes again by its id', PATIENCE, async () => {
  const { faults } = jobline.sandbox.marketplace;
  faults.next(1, { do: 'answer', status: 422 });
  thread.say('One');
  await jobline.settled();
  const { code, said } = await deliveries('list');
  const id = UUID.exec(said)?.[0] ?? '';
  expect(code).toBe(0);
  expect(said).toMatch(
    new RegExp(
      `^failed    ${id}  relay-reply  ${UUID.source}  for C-\\d+ ${thread.conversationId}\n` +
        ` +1 attempt, ${TIME}, failed ${TIME}; lane out:\\d+:\\w+ since ${TIME}\n +answered 422\n$`,
    ),
  );

  expect(await deliveries('retry', id, 'nonsense')).toEqual({
    code: 1,
    said: `${id}  goes out again\nnonsense  not retried: no such delivery\n`,
  });
  await jobline.settled();
  expect(thread.taken()).toEqual(['message.sent One']);
  expect(await deliveries('list')).toEqual({ code: 0, said: 'No deliveries wait or failed.\n' });

  expect(await deliveries('show', id)).toEqual({
    code: 0,
    said: expect.stringMatching(
      new RegExp(
        `^done      ${id}  relay-reply  .*\n.*\n +${TIME}  \\d+\\.\\d s  failed 422\n +${TIME}  \\d+\\.\\d s  taken 202\n$`,
      ),
    ),
  });
  expect(await deliveries('show', 'nonsense')).toEqual({ code: 1, said: 'nonsense  no such delivery\n' });
});

test('what is about no conversation is listed too', PATIENCE, async () => {
  jobline.sandbox.marketplace.faults.next(1, { do: 'answer', status: 429, retryAfterSeconds: 3_600 });
  await inOrganization(jobline.app.db, 1, async (tx) => tellPreferences(tx, { at: new Date() }));
  await jobline.settled();
  const { code, said } = await deliveries('list');
  expect([code, said]).toEqual([0, expect.stringMatching(/^waiting .* {2}tell-preferences {2}preferences\.updated\n/)]);
  await hasten(jobline);
});

test('what waits says when it is tried next, and what was done is found by its conversation', PATIENCE, async () => {
  jobline.sandbox.marketplace.faults.next(1, { do: 'answer', status: 429, retryAfterSeconds: 3_600 });
  thread.say('Two');
  await jobline.settled();
  await jobline.sandbox.marketplace.send('job.closed', { job: { id: 'nobody-knows' } });
  await jobline.settled();
  const { said } = await deliveries('list');
  expect(said).toMatch(
    new RegExp(
      `^waiting .*\n +1 attempt, ${TIME}, next ${TIME}; .*\n +gate closed: rate limited; answered 429\nevent .* waits for job:nobody-knows\n$`,
    ),
  );

  const { said: done } = await deliveries('list', '--state', 'done', '--about', thread.conversationId, '--json');
  const listed = JSON.parse(done) as { deliveries: { kind: string; conversation?: string; attempts: number }[] };
  expect(listed.deliveries).toContainEqual(
    expect.objectContaining({ kind: 'relay-reply', state: 'done', attempts: 1, settledAt: expect.any(String) }),
  );
});

test.each([[['list', '--state', 'lost']], [['list', '--colour']]])(
  'it says how it is used: %j',
  PATIENCE,
  async (words) => {
    const { code, said } = await deliveries(...words);
    expect([code, said]).toEqual([2, expect.stringContaining('npm run deliveries -- list')]);
  },
);
