import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { closeDialog, dialogOf, reply, sendReadyMade, threadOf } from '../support/pages.ts';
import {
  cardIn,
  choose,
  command,
  homeOf,
  press,
  send,
  startTwoMembers,
  type TwoMembers,
  toChannel,
} from '../support/two-members.ts';
import { setUndoSeconds } from '../support/undo-seconds.ts';

/** `UPDATE_IMAGES=1` draws the pictures of the documents anew. */
const IMAGES = process.env.UPDATE_IMAGES ? path.resolve(import.meta.dirname, '../../docs/images/surfaces') : undefined;

/** High enough for the longest dialog. */
const DESK = { width: 1000, height: 1500 };
const PHONE = { width: 320, height: 1500 };
const JOB = 'J-4';

// A browser on a busy machine takes its time; each step has one of its own.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let two: TwoMembers;
let alice: Page;
let ben: Page;
let merchant: Page;

/** Four merchants; the last one's job is what the pictures are about. */
beforeAll(async () => {
  two = await startTwoMembers();
  ({ alice, ben } = two);
  for (const page of [alice, ben]) await page.setViewportSize(DESK);
  merchant = await two.browser.open(`${two.jobline.sandbox.url}/marketplace/`);
  for (const key of ['bikes', 'ceramics', 'coffee', 'candles']) {
    await merchant.reload();
    await sendReadyMade({ merchant, alice }, key);
    await two.jobline.settled();
  }
  if (IMAGES) await mkdir(IMAGES, { recursive: true });
});

afterAll(() => two.close());

/** Sees that nothing of it is cut or sticks out, on a desk and on a small phone, and draws it. */
async function picture(surface: Locator, name: string, desk = DESK): Promise<void> {
  const page = surface.page();
  await page.setViewportSize(PHONE);
  await eventually(async () => expect(await cutIn(surface)).toEqual([]));
  await page.setViewportSize(desk);
  await eventually(async () => expect(await cutIn(surface)).toEqual([]));
  if (!IMAGES) return;
  // A picture shows no ring around what the test pressed last.
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.mouse.move(0, 0);
  await surface.screenshot({ path: path.join(IMAGES, `${name}.png`), animations: 'disabled' });
}

/** What is wider than the surface has room for. */
async function cutIn(surface: Locator): Promise<string[]> {
  return surface.evaluate((box) => {
    const { left, right } = box.getBoundingClientRect();
    return [...box.querySelectorAll('*')]
      .filter((one) => !one.closest('.message-tools'))
      .filter((one) => {
        const at = one.getBoundingClientRect();
        return at.width > 1 && (at.right > right + 1 || at.left < left - 1);
      })
      .map(
        (one) =>
          `${one.tagName} ${one.textContent?.slice(0, 60)} ${Math.round(one.getBoundingClientRect().right - right)}`,
      );
  });
}

/** A dialog that a row of More opens. */
async function fromMore(member: Page, button: string, title: string | RegExp): Promise<Locator> {
  await press(cardIn(member, JOB), 'More');
  const more = await dialogOf(member, `More for ${JOB}`);
  await more.getByRole('button', { name: `${button}: ${JOB}` }).click();
  return dialogOf(member, title);
}

test('the card, and all of the request', async () => {
  const card = cardIn(alice, JOB);
  await card.getByRole('button', { name: `Open: ${JOB}` }).waitFor();
  await picture(card, 'card');
  await press(card, 'Open');
  await picture(await dialogOf(alice, /everything/), 'open');
  await closeDialog(alice, /everything/);
});

test('assigning, and being told', async () => {
  await press(cardIn(alice, JOB), 'Assign');
  const dialog = await dialogOf(alice, `Assign ${JOB}`);
  await choose(dialog, 'Assigned', 'Alice');
  await choose(dialog, 'Assigned', 'Ben');
  await picture(dialog, 'assign');
  await send(dialog, 'Save');
  await ben.locator('[data-channel-link^="D0"]').click();
  const message = ben.locator('.channel .message').last();
  await message.getByText('assigned').waitFor();
  await picture(message, 'direct-message');
  await toChannel(ben);
});

test('tags', async () => {
  await press(cardIn(alice, JOB), 'Tag');
  const dialog = await dialogOf(alice, `Tags of ${JOB}`);
  await choose(dialog, 'Tags', 'wholesale', 'Create “wholesale”');
  await choose(dialog, 'Tags', 'two languages', 'Create “two languages”');
  await picture(dialog, 'tag');
  await send(dialog, 'Save');
  await cardIn(alice, JOB).getByText('two languages').waitFor();
});

