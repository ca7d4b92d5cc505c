import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { texts } from '../../src/i18n/texts.ts';
import { dialogOf, reply } from '../support/pages.ts';
import {
  cardIn,
  command,
  homeOf,
  sendJob,
  startTwoMembers,
  type TwoMembers,
  toChannel,
} from '../support/two-members.ts';

// A browser on a busy machine takes its time; each step has one of its own.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let two: TwoMembers;

beforeAll(async () => {
  two = await startTwoMembers();
});

afterAll(() => two.close());

/** Opens one part of the preferences, the way a command does. */
async function part(member: Page, name: string): Promise<Locator> {
  await command(member, '/jobline preferences');
  const all = await dialogOf(member, 'Preferences');
  await all.getByRole('button', { name: `Change: ${name}` }).click();
  return dialogOf(member, name);
}

test('seconds to undo that make no sense are refused; those that do hold for the colleague’s reply', async () => {
  const { alice, ben, jobline } = two;
  const name = await sendJob(jobline, 'undo', { merchant: 'Jana Nováková' });
  const dialog = await part(alice, 'Replies');
  const seconds = dialog.getByRole('textbox', { name: 'Seconds to undo' });
  await seconds.fill('90');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Please give whole seconds from 0 to 60.').waitFor();
  await seconds.fill('60');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const all = await dialogOf(alice, 'Preferences');
  await all.getByText('60 seconds to undo').waitFor();
  await all.getByRole('button', { name: 'Close dialog' }).click();

  await cardIn(ben, name).locator('.reply-bar').click();
  const said = await reply(ben, 'Hello Jana, we start on Monday.');
  await said.locator('[data-reaction="hourglass_flowing_sand"]').waitFor();
  await said.hover();
  await said.getByLabel('Delete message').click();
  await ben.getByRole('button', { name: 'Delete', exact: true }).click();
  await said.waitFor({ state: 'detached' });
  await jobline.settled();
  expect(JSON.stringify(jobline.sandbox.marketplace.received)).not.toContain('Monday');
});

test('one’s own language is one’s own; the language of the team is on the next card', async () => {
  const { alice, ben, jobline } = two;
  const mine = await part(alice, 'Just for me');
  await mine.getByRole('combobox', { name: 'My language' }).selectOption({ label: 'Dansk' });
  await mine.getByRole('button', { name: 'Save' }).click();
  await alice
    .getByRole('dialog')
    .getByText(/Dansk · /)
    .waitFor();
  await alice.getByRole('button', { name: 'Close dialog' }).click();
  const { waiting } = texts('da').finding.filters;
  await (await homeOf(alice)).getByRole('button', { name: waiting.button, exact: true }).waitFor();
  await (await homeOf(ben)).getByRole('button', { name: 'Waiting for us' }).waitFor();

  await toChannel(ben);
  const team = await part(ben, 'Language and hours');
  await team.getByRole('combobox', { name: 'Language of the team' }).selectOption({ label: 'Deutsch' });
  await team.getByRole('button', { name: 'Save' }).click();
  // English in Slack is no choice: Ben reads what the team reads.
  const all = await dialogOf(ben, texts('de').preferences.title);
  await all.getByText(/Deutsch · /).waitFor();
  await all.getByRole('button', { name: 'Close dialog' }).click();
  const name = await sendJob(jobline, 'german', { merchant: 'Karl Weiß' });
  const { card } = texts('de');
  const title = card.title({ service: 'Store setup', client: 'Karl Weiß' });
  await cardIn(ben, name).getByRole('heading', { name: title }).waitFor();
  await cardIn(ben, name)
    .getByRole('button', { name: `${card.buttons.decline}: ${name}` })
    .waitFor();
});
