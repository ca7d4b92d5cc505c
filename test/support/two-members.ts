import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { startBrowser, type TestBrowser } from './browser.ts';
import { job, tell } from './inbound.ts';
import { startTestJobline, type TestJobline, type TestJoblineOptions } from './jobline.ts';

/** Alice and Ben, each with a window of their own that stays open. */
export interface TwoMembers {
  browser: TestBrowser;
  jobline: TestJobline;
  alice: Page;
  ben: Page;
  close(): Promise<void>;
}

export async function startTwoMembers(options: TestJoblineOptions = {}): Promise<TwoMembers> {
  const [browser, jobline] = await Promise.all([startBrowser(), startTestJobline(options)]);
  const slack = `${jobline.sandbox.url}/slack/`;
  const alice = await browser.open(`${slack}?user=U0ALICE#C0JOBS`);
  const ben = await browser.open(`${slack}?user=U0BEN#C0JOBS`);
  // Patient, but not so much that one step that fails takes its whole file's time.
  for (const page of [alice, ben]) page.setDefaultTimeout(12_000);
  return {
    browser,
    jobline,
    alice,
    ben,
    async close() {
      await browser.close();
      await jobline.close();
      expect(browser.complaints).toEqual([]);
    },
  };
}

/** A job of this merchant comes in. Resolves to its name, `J-1`, once its thread stands. */
export async function sendJob(
  jobline: TestJobline,
  key: string,
  { merchant, store, ...details }: { merchant: string; store?: string; title?: string; details?: string },
): Promise<string> {
  const person = { id: `m-${key}`, name: merchant };
  const data = job(key, {
    merchant: person,
    job: details,
    ...(store && { store: { name: store, url: `https://${key}.example` } }),
  });
  await tell(jobline, 'job.created', data);
  const card = jobline.sandbox.slack
    .messages('C0JOBS')
    .findLast((post) => !post.thread_ts && post.text.includes(merchant));
  const [name] = /J-\d+/.exec(card?.text ?? '') ?? [];
  if (name === undefined) throw new Error(`no card of ${merchant}`);
  return name;
}

/** The card of a job in the channel. */
export function cardIn(member: Page, name: string): Locator {
  return member.locator('.channel .message.from-app').filter({ hasText: new RegExp(`${name} · `) });
}

/** Presses a button of a card by its accessible name. */
export async function press(card: Locator, button: string): Promise<void> {
  await card.getByRole('button', { name: new RegExp(`^${button}: `) }).click();
}

/** Searches in a menu of a dialog and chooses what it finds. */
export async function choose(dialog: Locator, label: string, query: string, option = query): Promise<void> {
  const menu = dialog.getByRole('combobox', { name: label });
  await menu.fill(query);
  // What is chosen already has a tick behind its name.
  await dialog
    .getByRole('option')
    .filter({ hasText: new RegExp(`^${option}( ✓)?$`) })
    .click();
  await menu.press('Tab');
}

/** Sends a dialog with its main button; it closes. */
export async function send(dialog: Locator, button: string): Promise<void> {
  await dialog.getByRole('button', { name: button, exact: true }).last().click();
  await dialog.waitFor({ state: 'detached' });
}

/** Writes into the field of #jobs, as one types a command. */
export async function command(member: Page, text: string): Promise<Locator> {
  const field = member.getByLabel('Message #jobs');
  await field.fill(text);
  await field.press('Enter');
  return member.locator('.channel [data-ephemeral="true"]').last();
}

/** The app's Home, as soon as something stands there. */
export async function homeOf(member: Page): Promise<Locator> {
  await member.locator('[data-channel-link^="D0"]').click();
  await member.getByRole('tab', { name: 'Home' }).click();
  const home = member.getByRole('tabpanel', { name: 'Home' });
  await home.getByRole('button').first().waitFor();
  return home;
}

/** Back from Home or the messages of the app. */
export async function toChannel(member: Page): Promise<void> {
  await member.locator('[data-channel-link="C0JOBS"]').click();
  await member.getByLabel('Message #jobs').waitFor();
}
