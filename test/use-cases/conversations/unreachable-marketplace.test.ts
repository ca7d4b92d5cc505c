import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startApp } from '../../../src/app.ts';
import { acrossOrganizations } from '../../../src/store/scope.ts';
import { hasten, startThread } from '../../support/job-thread.ts';
import { appOptions, startTestJobline, type TestJobline } from '../../support/jobline.ts';

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

async function restart(options: { marketplace: boolean }): Promise<void> {
  const { sandbox, database } = jobline;
  await jobline.app.stop(5_000);
  const { marketplace, ...others } = appOptions(sandbox, database.url);
  jobline.app = await startApp({ ...others, ...(options.marketplace && marketplace && { marketplace }) });
  sandbox.setAppUrl(`http://127.0.0.1:${jobline.app.port}`);
}

describe('when nobody knows whether it has arrived', () => {
  async function failUnknown(words: string) {
    const thread = await startThread(jobline);
    jobline.sandbox.marketplace.faults.next(1, { do: 'cut' });
    fails(422);
    const reply = thread.say(words);
    await jobline.settled();
    await hasten(jobline);
    expect(thread.heard()).toEqual([`message.sent ${words} cut`, `message.sent ${words} 422`]);
    expect(thread.marks(reply)).toEqual(['warning']);
    return { thread, reply };
  }

  test('an edit goes as a correction, and another one after Retry as well', async () => {
    const { thread, reply } = await failUnknown('It costs 100');
    thread.edit(reply, 'It costs 200');
    await jobline.settled();
    fails(503);
    await thread.click('delivery_retry');
    await jobline.settled();
    thread.edit(reply, 'It costs 300');
    await jobline.settled();
    await hasten(jobline);
    await hasten(jobline);
    expect(thread.taken()).toEqual([
      'message.sent It costs 100',
      'message.corrected It costs 200',
      'message.corrected It costs 300',
    ]);
  });

  test('a deletion takes it back, and Retry does not bring it again', async () => {
    const { thread, reply } = await failUnknown('It costs 100');
    thread.remove(reply);
    await jobline.settled();
    await thread.click('delivery_retry');
    await jobline.settled();
    expect(thread.taken()).toEqual(['message.sent It costs 100', 'message.withdrawn']);
    expect(thread.card()).not.toContain('not delivered');
  });

  test('given up after 24 hours, it says so and can still be corrected', async () => {
    const thread = await startThread(jobline);
    jobline.sandbox.marketplace.faults.next(2, { do: 'cut' });
    const reply = thread.say('It costs 100');
    await jobline.settled();
    await acrossOrganizations(jobline.app.db, (tx) =>
      tx
        .updateTable('deliveries')
        .set({ first_started_at: new Date(Date.now() - 24 * 3_600_000) })
        .where('state', '=', 'waiting')
        .execute(),
    );
    await hasten(jobline);
    expect(thread.texts().at(-1)).toContain('could not take it for 24 hours');
    thread.edit(reply, 'It costs 200');
    await jobline.settled();
    expect(thread.taken()).toEqual(['message.sent It costs 100', 'message.corrected It costs 200']);
  });
});

describe('when the marketplace says that its address is gone', () => {
  test('what waits is marked at once, and Retry lets all of it go', async () => {
    const [one, other] = [await startThread(jobline), await startThread(jobline)];
    fails(503);
    const waiting = other.say('Waiting');
    await jobline.settled();
    fails(410);
    const reply = one.say('Gone');
    await jobline.settled();
    expect(one.texts().at(-1)).toMatch(/“Gone” The marketplace has switched its address off \(410\)/);
    expect(one.marks(reply)).toEqual(['warning']);
    expect(other.texts().at(-1)).toMatch(/still on its way: “Waiting” .*\(410\)/);
    expect(other.marks(waiting)).toEqual(['warning']);

    one.say('Behind it');
    await hasten(jobline);
    expect(one.taken()).toEqual([]);
    await one.click('delivery_retry');
    await hasten(jobline);
    expect(one.taken()).toEqual(['message.sent Behind it', 'message.sent Gone']);
    expect(other.taken()).toEqual(['message.sent Waiting']);
    expect(other.marks(waiting)).toEqual(['white_check_mark']);
  });

  test('a restart turns it on again', async () => {
    const thread = await startThread(jobline);
    fails(410);
    thread.say('Gone');
    await jobline.settled();
    thread.say('Behind it');
    await jobline.settled();
    expect(thread.heard()).toEqual(['message.sent Gone 410']);
    await restart({ marketplace: true });
    await jobline.settled();
    expect(thread.taken()).toEqual(['message.sent Behind it']);
  });
});

test('without a marketplace a reply fails with that reason, and goes by Retry once there is one', async () => {
  const thread = await startThread(jobline);
  const before = thread.say('It costs 100');
  await jobline.settled();
  await restart({ marketplace: false });
  const reply = thread.say('One');
  await jobline.settled();
  expect(thread.marks(reply)).toEqual(['warning']);
  expect(thread.texts().at(-1)).toContain('No marketplace is connected');
  thread.edit(before, 'It costs 200');
  await jobline.settled();
  expect(thread.texts().at(-1)).toContain('your edit has not reached the merchant');

  await restart({ marketplace: true });
  await thread.click('delivery_retry');
  await jobline.settled();
  expect(thread.taken()).toEqual(['message.sent It costs 100', 'message.corrected It costs 200']);
});
