import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/start.ts';
import { startBrowser, type TestBrowser } from '../../support/browser.ts';
import { eventually } from '../../support/eventually.ts';
import { type Listening, listen } from '../../support/listen.ts';
import { startTestSandbox, TEST_SANDBOX_SECRETS } from '../../support/sandbox.ts';

let browser: TestBrowser;
let sandbox: Sandbox;
let app: Listening;
let page: Page;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(() => browser.close());

beforeEach(async () => {
  app = await listen((_request, response) => response.writeHead(200).end());
  sandbox = await startTestSandbox({ appUrl: app.url });
});

afterEach(async () => {
  await page.context().close();
  await sandbox.close();
  await app.close();
  expect(browser.complaints.splice(0)).toEqual([]);
});

/** Calls the local Slack as the app does. */
async function asApp(method: string, body: Record<string, unknown>): Promise<string> {
  const response = await fetch(`${sandbox.url}/slack/api/${method}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      authorization: `Bearer ${TEST_SANDBOX_SECRETS.slack.botToken}`,
    },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { ok: boolean; error?: string; ts?: string };
  if (!answer.ok) throw new Error(answer.error);
  return answer.ts ?? '';
}

describe('the page of the local Slack', () => {
  it('lets a member reply in a thread, edit and delete, and shows another member each step', async () => {
    const ts = await asApp('chat.postMessage', { channel: 'C0JOBS', text: 'A job card' });
    page = await browser.open(`${sandbox.url}/slack/?user=U0ALICE#C0JOBS`);
    const other = await browser.open(`${sandbox.url}/slack/?user=U0BEN#C0JOBS/${ts}`);
    const card = page.locator(`[data-ts="${ts}"]`);
    await card.hover();
    await card.getByLabel('Reply in thread').click();
    await page.getByLabel('Reply', { exact: true }).fill('We can do it');
    await page.keyboard.press('Enter');

    const thread = other.getByLabel('Thread messages');
    await thread.getByText('We can do it').waitFor();
    const mine = page.getByLabel('Thread messages').locator('[data-user="U0ALICE"]');
    await mine.hover();
    await mine.getByLabel('Edit message').click();
    await page.getByLabel('Edit message').and(page.locator('textarea')).fill('We can do it *soon*');
    await page.keyboard.press('Enter');
    await thread.getByText('(edited)').waitFor();
    expect(await thread.locator('[data-user="U0ALICE"] strong').allTextContents()).toContain('soon');

    await mine.hover();
    await mine.getByLabel('Delete message').click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await thread.getByText('We can do it').waitFor({ state: 'detached' });
    await other.context().close();
  });

  it('keeps the order of two replies written in one breath', async () => {
    const ts = await asApp('chat.postMessage', { channel: 'C0JOBS', text: 'A job card' });
    page = await browser.open(`${sandbox.url}/slack/#C0JOBS/${ts}`);
    await page.getByLabel('Reply', { exact: true }).pressSequentially('one');
    await page.keyboard.press('Enter');
    await page.keyboard.type('two');
    await page.keyboard.press('Enter');
    await page.getByLabel('Thread messages').getByText('two').waitFor();
    expect(sandbox.slack.thread('C0JOBS', ts).map((message) => message.text)).toEqual(['A job card', 'one', 'two']);
  });

  it('shows an ephemeral to its addressee, marked, and to nobody else', async () => {
    await asApp('chat.postEphemeral', { channel: 'C0JOBS', user: 'U0ALICE', text: 'Just for Alice' });
    page = await browser.open(`${sandbox.url}/slack/?user=U0ALICE`);
    const ephemeral = page.locator('[data-ephemeral="true"]', { hasText: 'Just for Alice' });
    await ephemeral.getByText('Only visible to you').waitFor();
    await page.getByLabel('You are').selectOption('U0BEN');
    await page.locator('[data-me="U0BEN"]').waitFor();
    expect(await ephemeral.count()).toBe(0);
  });

  it('presses a button of the app, which cannot be pressed again meanwhile', async () => {
    const button = { type: 'button', action_id: 'job_open', text: { type: 'plain_text', text: 'Open' } };
    const blocks = [{ type: 'actions', elements: [button] }];
    await asApp('chat.postMessage', { channel: 'C0JOBS', text: 'A job card', blocks });
    page = await browser.open(`${sandbox.url}/slack/`);
    const answer = page.waitForResponse('**/slack/page/click');
    await page.getByRole('button', { name: 'Open' }).click();
    expect(await (await answer).json()).toMatchObject({ ok: true });
    await page.locator('[data-action-id="job_open"]:not([disabled])').waitFor();
  });

  it('says in a red box and in the console what it cannot draw', async () => {
    const blocks = [{ type: 'video', alt_text: 'A film' }];
    sandbox.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'Look', blocks });
    page = await browser.open(`${sandbox.url}/slack/`);
    await page.locator('[data-unknown-block="video"]').waitFor();
    await eventually(() => expect(browser.complaints.splice(0)).toEqual(['This page cannot draw “video”']));
  });

  it('fits a screen of 320 pixels without scrolling sideways', async () => {
    await asApp('chat.postMessage', { channel: 'C0JOBS', text: `A job card ${'x'.repeat(200)}` });
    page = await browser.open(`${sandbox.url}/slack/`, { viewport: { width: 320, height: 640 } });
    await page.locator('.message').first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await page.getByRole('button', { name: 'Channels', exact: true }).click();
    await page.getByLabel('You are').waitFor();
  });
});
