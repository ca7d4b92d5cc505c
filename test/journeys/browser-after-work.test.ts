import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { dialogOf, reply, talkOf, threadOf } from '../support/pages.ts';
import {
  cardIn,
  homeOf,
  press,
  send,
  sendJob,
  startTwoMembers,
  type TwoMembers,
  toChannel,
} from '../support/two-members.ts';

// A browser on a busy machine takes its time; each step has one of its own.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

let two: TwoMembers;

beforeAll(async () => {
  two = await startTwoMembers();
});

afterAll(() => two.close());

test('access to the store, an invoice and a review go to and fro between Slack and the merchant’s page', async () => {
  const { browser, alice, jobline } = two;
  const name = await sendJob(jobline, 'after', { merchant: 'Jana Nováková', store: 'Blue Fjord' });
  const merchant = await browser.open(`${jobline.sandbox.url}/marketplace/`);
  merchant.setDefaultTimeout(12_000);
  await merchant.locator('[data-conversation-link]', { hasText: 'Jana' }).click();
  await cardIn(alice, name).locator('.reply-bar').click();
  await reply(alice, 'Gladly, may we look into your store?');
  await talkOf(merchant).getByText('may we look into your store?').waitFor();

  await press(cardIn(alice, name), 'More');
  const more = await dialogOf(alice, `More for ${name}`);
  await more.getByRole('button', { name: `Request access: ${name}` }).click();
  const access = await dialogOf(alice, `Access for ${name}`);
  await access.getByRole('button', { name: 'Request access' }).click();
  await access.getByText('Until then nothing can be requested.').waitFor();
  await access.getByRole('checkbox', { name: 'The merchant has understood and agreed' }).check();
  await send(access, 'Request access');
  await talkOf(merchant).getByRole('button', { name: 'Give access' }).click();
  await cardIn(alice, name).getByRole('link', { name: 'Open store' }).waitFor();

  await talkOf(merchant).getByText('Write an invoice').click();
  await talkOf(merchant).getByLabel('Euros').fill('150');
  await talkOf(merchant).getByRole('button', { name: 'Send invoice' }).click();
  await threadOf(alice).getByText('Invoice of €150 was created.').waitFor();
  await talkOf(merchant).getByRole('button', { name: 'Pay' }).click();
  await threadOf(alice).getByText('Invoice of €150 was paid.').waitFor();
  // The card is drawn anew, and a button may go while it is pressed.
  await jobline.settled();

  await press(cardIn(alice, name), 'More');
  const again = await dialogOf(alice, `More for ${name}`);
  await again.getByRole('button', { name: `Complete: ${name}` }).click();
  await again.getByRole('button', { name: `Request review: ${name}` }).click();
  await send(await dialogOf(alice, `Review of ${name}`), 'Request review');
  const review = talkOf(merchant).getByRole('form', { name: 'Review' });
  await review.getByLabel('Stars').selectOption('4');
  await review.getByLabel('A few words').fill('Fine work, thank you.');
  await review.getByRole('button', { name: 'Send review' }).click();
  await threadOf(alice).getByText('Fine work, thank you.').waitFor();
  await cardIn(alice, name).getByText('4 of 5 stars').waitFor();
  await merchant.context().close();
});

test('a lead is left on the marketplace, stands in the channel and in Home, and is asked for a review', async () => {
  const { browser, alice, jobline } = two;
  const merchant = await browser.open(`${jobline.sandbox.url}/marketplace/`);
  merchant.setDefaultTimeout(12_000);
  await merchant.getByRole('button', { name: 'Leave contact details' }).click();
  await merchant.getByRole('radio', { name: /lead form/ }).check();
  await merchant.getByRole('button', { name: 'Send', exact: true }).click();
  await merchant.getByText('Sofia Rask').waitFor();

  const card = alice.locator('.channel .message.from-app').filter({ hasText: 'Lead: Sofia Rask' });
  await card.getByText('E-mail: sofia@nordiclamps.example').waitFor();
  await card.getByText('Answer within a few hours.').waitFor();
  const home = await homeOf(alice);
  await home.getByRole('button', { name: 'Leads' }).click();
  await home.getByText('through a lead form').waitFor();
  await home.getByRole('button', { name: 'Request review: L-1' }).click();
  await send(await dialogOf(alice, 'Review of L-1'), 'Request review');
  await merchant.getByRole('form', { name: 'Review' }).getByRole('button', { name: 'Send review' }).click();
  await toChannel(alice);
  await card.getByText('5 of 5 stars').waitFor();
  await jobline.settled();
  expect(jobline.sandbox.marketplace.leads()).toMatchObject([{ name: 'Sofia Rask', reviewWanted: false }]);
});
