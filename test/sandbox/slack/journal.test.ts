import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLocalSlack } from '../../../sandbox/slack/local-slack.ts';
import type { LocalSlack } from '../../../sandbox/slack/model.ts';
import { BOT_TOKEN, MANIFEST, SIGNING_SECRET } from './slack-with-app.ts';

let folder: string;
let stateFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-slack-'));
  stateFile = join(folder, 'deep', 'slack.jsonl');
});

afterEach(() => rmSync(folder, { recursive: true }));

function start(): LocalSlack {
  const manifest = { ...MANIFEST, settings: {} };
  return createLocalSlack({
    appUrl: 'http://127.0.0.1:1',
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    manifest,
    stateFile,
  });
}

test('what was said, edited, deleted and reacted to survives a restart', async () => {
  const before = start();
  const root = before.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'root' });
  const reply = before.post({ user: 'U0BEN', channel: 'C0JOBS', text: 'reply', threadTs: root.ts });
  const gone = before.post({ user: 'U0BEN', channel: 'C0JOBS', text: 'gone', threadTs: root.ts });
  before.edit({ user: 'U0BEN', channel: 'C0JOBS', ts: reply.ts, text: 'reply, edited' });
  before.remove({ user: 'U0BEN', channel: 'C0JOBS', ts: gone.ts });
  before.react({ user: 'U0ALICE', channel: 'C0JOBS', ts: reply.ts, name: 'tada' });
  before.addMember({ id: 'U0NEW', name: 'nora' });
  before.setArchived('C0GENERAL', true);
  const seen = before.thread('C0JOBS', root.ts);
  await before.close();

  const after = start();
  expect(after.thread('C0JOBS', root.ts)).toEqual(seen);
  expect(after.page('U0ALICE').members.map((member) => member.id)).toContain('U0NEW');
  expect(after.page('U0ALICE').channels.find((channel) => channel.id === 'C0GENERAL')).toMatchObject({
    archived: true,
  });
  await after.close();
});

test('a process killed without warning loses nothing it had answered', () => {
  const killed = start();
  killed.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'hello' });
  expect(readFileSync(stateFile, 'utf8')).toContain('hello');
});

test('a line torn by the kill is ignored', async () => {
  const before = start();
  before.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'whole' });
  await before.close();
  appendFileSync(stateFile, '{"kind":"message","message":{"ts":"17');
  const after = start();
  expect(after.messages('C0JOBS').map((message) => message.text)).toEqual(['whole']);
  after.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'next' });
  await after.close();
  const again = start();
  expect(again.messages('C0JOBS').map((message) => message.text)).toEqual(['whole', 'next']);
  await again.close();
});

test('a start keeps one line for each thing', async () => {
  const before = start();
  const { ts } = before.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'one' });
  for (const text of ['two', 'three', 'four']) before.edit({ user: 'U0ALICE', channel: 'C0JOBS', ts, text });
  await before.close();
  const after = start();
  await after.close();
  const lines = readFileSync(stateFile, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"kind":"message"'));
  expect(lines).toHaveLength(1);
});

test('a ts never comes twice, not even of a deleted message before a restart', async () => {
  const before = start();
  const ahead = new Date(Date.now() + 60_000);
  const { ts } = before.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'from the future', at: ahead });
  before.remove({ user: 'U0ALICE', channel: 'C0JOBS', ts });
  await before.close();
  const middle = start();
  await middle.close();
  const after = start();
  const next = after.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'later' });
  expect(next.ts > ts).toBe(true);
  await after.close();
});
