import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startBrowser, type TestBrowser } from '../support/browser.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';
import { type JobOnPages, openJob, reply, sendReadyMade, talkOf, threadOf } from '../support/pages.ts';

// A browser on a busy machine takes its time; each step has one of its own.
vi.setConfig({ testTimeout: 60_000 });

let browser: TestBrowser;
let jobline: TestJobline;
let pages: JobOnPages;

beforeAll(async () => {
  [browser, jobline] = await Promise.all([startBrowser(), startTestJobline()]);
});

afterAll(async () => {
  await browser.close();
  await jobline.close();
});

beforeEach(async () => {
  pages = {
    merchant: await browser.open(`${jobline.sandbox.url}/marketplace/`),
    alice: await browser.open(`${jobline.sandbox.url}/slack/?user=U0ALICE#C0JOBS`),
  };
});

afterEach(async () => {
  for (const page of Object.values(pages)) await page.context().close();
  // Errors of the pages, and blocks that Slack's page cannot draw, which it says in the console.
  expect(browser.complaints.splice(0)).toEqual([]);
});

/** The text of everything that the merchant sees of the conversation. */
async function readBy(merchant: Page): Promise<string> {
  return (await talkOf(merchant).textContent()) ?? '';
}

test('a job crosses to Slack, a reply crosses back, and the answer stands in the thread', async () => {
  const { merchant, alice } = pages;
  const card = await sendReadyMade(pages, 'candles');
  await card.getByRole('heading', { name: 'Store setup for Blue Fjord Candles' }).waitFor();
  await card.getByText('New · nobody has opened it').waitFor();

  await openJob(pages, card);
  await merchant.getByText('the partner has seen it').first().waitFor();
  await threadOf(alice).getByText('whether our Etsy reviews can come along').waitFor();

  const said = await reply(alice, 'Hello *Jana*, gladly. It takes three weeks.');
  const atMerchant = talkOf(merchant).locator('.bubble.partner');
  await atMerchant.getByText('It takes three weeks.').waitFor();
  expect(await atMerchant.locator('strong').textContent()).toBe('Jana');
  expect(await atMerchant.locator('.bubble-by').textContent()).toContain('Alice');
  await said.locator('[data-reaction="white_check_mark"]').waitFor();
  await card.getByText('Responded · we wait for the merchant').waitFor();

  await merchant.getByLabel('Write as the merchant').fill('Wonderful. When can you start?');
  await merchant.keyboard.press('Enter');
  const answer = threadOf(alice).locator('.from-app').last();
  await answer.getByText('Wonderful. When can you start?').waitFor();
  expect(await answer.textContent()).toContain('Jana Nováková wrote');
  await card.getByText('Awaiting response · the merchant waits for you').waitFor();
});

test('what starts with // stays among the members', async () => {
  const { merchant, alice } = pages;
  await openJob(pages, await sendReadyMade(pages, 'ceramics'));
  const note = await reply(alice, '// she sounds in a hurry, who has time?');
  await note.locator('[data-reaction="memo"]').waitFor();
  await reply(alice, 'Good morning, we have time in December.');
  // Replies leave in order: with the second one there, the note would have been there before it.
  await talkOf(merchant).getByText('we have time in December').waitFor();
  await jobline.settled();
  expect(await readBy(merchant)).not.toContain('in a hurry');
  expect(JSON.stringify(jobline.sandbox.marketplace.received)).not.toContain('in a hurry');
});

test('an edit and a deletion by a member show at the merchant', async () => {
  const { merchant, alice } = pages;
  await openJob(pages, await sendReadyMade(pages, 'coffee'));
  const said = await reply(alice, 'We start on Monday.');
  const bubble = talkOf(merchant).locator('.bubble.partner');
  await bubble.getByText('We start on Monday.').waitFor();

  await said.hover();
  await said.getByLabel('Edit message').click();
  await alice.getByLabel('Edit message').and(alice.locator('textarea')).fill('We start on Tuesday.');
  await alice.keyboard.press('Enter');
  await bubble.getByText('We start on Tuesday.').waitFor();
  expect(await bubble.textContent()).toContain('corrected');

  await said.hover();
  await said.getByLabel('Delete message').click();
  await alice.getByRole('button', { name: 'Delete', exact: true }).click();
  await bubble.getByText('Withdrawn by the partner.').waitFor();
  expect(await readBy(merchant)).not.toContain('Tuesday');
});

test("an edit and a deletion by the merchant change the merchant's post in the thread", async () => {
  const { merchant, alice } = pages;
  await openJob(pages, await sendReadyMade(pages, 'bikes'));
  await merchant.getByLabel('Write as the merchant').fill('We have 300 adresses.');
  await merchant.keyboard.press('Enter');
  const post = threadOf(alice).locator('.from-app').last();
  await post.getByText('We have 300 adresses.').waitFor();

  const mine = talkOf(merchant).locator('.bubble.merchant').last();
  await mine.getByRole('button', { name: 'Edit' }).click();
  await mine.getByLabel('Edit your message').fill('We have 3,200 addresses.');
  await mine.getByRole('button', { name: 'Save' }).click();
  await post.getByText('We have 3,200 addresses.').waitFor();
  expect(await post.textContent()).toMatch(/wrote.* · edited/);

  await mine.getByRole('button', { name: 'Delete' }).click();
  await post.getByText('Withdrawn by the merchant.').waitFor();
  expect(await threadOf(alice).textContent()).not.toContain('3,200 addresses');
});

test('two members in two windows see the same thread', async () => {
  const card = await sendReadyMade(pages, 'candles');
  await openJob(pages, card);
  const ben = await browser.open(
    `${jobline.sandbox.url}/slack/?user=U0BEN#${new URL(pages.alice.url()).hash.slice(1)}`,
  );
  pages.ben = ben;
  await reply(pages.alice, 'I can take this one.');
  await threadOf(ben).getByText('I can take this one.').waitFor();
  await reply(ben, 'And I help with the theme.');
  await talkOf(pages.merchant).getByText('And I help with the theme.').waitFor();
  await jobline.settled();

  const seen = async (page: Page): Promise<string[]> => threadOf(page).locator('.message-body').allTextContents();
  await threadOf(pages.alice).locator('[data-user="U0BEN"] [data-reaction="white_check_mark"]').waitFor();
  await threadOf(ben).locator('[data-user="U0BEN"] [data-reaction="white_check_mark"]').waitFor();
  expect(await seen(ben)).toEqual(await seen(pages.alice));
  expect(await seen(ben)).toHaveLength(4);
});
