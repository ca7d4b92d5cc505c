import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startApp } from '../../../src/app.ts';
import { acrossOrganizations } from '../../../src/store/scope.ts';
import { dialogsOf } from '../../support/dialogs.ts';
import { CHANNEL, cardOf, tell, underCard } from '../../support/inbound.ts';
import { hasten, startThread } from '../../support/job-thread.ts';
import { appOptions, startTestJobline, type TestJobline } from '../../support/jobline.ts';
import { startWebConversation } from '../../support/web-conversation.ts';

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
  const undo = (seconds: number | null) =>
    acrossOrganizations(jobline.app.db, (tx) =>
      tx.updateTable('organizations').set({ undo_seconds: seconds }).execute(),
    );

  test('what waits is marked at once, and Retry lets all of it go', async () => {
    const [one, other] = [await startThread(jobline), await startThread(jobline)];
    // Its merchant is on our own page: nothing of theirs goes there.
    const page = await startWebConversation(jobline);
    await undo(60);
    page.say('In its window');
    await jobline.settled();
    await undo(null);
    fails(503);
    const waiting = other.say('Waiting');
    await jobline.settled();
    fails(410);
    const reply = one.say('Gone');
    await jobline.settled();
    expect(one.texts().at(-1)).toMatch(/“Gone” The marketplace has switched its address off \(410\)/);
    expect(one.marks(reply)).toEqual(['warning']);
    expect(other.texts().at(-1)).toMatch(
      /still on its way: “Waiting” .*\(410\)\. It goes as soon as somebody presses Retry/,
    );
    expect(other.marks(waiting)).toEqual(['warning']);
    expect(page.texts().join('\n')).not.toContain('410');

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

test('without a marketplace a review and access to a store cannot be asked for: each says so, and goes by Retry', async () => {
  const { slack, marketplace } = jobline.sandbox;
  const alice = dialogsOf(jobline);
  const thread = await startThread(jobline);
  thread.say('Gladly.');
  await tell(jobline, 'lead.created', {
    lead: { id: 'lead-1', source: 'profile' },
    merchant: { id: 'p-1', name: 'A prospect', email: 'p@tea.example' },
  });
  await restart({ marketplace: false });
  await alice.open(thread, 'job_more', 'more');
  await alice.press('job_store_access');
  await alice.says(/understood and agreed/);
  await alice.submit({ agreed: ['agreed'] });
  await alice.open(thread, 'job_more', 'more');
  await alice.press('job_complete');
  await alice.says(/request the review now/);
  await alice.press('job_review');
  await alice.says(/will be asked/);
  await alice.submit();
  const onLead = { user: 'U0ALICE', channel: CHANNEL };
  await slack.click({ ...onLead, ts: cardOf(jobline, 'A prospect').ts, actionId: 'job_review' });
  await alice.says(/how you took care of them/);
  await alice.submit();
  await jobline.settled();
  const failed = /has not been told that you ask for .*No marketplace is connected/s;
  expect(thread.texts().slice(-2)).toEqual([expect.stringMatching(failed), expect.stringMatching(failed)]);
  expect(underCard(jobline, 'A prospect')).toEqual([expect.stringMatching(failed)]);

  await restart({ marketplace: true });
  const notices = ({ blocks }: { blocks?: object[] }) => JSON.stringify(blocks ?? []).includes('delivery_retry');
  const retries = [thread.rootTs, cardOf(jobline, 'A prospect').ts].flatMap((root) =>
    slack.thread(CHANNEL, root).filter(notices),
  );
  for (const { ts } of retries) await slack.click({ ...onLead, ts, actionId: 'delivery_retry' });
  await jobline.settled();
  expect(thread.taken()).toEqual(expect.arrayContaining(['store_access.requested', 'review.requested']));
  const asked = marketplace.received.filter(({ type, data }) => type === 'review.requested' && 'lead' in data);
  expect(asked).toMatchObject([{ answered: 202, data: { lead: { id: 'lead-1' } } }]);
});
