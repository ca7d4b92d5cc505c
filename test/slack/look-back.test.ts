import { afterEach, expect, test } from 'vitest';
import { createHistoryReader, type HistoryReader, type ThreadRoot } from '../../src/slack/look-back.ts';
import { type FakeWebApi, startFakeWebApi, type WebApiCall } from '../support/fake-web-api.ts';
import { quietLog } from '../support/quiet-log.ts';

let api: FakeWebApi;
let budget: string[];

afterEach(async () => {
  await api.close();
});

async function readerFor(answer: (call: WebApiCall, nth: number) => object): Promise<HistoryReader> {
  let count = 0;
  api = await startFakeWebApi((call) => answer(call, count++));
  budget = [];
  return createHistoryReader(
    { token: 'xoxb-1', apiUrl: api.url },
    { log: quietLog },
    {
      take: async (method) => void budget.push(`take ${method}`),
      rest: async (method, forMs) => void budget.push(`rest ${method} ${forMs}`),
    },
  );
}

function page(messages: object[], cursor?: string): object {
  return { ok: true, messages, ...(cursor !== undefined && { response_metadata: { next_cursor: cursor } }) };
}

async function all(pages: AsyncGenerator<ThreadRoot[]>): Promise<ThreadRoot[][]> {
  const read: ThreadRoot[][] = [];
  for await (const roots of pages) read.push(roots);
  return read;
}

test('roots are read page by page in the range that is asked for, without replies that were also sent to the channel', async () => {
  const reader = await readerFor((_call, nth) =>
    nth === 0
      ? page(
          [
            { ts: '3.0', thread_ts: '3.0', latest_reply: '9.0', bot_id: 'B1' },
            { ts: '2.5', thread_ts: '1.0' },
          ],
          'next',
        )
      : page([{ ts: '1.0' }]),
  );
  expect(await all(reader.roots('C1', { oldest: '1.0', latest: '8.0' }))).toEqual([
    [{ ts: '3.0', latestReply: '9.0', botId: 'B1' }],
    [{ ts: '1.0' }],
  ]);
  expect(api.calls.map(({ args }) => args)).toMatchObject([
    { channel: 'C1', oldest: '1.0', latest: '8.0', inclusive: true },
    { oldest: '1.0', latest: '8.0', cursor: 'next' },
  ]);
  expect(budget).toEqual(['take conversations.history', 'take conversations.history']);
});

test('a thread is read whole, and its root is none of its replies', async () => {
  const reader = await readerFor((_call, nth) =>
    nth === 0
      ? page([{ ts: '1.0' }, { ts: '2.0', text: 'a' }], 'next')
      : page([{ ts: '1.0' }, { ts: '3.0', text: 'b' }]),
  );
  expect(await reader.replies('C1', '1.0', '0.5')).toMatchObject([
    { ts: '2.0', text: 'a' },
    { ts: '3.0', text: 'b' },
  ]);
  expect(api.calls[0]?.args).toMatchObject({ channel: 'C1', ts: '1.0', oldest: '0.5', inclusive: true });
});

test('a thread that is gone has no replies', async () => {
  const reader = await readerFor(() => ({ ok: false, error: 'thread_not_found' }));
  expect(await reader.replies('C1', '1.0', '0.5')).toEqual([]);
});

test('a refusal by rate rests the method, and the same page is asked for again', async () => {
  const reader = await readerFor((_call, nth) =>
    nth === 0 ? { ok: false, error: 'ratelimited' } : page([{ ts: '1.0' }, { ts: '2.0' }]),
  );
  expect(await reader.replies('C1', '1.0', '0.5')).toHaveLength(1);
  const method = 'conversations.replies';
  expect(budget).toEqual([`take ${method}`, `rest ${method} 30000`, `take ${method}`]);
});

test('every other failure is thrown', async () => {
  const reader = await readerFor(() => ({ ok: false, error: 'not_in_channel' }));
  await expect(all(reader.roots('C1', { oldest: '1.0' }))).rejects.toMatchObject({
    failure: { kind: 'closed', scope: 'channel', reason: 'not_in_channel' },
  });
});
