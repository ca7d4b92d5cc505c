import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startBrowser, type TestBrowser } from '../support/browser.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';
import { openJob, sendReadyMade, talkOf, threadOf } from '../support/pages.ts';

// A browser on a busy machine takes its time; each step has one of its own.
vi.setConfig({ testTimeout: 60_000 });

let browser: TestBrowser;
let jobline: TestJobline;

beforeAll(async () => {
  [browser, jobline] = await Promise.all([startBrowser(), startTestJobline()]);
});

afterAll(async () => {
  await browser.close();
  await jobline.close();
});

async function attach(page: Page, name: string): Promise<void> {
  const buffer = Buffer.from(`The content of ${name}.`);
  await page.locator('input[type="file"]').last().setInputFiles({ name, mimeType: 'application/pdf', buffer });
  await page.getByLabel('Attached files').getByText(name).waitFor();
}

test('files are attached on both pages, and opened on the other side', async () => {
  const pages = {
    merchant: await browser.open(`${jobline.sandbox.url}/marketplace/`),
    alice: await browser.open(`${jobline.sandbox.url}/slack/?user=U0ALICE#C0JOBS`),
  };
  const { merchant, alice } = pages;
  await openJob(pages, await sendReadyMade(pages, 'candles'));

  await attach(merchant, 'brief.pdf');
  await merchant.getByRole('button', { name: 'Send', exact: true }).click();
  const inThread = threadOf(alice).locator('.file-chip a', { hasText: 'brief.pdf' });
  await inThread.waitFor();
  const [download] = await Promise.all([alice.waitForEvent('download'), inThread.click()]);
  expect(download.suggestedFilename()).toBe('brief.pdf');

  await attach(alice, 'offer.pdf');
  await alice.getByLabel('Reply', { exact: true }).press('Enter');
  const atMerchant = talkOf(merchant).locator('.bubble.partner .bubble-files a', { hasText: 'offer.pdf' });
  await atMerchant.waitFor();
  const answer = await fetch((await atMerchant.getAttribute('href')) ?? '');
  expect(await answer.text()).toBe('The content of offer.pdf.');
  expect(browser.complaints).toEqual([]);
});