test('a note', async () => {
  const first = await fromMore(alice, 'Note', `Note on ${JOB}`);
  await first.getByRole('textbox', { name: 'Note' }).fill('Ben knows their theme. I can do the import.');
  await send(first, 'Save note');
  await closeDialog(alice, `More for ${JOB}`);
  const dialog = await fromMore(ben, 'Note', `Note on ${JOB}`);
  await dialog.getByText('Ben knows their theme.').waitFor();
  await dialog.getByRole('textbox', { name: 'Note' }).fill('Wholesale prices need the bigger plan.');
  await picture(dialog, 'note');
  await closeDialog(ben, `Note on ${JOB}`);
});

test('a reply that is held, and one by the dialog', async () => {
  await cardIn(ben, JOB).locator('.reply-bar').click();
  await reply(ben, 'nte: she sounds in a hurry, I would start with the import');
  const question = threadOf(ben).locator('[data-ephemeral="true"]').last();
  await question.getByRole('button', { name: 'Keep internal' }).waitFor();
  await picture(question, 'held-question');
  await question.getByRole('button', { name: 'Keep internal' }).click();

  const dialog = await fromMore(alice, 'Reply', `Reply ${JOB}`);
  await dialog.getByRole('textbox', { name: 'To Jana' }).fill('Hello Jana, such a move takes us about three weeks.');
  await picture(dialog, 'reply');
  await send(dialog, 'Send');
  await two.jobline.settled();
  await merchant.locator('[data-conversation-link]', { hasText: 'Jana' }).click();
  await merchant.getByLabel('Write as the merchant').fill('That is good news. When could you start?');
  await merchant.keyboard.press('Enter');
  await cardIn(alice, JOB).getByText('the merchant waits for you').waitFor();
});

test('what else can be done, and what was done', async () => {
  await press(cardIn(alice, JOB), 'More');
  const more = await dialogOf(alice, `More for ${JOB}`);
  await picture(more, 'more');
  await more.getByRole('button', { name: `History: ${JOB}` }).click();
  const history = await dialogOf(alice, `History of ${JOB}`);
  await history.getByText('Alice answered').waitFor();
  await picture(history, 'history');
  await closeDialog(alice, `History of ${JOB}`);
});

test('declining and blocking', async () => {
  await press(cardIn(alice, JOB), 'Decline');
  const decline = await dialogOf(alice, `Decline ${JOB}`);
  await decline.getByRole('radio', { name: 'We have no capacity' }).check();
  await decline.getByRole('textbox').fill('We are booked until March. Good luck with the move, Jana.');
  await picture(decline, 'decline');
  await closeDialog(alice, `Decline ${JOB}`);
  const block = await fromMore(alice, 'Block merchant', /^Block /);
  await block.getByRole('radio').first().check();
  await picture(block, 'block');
  await closeDialog(alice, /^Block /);
});

test('preferences, and what is sent to the merchant', async () => {
  await setUndoSeconds(two.jobline, 10);
  await command(alice, '/jobline preferences');
  const all = await dialogOf(alice, 'Preferences');
  await picture(all, 'preferences');
  await all.getByRole('button', { name: 'Change: Replies' }).click();
  await picture(await dialogOf(alice, 'Replies'), 'preferences-replies');
  await closeDialog(alice, 'Replies');
});

test('finding, by the dialog and by the command', async () => {
  await command(alice, '/jobline find');
  const find = await dialogOf(alice, 'Find a job');
  await find.getByRole('textbox', { name: 'Words' }).fill('etsy');
  await choose(find, 'Tags', 'whole', 'wholesale');
  await find.getByRole('button', { name: 'Find', exact: true }).click();
  await find.getByText('1 found').waitFor();
  await picture(find, 'find');
  await closeDialog(alice, 'Find a job');
  const answer = await command(alice, '/jobline list all');
  await answer.getByText('4 jobs and conversations').waitFor();
  await picture(answer, 'command');
});

test('Home', async () => {
  const home = await homeOf(alice);
  await home.getByRole('button', { name: 'All', exact: true }).click();
  await home.getByRole('button', { name: `More: ${JOB}` }).waitFor();
  await home.getByRole('button', { name: 'More: J-1' }).waitFor();
  await picture(home, 'home', { width: 1000, height: 700 });
});

test('a mail to somebody who has the job', async () => {
  const mail = await two.browser.open(`${two.jobline.sandbox.url}/mail/`, { viewport: { width: 1000, height: 520 } });
  mail.setDefaultTimeout(12_000);
  await mail.locator('.mail-row', { hasText: 'ben@' }).first().click();
  await mail
    .locator('iframe')
    .first()
    .contentFrame()
    .getByText(/Blue Fjord/)
    .first()
    .waitFor();
  await eventually(async () => expect(await cutIn(mail.locator('body'))).toEqual([]));
  if (IMAGES) await mail.screenshot({ path: path.join(IMAGES, 'mail.png') });
  await mail.context().close();
});
