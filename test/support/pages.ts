import type { Locator, Page } from 'playwright-core';

/** The sandbox's pages, each in a window of its own. */
export interface JobOnPages {
  merchant: Page;
  alice: Page;
  ben?: Page;
}

/** The merchant sends one of the ready-made jobs. Resolves to its card in Alice's channel. */
export async function sendReadyMade({ merchant, alice }: JobOnPages, key: string): Promise<Locator> {
  const cards = alice.locator('.channel .message.from-app');
  const before = await cards.evaluateAll((elements) => elements.map((element) => element.getAttribute('data-ts')));
  await merchant.locator(`[data-ready-made="${key}"]`).click();
  const card = cards.filter({ has: alice.locator('[data-action-id="job_open"]') }).last();
  await alice.waitForFunction((known) => {
    const newest = [...document.querySelectorAll('.channel .message.from-app')].at(-1)?.getAttribute('data-ts');
    return newest !== undefined && newest !== null && !known.includes(newest);
  }, before);
  const ts = await card.getAttribute('data-ts');
  return alice.locator(`.channel [data-ts="${ts}"]`);
}

/** A member presses Open, reads all of it, closes that, then reads the thread. */
export async function openJob({ alice }: JobOnPages, card: Locator): Promise<void> {
  const open = card.getByRole('button', { name: /^Open: J-/ });
  await open.click();
  await closeDialog(alice, /: everything$/);
  await open.waitFor({ state: 'detached' });
  await card.locator('.reply-bar').click();
  await threadOf(alice).locator('.message').nth(1).waitFor();
}

/** Writes into the thread that stands open. Resolves to the message there. */
export async function reply(member: Page, text: string): Promise<Locator> {
  const field = member.getByLabel('Reply', { exact: true });
  await field.fill(text);
  await field.press('Enter');
  const plain = text.replaceAll('*', '');
  const said = threadOf(member).locator('.message:not(.from-app)').filter({ hasText: plain });
  const ts = await said.getAttribute('data-ts');
  return threadOf(member).locator(`[data-ts="${ts}"]`);
}

/** The topmost dialog, as soon as it stands. */
export async function dialogOf(member: Page, name: string | RegExp): Promise<Locator> {
  const dialog = member.getByRole('dialog', { name });
  await dialog.waitFor();
  return dialog;
}

/** Waits for a dialog, then leaves it, and what it stands on, with the cross. */
export async function closeDialog(member: Page, name: string | RegExp): Promise<void> {
  const dialog = await dialogOf(member, name);
  await dialog.getByRole('button', { name: 'Close dialog' }).click();
  await dialog.waitFor({ state: 'detached' });
}

export function threadOf(member: Page): Locator {
  return member.getByLabel('Thread messages');
}

/** The conversation that the merchant has open: the job on top, what was said. */
export function talkOf(merchant: Page): Locator {
  return merchant.locator('[data-conversation]');
}
