import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startBrowser, type TestBrowser } from '../support/browser.ts';
import { type Dialogs, dialogsOf } from '../support/dialogs.ts';
import { CHANNEL, cardOf, reply } from '../support/inbound.ts';
import { inspect } from '../support/inspect-page.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';
import { ask, confirmationPath, formOf, openForBusiness, startByRequest } from '../support/merchant-pages.ts';

/** `UPDATE_IMAGES=1` draws the pictures of the documents anew. */
const IMAGES = process.env.UPDATE_IMAGES
  ? path.resolve(import.meta.dirname, '../../docs/images/merchant-pages')
  : undefined;

// A browser on a busy machine takes its time; each step has one of its own.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

let jobline: TestJobline;
let requestPage: string;
let browser: TestBrowser;
let alice: Dialogs;
/** Sees every page that the journeys come to, on a phone and at a desk, with axe. */
let inspector: Page;

beforeAll(async () => {
  [browser, jobline] = await Promise.all([startBrowser(), startTestJobline()]);
  requestPage = await openForBusiness(jobline);
  alice = dialogsOf(jobline);
  inspector = await browser.open(`${jobline.url}/experts`);
  if (IMAGES) await mkdir(IMAGES, { recursive: true });
});

afterAll(async () => {
  await browser.close();
  await jobline.close();
  expect(browser.complaints).toEqual([]);
});

const JOURNEYS = [
  {
    how: 'with JavaScript, at a desk',
    javaScriptEnabled: true,
    viewport: { width: 1280, height: 900 },
    store: 'Blue Fjord Candles',
  },
  { how: 'without JavaScript, on a phone', javaScriptEnabled: false, viewport: { width: 360, height: 800 } },
] as const;

