import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';

let jobline: TestJobline;

beforeEach(async () => {
  jobline = await startTestJobline();
});

afterEach(async () => {
  await jobline.close();
});

const MERCHANT = { id: 'm-9', name: 'Jana Nováková', locale: 'cs', time_zone: 'Europe/Prague' };

function job(id: string) {
  return {
    job: {
      id,
      kind: 'match',
      created_at: new Date().toISOString(),
      service: { handle: 'store-setup', name: 'Store setup' },
      details: 'We sell hand-poured candles and want to move from Etsy.',
    },
    merchant: MERCHANT,
    store: { name: 'Blue Fjord Candles', url: 'https://bluefjord.example' },
    conversation: { id: `c-${id}` },
    message: { id: `words-${id}`, body: 'Hello, can you help us?', sent_at: new Date().toISOString() },
  };
}

test('a job becomes a thread, a reply reaches the merchant, and the answer stands in the thread', async () => {
  const { sandbox } = jobline;
  expect(await sandbox.marketplace.send('job.created', job('1'))).toMatchObject({ status: 202 });
  const root = await eventually(() => {
    const found = sandbox.slack.messages('C0JOBS').find((message) => message.text.includes('J-1'));
    expect(found).toBeDefined();
    return found;
  });
  const ts = root?.ts ?? '';
  await eventually(() => expect(sandbox.slack.thread('C0JOBS', ts)).toHaveLength(2));

  expect(await sandbox.slack.click({ user: 'U0ALICE', channel: 'C0JOBS', ts, actionId: 'job_open' })).toMatchObject({
    ok: true,
  });
  const reply = sandbox.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'Hello *Jana*, gladly.', threadTs: ts });
  await eventually(() => {
    expect(sandbox.marketplace.received.map((event) => event.type)).toEqual(['job.opened', 'message.sent']);
  });
  expect(sandbox.marketplace.received[1]).toMatchObject({
    verified: true,
    data: {
      organization: 'default',
      conversation: { id: 'c-1' },
      job: { id: '1', status: 'responded' },
      message: { body: 'Hello Jana, gladly.', author: { name: 'Alice' }, files: [] },
    },
  });
  await eventually(() => {
    expect(sandbox.slack.reactions('C0JOBS', reply.ts).map(({ name }) => name)).toEqual(['white_check_mark']);
  });

  await sandbox.marketplace.send('message.created', {
    conversation: { id: 'c-1' },
    message: { id: 'msg-2', body: 'Wonderful!', sent_at: new Date().toISOString() },
  });
  await eventually(() => expect(sandbox.slack.thread('C0JOBS', ts).at(-1)?.text).toContain('Wonderful!'));
  await eventually(() => {
    expect(sandbox.slack.messages('C0JOBS')[0]?.text).toContain('Awaiting response');
  });
});
