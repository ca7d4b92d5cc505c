import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startBrowser, type TestBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';
import { openJob, reply, sendReadyMade, talkOf, threadOf } from '../support/pages.ts';

/** `UPDATE_IMAGES=1` draws the pictures of the documents anew. */
const IMAGES = process.env.UPDATE_IMAGES ? path.resolve(import.meta.dirname, '../../docs/images') : undefined;

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 780 };
const SCREENS = [DESK, { width: 1024, height: 768 }, PHONE, { width: 320, height: 640 }];

// A browser on a busy machine takes its time; each step has one of its own.
vi.setConfig({ testTimeout: 60_000 });

let browser: TestBrowser;
let jobline: TestJobline;
let threadAddress: string;

beforeAll(async () => {
  [browser, jobline] = await Promise.all([startBrowser(), startTestJobline()]);
  threadAddress = await talkAboutCandles();
  if (IMAGES) await mkdir(IMAGES, { recursive: true });
});

afterAll(async () => {
  await browser.close();
  await jobline.close();
});

afterEach(() => {
  expect(browser.complaints.splice(0)).toEqual([]);
});

/** Two jobs; the second is opened, answered, noted and answered again. Resolves to the address of its thread. */
async function talkAboutCandles(): Promise<string> {
  const { url } = jobline.sandbox;
  const merchant = await browser.open(`${url}/marketplace/`);
  const alice = await browser.open(`${url}/slack/?user=U0ALICE#C0JOBS`);
  await sendReadyMade({ merchant, alice }, 'coffee');
  await merchant.reload();
  await openJob({ merchant, alice }, await sendReadyMade({ merchant, alice }, 'candles'));
  const { hash } = new URL(alice.url());
  const ben = await browser.open(`${url}/slack/?user=U0BEN${hash}`);
  await reply(alice, 'Hello Jana! Such a move takes us *about three weeks*, and your Etsy reviews can come along.');
  await reply(ben, '// I can do the import, Alice the theme.');
  await talkOf(merchant).getByText('about three weeks').waitFor();
  await merchant.getByLabel('Write as the merchant').fill('That is good news. When could you start?');
  await merchant.keyboard.press('Enter');
  await threadOf(alice).getByText('When could you start?').waitFor();
  await jobline.settled();
  for (const page of [merchant, alice, ben]) await page.context().close();
  return `/slack/?user=U0ALICE${hash}`;
}

const VIEWS: [name: string, address: () => string, ready: (page: Page) => Promise<void>][] = [
  ['both-sides', () => threadAddress.replace('/slack/', '/'), showBothSides],
  ['thread', () => threadAddress, (page) => threadOf(page).getByText('When could you start?').waitFor()],
  ['merchant', () => '/marketplace/', openTalk],
];

async function showBothSides(page: Page): Promise<void> {
  await page.frameLocator('[name=slack]').getByLabel('Thread messages').getByText('When could you start?').waitFor();
  const merchant = page.frameLocator('[name=marketplace]');
  await merchant.locator('[data-conversation-link]', { hasText: 'Jana' }).dispatchEvent('click');
  await merchant.locator('[data-conversation]').getByText('about three weeks').waitFor({ state: 'attached' });
}

async function openTalk(page: Page): Promise<void> {
  await page.locator('[data-conversation-link]', { hasText: 'Jana' }).click();
  await talkOf(page).getByText('about three weeks').waitFor();
}

describe.each(VIEWS)('the view %s', (name, address, ready) => {
  it('fits every screen without scrolling sideways, and stays at the last words', async () => {
    const page = await browser.open(jobline.sandbox.url + address(), { timezoneId: 'Europe/London' });
    await ready(page);
    for (const screen of SCREENS) {
      await page.setViewportSize(screen);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(screen.width);
      await eventually(async () => expect(await wordsBelow(page)).toEqual([]));
      if (screen === DESK) await draw(page, name);
      if (screen === PHONE && name !== 'both-sides') await draw(page, `${name}-phone`);
    }
    await page.setViewportSize(DESK);
    await page.emulateMedia({ colorScheme: 'dark' });
    if (name === 'both-sides') await draw(page, `${name}-dark`);
    await page.context().close();
  });
});

/** How many pixels of what was said are out of sight below, where there are any. */
async function wordsBelow(page: Page): Promise<number[]> {
  const perFrame = page
    .frames()
    .map((frame) =>
      frame
        .locator('[role=log]')
        .evaluateAll((logs) =>
          logs.map((log) => log.scrollHeight - log.scrollTop - log.clientHeight).filter((pixels) => pixels > 1),
        ),
    );
  return (await Promise.all(perFrame)).flat();
}

async function draw(page: Page, name: string): Promise<void> {
  if (IMAGES) await page.screenshot({ path: path.join(IMAGES, `${name}.png`) });
}
