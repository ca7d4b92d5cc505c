import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { showDelayedReplies } from '../../../src/use-cases/clocks/show-delayed-replies.ts';
import { hasten, startThread } from '../../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../../support/jobline.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
});

beforeEach(() => {
  jobline.sandbox.marketplace.faults.clear();
});

afterAll(async () => {
  await jobline.close();
});

function fails(status: number, times = 1): void {
  jobline.sandbox.marketplace.faults.next(times, { do: 'answer', status });
}

function webhookIds(type: string, conversationId: string): string[] {
  const ofThread = jobline.sandbox.marketplace.received.filter(
    (event) => event.type === type && event.data.conversation?.id === conversationId,
  );
  return ofThread.map(({ webhookId }) => webhookId);
}

describe('while the marketplace cannot take it', () => {
  test('a reply is repeated under the same webhook-id, what is behind it waits, and the order stays', async () => {
    const { faults } = jobline.sandbox.marketplace;
    const thread = await startThread(jobline);
    fails(500);
    faults.next(1, { do: 'answer', status: 429, retryAfterSeconds: 600 });
    faults.next(1, { do: 'cut' });
    const first = thread.say('One');
    await jobline.settled();
    thread.say('Two');
    for (let attempt = 2; attempt <= 4; attempt++) await hasten(jobline);
    expect(thread.heard()).toEqual([
      'message.sent One 500',
      'message.sent One 429',
      'message.sent One cut',
      'message.sent One 202',
      'message.sent Two 202',
    ]);
    expect(new Set(webhookIds('message.sent', thread.conversationId)).size).toBe(2);
    expect(thread.marks(first)).toEqual(['white_check_mark']);
  });

  test('Retry-After holds back what other conversations have for it, too', async () => {
    const { faults } = jobline.sandbox.marketplace;
    const [one, other] = [await startThread(jobline), await startThread(jobline)];
    faults.next(1, { do: 'answer', status: 429, retryAfterSeconds: 600 });
    one.say('One');
    await jobline.settled();
    other.say('Other');
    await jobline.settled();
    expect([...one.heard(), ...other.heard()]).toEqual(['message.sent One 429']);
    await hasten(jobline);
    expect([...one.taken(), ...other.taken()]).toEqual(['message.sent One', 'message.sent Other']);
  });

  test('after ten minutes its author reads that we keep trying, once, and ✅ when it has arrived', async () => {
    const thread = await startThread(jobline);
    fails(503);
    const reply = thread.say('One');
    await jobline.settled();
    const inTenMinutes = new Date(Date.now() + 10 * 60_000 + 1);
    await showDelayedReplies(jobline.app.db, inTenMinutes);
    await showDelayedReplies(jobline.app.db, inTenMinutes);
    await jobline.settled();
    expect(thread.marks(reply)).toEqual(['warning']);
    expect(thread.texts().filter((text) => text.includes('We keep trying for 24 hours'))).toHaveLength(1);
    await hasten(jobline);
    expect(thread.marks(reply)).toEqual(['white_check_mark']);
  });
});