/** Opens where the merchant is in the inspector's window too. */
async function look(merchant: Page, name: string): Promise<void> {
  await inspector.goto(merchant.url().replace(/[?#].*/, ''));
  await inspect(inspector, name, IMAGES);
}

async function press(merchant: Page, button: string): Promise<void> {
  await merchant.getByRole('button', { name: button, exact: true }).click();
}

/** A member chooses something under More of the card that says this. */
async function more(words: string, verb: string): Promise<void> {
  const { slack } = jobline.sandbox;
  const card = { user: 'U0ALICE', channel: CHANNEL, ts: cardOf(jobline, words).ts };
  expect(await slack.click({ ...card, actionId: 'job_more' })).toMatchObject({ ok: true });
  await vi.waitFor(() => expect(alice.buttons()).toContain(verb), { timeout: 20_000 });
  await alice.press(verb);
  await jobline.settled();
}

async function sendRequest(merchant: Page, journey: (typeof JOURNEYS)[number], name: string): Promise<void> {
  await merchant.getByRole('link', { name: 'Send North Studio a request' }).click();
  if ('store' in journey) await look(merchant, 'request');
  await merchant.getByLabel('What is it about?').selectOption({ index: 1 });
  if ('store' in journey) {
    await merchant.getByLabel('Name of the store').fill(journey.store);
    await merchant.getByLabel('Web address of the store').fill('bluefjord.example');
  } else await merchant.getByLabel('Not yet').check();
  await merchant.getByLabel('What do you need?').fill('We sell hand-poured candles and want to move from Etsy.');
  await merchant.getByLabel('Requirements (optional)').fill('German and English.');
  await merchant.getByLabel('Your name').fill(name);
  await merchant.getByLabel('Your e-mail address').fill('jana');
  await press(merchant, 'Send request');
  await merchant.getByRole('link', { name: 'Your e-mail address: This is not an e-mail address' }).waitFor();
  await merchant.getByLabel('Your e-mail address').fill(`${name.toLowerCase()}@shop.example`);
  await press(merchant, 'Send request');
  await merchant.getByRole('heading', { name: 'Now look into your mailbox' }).waitFor();
  await jobline.settled();
}

async function declineProposal(merchant: Page, name: string): Promise<void> {
  await merchant.getByText('Decline it, or ask for changes').click();
  await merchant.getByLabel('What should be different?').fill('Could it be 1,200?');
  await press(merchant, 'Decline proposal');
  await merchant.getByText('You declined the proposal.').waitFor();
  await jobline.settled();
  const thread = jobline.sandbox.slack.thread(CHANNEL, cardOf(jobline, name).ts);
  const declined = thread.findLast(({ text }) => text.includes('Could it be 1,200?'));
  expect(declined).toBeDefined();
}

test.each(JOURNEYS)('from the list of experts to the review, $how', async (journey) => {
  const { javaScriptEnabled, viewport } = journey;
  const atDesk = 'store' in journey;
  const name = atDesk ? 'Jana' : 'Ines';
  const merchant = await browser.open(`${jobline.url}/experts`, { javaScriptEnabled, viewport });
  merchant.setDefaultTimeout(12_000);
  if (atDesk) await look(merchant, 'experts');
  await sendRequest(merchant, journey, name);
  if (atDesk) await look(merchant, 'sent');

  await merchant.goto(`${jobline.url}${confirmationPath(jobline)}`);
  if (atDesk) await look(merchant, 'confirm');
  await press(merchant, 'Send it on');
  await merchant.getByRole('heading', { name: 'Your conversation with North Studio' }).waitFor();
  await jobline.settled();

  await reply(jobline, name, `Gladly, ${name}. *Two questions*: which languages, and how many products?`);
  await reply(jobline, name, '// they look expensive');
  await merchant.getByRole('button', { name: 'Look for answers' }).click();
  await merchant.getByText('North Studio has answered you.').waitFor();
  expect(await merchant.content()).not.toContain('expensive');
  await merchant.getByLabel('Write to North Studio').fill('German and English, about 80 products.');
  await merchant
    .getByLabel('Files')
    .setInputFiles({ name: 'products.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') });
  await press(merchant, 'Send');
  await merchant.getByText('Your message was sent.').waitFor();
  await merchant.getByText('products.csv').waitFor();
  await jobline.settled();

  await more(name, 'job_proposal');
  await alice.says('Proposed work');
  await alice.submit({
    service: 'store-setup',
    work: 'We set up your shop and move your products.',
    price: '1500',
    currency: 'EUR',
    estimated_days: '20',
  });
  await jobline.settled();
  await alice.closeAll();
  await merchant.reload();
  await merchant.getByText('Waits for your answer').waitFor();
  if (atDesk) await look(merchant, 'conversation');
  if (!atDesk) {
    await declineProposal(merchant, name);
    await changeProposal(name);
  }
  await merchant.goto(merchant.url().replace(/[?#].*/, ''));
  if (!atDesk) await merchant.getByLabel('A new store: I have none for this yet').check();
  await press(merchant, 'Accept proposal');
  await merchant.getByText(atDesk ? 'You accepted it: Blue Fjord Candles' : 'You accepted it: a new store').waitFor();
  await jobline.settled();

  await more(name, 'job_complete');
  await alice.closeAll();
  await merchant.reload();
  if (atDesk) await look(merchant, 'completed');
  await press(merchant, 'Confirm: it is done');
  await merchant.getByText('The work is done, and you confirmed it.').waitFor();
  await merchant.getByText('Review North Studio').click();
  await merchant.getByLabel('★★★★★ 5 of 5 stars').check();
  await merchant.getByLabel('Your words').fill('Quick, careful, friendly.');
  await press(merchant, 'Send review');
  await merchant.getByText('Thank you for your review.').waitFor();
  await jobline.settled();
  const stands = jobline.sandbox.slack
    .thread(CHANNEL, cardOf(jobline, name).ts)
    .map(({ text }) => text)
    .join('\n');
  expect(stands).toContain('Quick, careful, friendly.');

  await merchant.goto(`${jobline.url}/experts`);
  await merchant.getByText(atDesk ? '5 of 5 stars · 1 review' : '5 of 5 stars · 2 reviews').waitFor();
  await merchant.context().close();
});

/** The member answers a decline with another version. */
async function changeProposal(name: string): Promise<void> {
  const { slack } = jobline.sandbox;
  const root = cardOf(jobline, name).ts;
  const post = slack
    .thread(CHANNEL, root)
    .findLast(({ blocks }) => JSON.stringify(blocks ?? []).includes('"proposal_view"'));
  await slack.click({ user: 'U0ALICE', channel: CHANNEL, ts: post?.ts ?? '', actionId: 'proposal_view' });
  await alice.says('Could it be 1,200?');
  await alice.press('proposal_edit');
  await alice.says('You change version 1');
  await alice.submit({ price: '1200' });
  await jobline.settled();
  await alice.closeAll();
}

test('wrong links, closed doors and too much at once look as good as everything else', async () => {
  await inspector.goto(`${jobline.url}/c/${'A'.repeat(43)}`);
  await inspect(inspector, 'unknown-link', IMAGES);
  await press(inspector, 'Mail me the link');
  await inspect(inspector, 'link-mailed', undefined);
  await inspector.goto(`${jobline.url}/request/nobody-000000000000`);
  await inspect(inspector, 'unknown-expert', undefined);
  await inspector.goto(`${jobline.url}${requestPage}/confirm/${'A'.repeat(43)}`);
  await inspect(inspector, 'confirm-gone', undefined);
  browser.complaints.splice(0);
});

test('forms that were not taken, and what has ended, look as good as everything else', async () => {
  const focused = () => inspector.evaluate(() => document.activeElement?.id);
  await inspector.goto(`${jobline.url}${requestPage}`);
  await press(inspector, 'Send request');
  await inspector.getByRole('link', { name: 'Your name: This is missing.' }).click();
  expect(await focused()).toBe('f-name');
  await inspect(inspector, 'request-wrong', undefined);

  const page = await startByRequest(jobline, requestPage, { email: 'kaja@shop.example', name: 'Kaja' });
  const url = `${jobline.url}${page}`;
  await inspector.goto(url);
  await press(inspector, 'Send');
  expect([await focused(), await inspector.title()]).toEqual(['f-body', expect.stringMatching(/^Not sent: /)]);
  await inspect(inspector, 'write-wrong', undefined);
  await inspector.getByLabel('Write to North Studio').fill('Half a');
  await inspector.getByLabel('Files').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('a') });
  await press(inspector, 'Look for answers');
  await inspector.getByLabel('a.csv').waitFor();
  await inspect(inspector, 'looked', undefined);

  await inspector.goto(url);
  const { html } = await ask(jobline, page);
  await ask(jobline, `${page}/end`, { form: formOf(html, '/end', { how: 'close' }) });
  await jobline.settled();
  await inspector.getByText('End this job').click();
  await inspector.getByLabel('The work is no longer needed').check();
  await inspector.getByLabel('Why').fill('Sold.');
  await press(inspector, 'End job');
  await inspector.getByText('That was no longer possible').waitFor();
  await inspect(inspector, 'too-late', undefined);
  await inspector.goto(url);
  await inspect(inspector, 'ended', undefined);
  await inspector.getByText('No more messages').click();
  await press(inspector, 'End the contact');
  await inspector.getByText('The contact is ended.').waitFor();
  await inspect(inspector, 'blocked', undefined);
  browser.complaints.splice(0);
});
