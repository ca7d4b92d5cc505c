import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { sandboxMail } from '../../../src/sandbox-mail.ts';
import type { TestJobline } from '../../support/jobline.ts';
import { startTestJobline } from '../../support/jobline.ts';
import { startWebConversation } from '../../support/web-conversation.ts';

// The first mail waits until the thread that reads mails stands: long, where many tests run.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 240_000 });

let jobline: TestJobline;

beforeAll(async () => {
  const { answers, mailIn } = sandboxMail();
  jobline = await startTestJobline({ sandbox: { mailAnswers: answers }, app: { mailIn } });
});
afterAll(() => jobline?.close());

it('an answer in the mailbox stands in the thread, without what it quotes', async () => {
  const conversation = await startWebConversation(jobline);
  conversation.say('Which theme do you like?');
  await jobline.settled();
  const id = conversation.mails()[0]?.id;
  const answered = await fetch(`${jobline.sandbox.url}/mail/page/answer`, {
    method: 'POST',
    body: JSON.stringify({ id, words: 'Dawn, please.\n\nJana' }),
  });
  expect(await answered.json()).toEqual({ status: 202 });
  await jobline.settled();
  expect(conversation.texts().at(-1)).toContain('Dawn, please.');
  expect(conversation.texts().at(-1)).not.toContain('Which theme');
  const empty = await fetch(`${jobline.sandbox.url}/mail/page/answer`, { method: 'POST', body: '{}' });
  expect(empty.status).toBe(422);
});