describe('when it is refused for good', () => {
  test.each([422, 302])('%i: the reason and Retry stand in the thread, and what follows still goes', async (status) => {
    const thread = await startThread(jobline);
    fails(status);
    const reply = thread.say('One');
    await jobline.settled();
    thread.say('Two');
    await jobline.settled();
    expect(thread.heard()).toEqual([`message.sent One ${status}`, 'message.sent Two 202']);
    expect(thread.marks(reply)).toEqual(['warning']);
    expect(thread.texts().at(-2)).toMatch(new RegExp(`this has not reached the merchant: “One” .*\\(${status}\\)`));
    expect(thread.card()).toContain('1 message not delivered');

    await thread.click('delivery_retry');
    await jobline.settled();
    expect(thread.taken()).toEqual(['message.sent Two', 'message.sent One']);
    const [refused, , again] = webhookIds('message.sent', thread.conversationId);
    expect(again).toBe(refused);
    expect(thread.marks(reply)).toEqual(['white_check_mark']);
    expect(thread.card()).not.toContain('not delivered');
  });

  test('Retry is harmless twice, and a guest may not press it', async () => {
    const thread = await startThread(jobline);
    fails(422);
    thread.say('One');
    await jobline.settled();
    await thread.click('delivery_retry', 'U0GUEST');
    await jobline.settled();
    expect(thread.told('U0GUEST').here).toEqual([expect.stringContaining('tylko członkowie')]);
    expect(thread.heard()).toEqual(['message.sent One 422']);

    await Promise.all([thread.click('delivery_retry'), thread.click('delivery_retry', 'U0BEN')]);
    await jobline.settled();
    await thread.click('delivery_retry');
    await jobline.settled();
    expect(thread.heard()).toEqual(['message.sent One 422', 'message.sent One 202']);
    expect(thread.told().here.at(-1)).toContain('Nothing to send again');
  });

  test('Retry is refused once the job has ended', async () => {
    const thread = await startThread(jobline);
    fails(422);
    thread.say('One');
    await jobline.settled();
    await thread.merchant('job.closed');
    await jobline.settled();
    await thread.click('delivery_retry');
    await jobline.settled();
    expect(thread.told().here).toEqual([expect.stringContaining('this job was closed by Jana')]);
    expect(thread.heard()).toEqual(['message.sent One 422']);
  });

  test('edited meanwhile, Retry sends the last words once; deleted or made a note, nothing', async () => {
    const thread = await startThread(jobline);
    fails(422, 3);
    const [edited, deleted, noted] = ['One', 'Two', 'Three'].map((words) => thread.say(words));
    await jobline.settled();
    if (!edited || !deleted || !noted) throw new Error('three were said');
    thread.edit(edited, 'One, with a price');
    thread.remove(deleted);
    thread.edit(noted, '// three');
    await jobline.settled();
    const { slack } = jobline.sandbox;
    for (const { ts, blocks } of slack.thread('C0JOBS', thread.rootTs)) {
      if (!JSON.stringify(blocks ?? []).includes('delivery_retry')) continue;
      await slack.click({ user: 'U0ALICE', channel: 'C0JOBS', ts, actionId: 'delivery_retry' });
    }
    await jobline.settled();
    expect(thread.taken()).toEqual(['message.sent One, with a price']);
    expect(thread.marks(noted)).toEqual(['memo']);
  });

  test('a correction or withdrawal that is refused says so, with its own Retry', async () => {
    const thread = await startThread(jobline);
    const reply = thread.say('It costs 100');
    await jobline.settled();
    fails(400);
    thread.edit(reply, 'It costs 200');
    await jobline.settled();
    expect(thread.texts().at(-1)).toContain('your edit has not reached the merchant');
    await thread.click('delivery_retry');
    await jobline.settled();
    fails(400);
    thread.remove(reply);
    await jobline.settled();
    expect(thread.texts().at(-1)).toContain('has not been taken back');
    await thread.click('delivery_retry');
    await jobline.settled();
    expect(thread.taken()).toEqual([
      'message.sent It costs 100',
      'message.corrected It costs 200',
      'message.withdrawn',
    ]);

    fails(400);
    const other = thread.say('One');
    await jobline.settled();
    expect(thread.marks(other)).toEqual(['warning']);
  });

  test('a correction is not sent again once the job has ended', async () => {
    const thread = await startThread(jobline);
    const reply = thread.say('It costs 100');
    await jobline.settled();
    fails(400);
    thread.edit(reply, 'It costs 200');
    await jobline.settled();
    await thread.merchant('job.closed');
    await jobline.settled();
    await thread.click('delivery_retry');
    await jobline.settled();
    expect(thread.taken()).toEqual(['message.sent It costs 100']);
    expect(thread.told().here).toEqual([expect.stringContaining('this job was closed')]);
  });
});
