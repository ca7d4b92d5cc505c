import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/start.ts';
import { startTestSandbox, TEST_SANDBOX_SECRETS } from '../../support/sandbox.ts';

const CHANNEL = 'C0JOBS';
const { botToken } = TEST_SANDBOX_SECRETS.slack;
const WITH_TOKEN = { headers: { authorization: `Bearer ${botToken}` } };

let sandbox: Sandbox;
let client: WebClient;

beforeAll(async () => {
  sandbox = await startTestSandbox();
  client = new WebClient(botToken, { slackApiUrl: `${sandbox.url}/slack/api/`, retryConfig: { retries: 0 } });
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.slack.faults.clear());

async function upload(name: string, content: string): Promise<string> {
  const { file_id = '', upload_url = '' } = await client.files.getUploadURLExternal({
    filename: name,
    length: Buffer.byteLength(content),
  });
  const answer = await fetch(upload_url, { method: 'POST', body: content });
  expect({ status: answer.status, text: await answer.text() }).toEqual({
    status: 200,
    text: `OK - ${Buffer.byteLength(content)}`,
  });
  return file_id;
}

test('the external upload flow shares a file in a thread, once for each time that it is completed', async () => {
  const root = sandbox.slack.post({ user: 'U0ALICE', channel: CHANNEL, text: 'Files, please' });
  const id = await upload('brief.pdf', 'all of it');
  expect((await client.files.info({ file: id })).file?.shares).toEqual({ public: {}, private: {} });
  const into = { files: [{ id, title: 'Our brief.pdf' }] as [{ id: string; title: string }], channel_id: CHANNEL };
  const answer = await client.files.completeUploadExternal({ ...into, thread_ts: root.ts });
  expect(answer.files).toEqual([{ id, title: 'Our brief.pdf' }]);
  const [, shared] = sandbox.slack.thread(CHANNEL, root.ts);
  expect(shared).toMatchObject({ subtype: 'file_share', bot_id: 'B0JOBLINE', files: [{ id, name: 'Our brief.pdf' }] });
  const { file } = await client.files.info({ file: id });
  expect(file?.shares?.public?.[CHANNEL]).toEqual([{ ts: shared?.ts, thread_ts: root.ts }]);
  await client.files.completeUploadExternal({ ...into, thread_ts: root.ts });
  expect(sandbox.slack.thread(CHANNEL, root.ts)).toHaveLength(3);
  await client.files.delete({ file: id });
  await expect(client.files.info({ file: id })).rejects.toThrow('file_deleted');
  const tombstones = sandbox.slack.thread(CHANNEL, root.ts).flatMap(({ files = [] }) => files);
  expect(tombstones.map(({ deleted }) => deleted)).toEqual([true, true]);
});

test('what does not fit is refused', async () => {
  const { file_id: id = '', upload_url: url = '' } = await client.files.getUploadURLExternal({
    filename: 'a',
    length: 5,
  });
  expect((await fetch(url, { method: 'POST', body: 'too long' })).status).toBe(400);
  const files = [{ id, title: 'a' }] as [{ id: string; title: string }];
  await expect(client.files.completeUploadExternal({ files, channel_id: CHANNEL })).rejects.toThrow('file_not_found');
  await fetch(url, { method: 'POST', body: 'right' });
  await expect(client.files.completeUploadExternal({ files, channel_id: 'C0GENERAL' })).rejects.toThrow(
    'not_in_channel',
  );
  const gone = { files, channel_id: CHANNEL, thread_ts: '1700000000.000100' };
  await expect(client.files.completeUploadExternal(gone)).rejects.toThrow('thread_not_found');
  const theirs = sandbox.slack.addFile('U0ALICE', { name: 'theirs.pdf' });
  await expect(client.files.delete({ file: theirs.id })).rejects.toThrow('cant_delete_file');
});

test('a file is had with the bot token; without it there is a login page', async () => {
  const { files } = sandbox.slack.post({
    user: 'U0ALICE',
    channel: CHANNEL,
    text: '',
    files: [{ name: 'offer.pdf', bytes: Buffer.from('our offer') }],
  });
  const { file } = await client.files.info({ file: files?.[0]?.id ?? '' });
  const url = file?.url_private_download ?? '';
  const had = await fetch(url, WITH_TOKEN);
  expect({ type: had.headers.get('content-type'), text: await had.text() }).toEqual({
    type: 'application/pdf',
    text: 'our offer',
  });
  for (const headers of [{}, { authorization: 'Bearer xoxb-other' }]) {
    const page = await fetch(url, { headers });
    expect({ status: page.status, type: page.headers.get('content-type') }).toEqual({
      status: 200,
      type: expect.stringContaining('html'),
    });
  }
});

test('faults of bytes are ordered by a name of their own', async () => {
  const { files } = sandbox.slack.post({ user: 'U0ALICE', channel: CHANNEL, text: '', files: [{ name: 'a.txt' }] });
  const { file } = await client.files.info({ file: files?.[0]?.id ?? '' });
  const url = file?.url_private ?? '';
  const { faults } = sandbox.slack;
  faults.order({ method: '*', kind: '500' });
  faults.order({ method: 'download', kind: 'html' });
  faults.order({ method: 'download', kind: 'redirect', location: 'https://elsewhere.example/a' });
  expect((await fetch(url, WITH_TOKEN)).headers.get('content-type')).toMatch(/html/);
  const elsewhere = await fetch(url, { ...WITH_TOKEN, redirect: 'manual' });
  expect({ status: elsewhere.status, to: elsewhere.headers.get('location') }).toEqual({
    status: 302,
    to: 'https://elsewhere.example/a',
  });
  expect((await fetch(url, WITH_TOKEN)).status).toBe(200);
});
