import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { dialogOf, reply, talkOf, threadOf } from '../support/pages.ts';
import { cardIn, press, send, sendJob, startTwoMembers, type TwoMembers } from '../support/two-members.ts';

// A browser on a busy machine takes its time; each step has one of its own.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let two: TwoMembers;

beforeAll(async () => {
  two = await startTwoMembers();
});

afterAll(() => two.close());

test('Alice declines with a reason and words; both members see it, and so does the merchant', async () => {
  const { browser, alice, ben, jobline } = two;
  const name = await sendJob(jobline, 'decline', { merchant: 'Jana Nováková' });
  const merchant = await browser.open(`${jobline.sandbox.url}/marketplace/`);
  await merchant.locator('[data-conversation-link]', { hasText: 'Jana' }).click();
  await press(cardIn(alice, name), 'Decline');
  const dialog = await dialogOf(alice, `Decline ${name}`);
  await dialog.getByRole('button', { name: 'Decline job' }).click();
  await dialog.getByRole('alert').first().waitFor();
  await dialog.getByRole('radio', { name: 'We have no capacity' }).check();
  await dialog.getByRole('textbox', { name: 'Words to the merchant' }).fill('We are booked until March, sorry.');
  await send(dialog, 'Decline job');

  for (const member of [alice, ben]) {
    const card = cardIn(member, name);
    await card.getByText('Declined · by Alice, no capacity').waitFor();
    expect(await card.getByRole('button', { name: `Decline: ${name}` }).count()).toBe(0);
  }
  await talkOf(merchant).getByText('We are booked until March, sorry.').waitFor();
  await merchant.context().close();
  await jobline.settled();
  const told = jobline.sandbox.marketplace.received.find(({ type }) => type === 'job.declined');
  expect(told?.data).toMatchObject({ reason: 'capacity', comment: 'We are booked until March, sorry.' });

  await cardIn(ben, name).locator('.reply-bar').click();
  await threadOf(ben).getByText('Alice declined this job').waitFor();
  await reply(ben, 'One more thing.');
  await threadOf(ben).getByText('Not sent: this job was declined').waitFor();
});

test('Ben blocks a merchant; every job of theirs closes before both members, and nothing goes any more', async () => {
  const { alice, ben, jobline } = two;
  const name = await sendJob(jobline, 'block', { merchant: 'Spam Sam' });
  await press(cardIn(ben, name), 'More');
  const more = await dialogOf(ben, `More for ${name}`);
  await more.getByRole('button', { name: `Block merchant: ${name}` }).click();
  const dialog = await dialogOf(ben, 'Block Spam Sam');
  await dialog.getByText('It cannot be undone.').waitFor();
  await dialog.getByRole('radio', { name: 'This is spam' }).check();
  await dialog.getByRole('button', { name: 'Block merchant', exact: true }).click();

  for (const member of [alice, ben]) {
    const card = cardIn(member, name);
    await card.getByText('Blocked: nothing goes either way').waitFor();
    expect(await card.getByRole('button', { name: `Assign: ${name}` }).count()).toBe(0);
  }
  await jobline.settled();
  expect(await ben.getByRole('dialog').count()).toBe(0);
  const message = { id: 'block-2', body: 'Buy my followers', sent_at: new Date().toISOString() };
  const conversation = { id: 'c-block' };
  expect(await jobline.sandbox.marketplace.send('message.created', { conversation, message })).toMatchObject({
    status: 202,
  });
  await jobline.settled();
  await cardIn(alice, name).locator('.reply-bar').click();
  expect(await threadOf(alice).textContent()).not.toContain('followers');
  await reply(alice, 'Please stop.');
  await threadOf(alice).getByText('Not sent: this').waitFor();
});
