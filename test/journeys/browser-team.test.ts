import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { closeDialog, dialogOf, reply, threadOf } from '../support/pages.ts';
import {
  cardIn,
  choose,
  command,
  press,
  send,
  sendJob,
  startTwoMembers,
  type TwoMembers,
} from '../support/two-members.ts';

// A browser on a busy machine takes its time; each step has one of its own.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let two: TwoMembers;

beforeAll(async () => {
  two = await startTwoMembers();
});

afterAll(() => two.close());

test('Alice assigns two people; Ben sees the card change and is told directly and by mail', async () => {
  const { alice, ben, jobline } = two;
  const name = await sendJob(jobline, 'assign', { merchant: 'Jana Nováková', store: 'Blue Fjord Candles' });
  await press(cardIn(alice, name), 'Assign');
  const dialog = await dialogOf(alice, `Assign ${name}`);
  await choose(dialog, 'Assigned', 'Ben');
  await choose(dialog, 'Assigned', 'Chiara');
  await send(dialog, 'Save');

  const card = cardIn(ben, name);
  await card.getByText('@Ben').waitFor();
  await card.getByText('@Chiara').waitFor();
  expect(await card.getByRole('button', { name: `Assign to me: ${name}` }).count()).toBe(0);
  await ben.locator('[data-channel-link^="D0"]').click();
  await ben.getByText(`assigned ${name} to you`).first().waitFor();
  await ben.getByRole('link', { name: 'Open the thread' }).click();
  await threadOf(ben).getByText('Store setup for Blue Fjord Candles').waitFor();
  await ben.locator('[data-channel-link="C0JOBS"]').click();
  await jobline.settled();
  expect(jobline.sandbox.mailbox.mails.flatMap(({ to }) => to).sort()).toEqual([
    'ben@northlight.example',
    'chiara@northlight.example',
  ]);
});

test('a tag is made on one card, found by, renamed for everybody and deleted', async () => {
  const { alice, ben, jobline } = two;
  const name = await sendJob(jobline, 'tag', { merchant: 'Ana Ferreira' });
  await press(cardIn(alice, name), 'Tag');
  const tags = await dialogOf(alice, `Tags of ${name}`);
  await choose(tags, 'Tags', 'Wholesale', 'Create “Wholesale”');
  await send(tags, 'Save');
  await cardIn(ben, name).getByText('Wholesale').waitFor();

  await command(ben, '/jobline find');
  const find = await dialogOf(ben, 'Find a job');
  await choose(find, 'Tags', 'whole', 'Wholesale');
  await find.getByRole('button', { name: 'Find', exact: true }).click();
  await find.getByText('1 found').waitFor();
  await find.getByRole('link', { name: 'Store setup for Ana Ferreira' }).waitFor();
  await find.getByRole('button', { name: 'Close dialog' }).click();

  await command(alice, '/jobline tags');
  let manage = await dialogOf(alice, 'Manage tags');
  await choose(manage, 'Tag', 'Wholesale');
  await manage.getByRole('button', { name: 'Next' }).click();
  manage = await dialogOf(alice, 'Change tag');
  await manage.getByRole('textbox', { name: 'Name' }).fill('Big orders');
  await manage.getByRole('button', { name: 'Save' }).click();
  await alice.getByText('Renamed to “Big orders”.').waitFor();
  await cardIn(ben, name).getByText('Big orders').waitFor();

  manage = await dialogOf(alice, 'Manage tags');
  await choose(manage, 'Tag', 'Big orders');
  await manage.getByRole('button', { name: 'Next' }).click();
  manage = await dialogOf(alice, 'Change tag');
  await manage.getByRole('button', { name: 'Delete tag' }).click();
  const asked = await dialogOf(alice, 'Delete “Big orders”?');
  await asked.getByRole('button', { name: 'Delete tag' }).click();
  await alice.getByText('Deleted: “Big orders”.').waitFor();
  await cardIn(ben, name).getByText('Big orders').waitFor({ state: 'detached' });
  await alice.getByRole('button', { name: 'Close dialog' }).click();
});

test('notes of the dialog and of the thread stand in both members’ dialog, and never leave', async () => {
  const { alice, ben, jobline } = two;
  const name = await sendJob(jobline, 'note', { merchant: 'Ole Hansen' });
  await press(cardIn(alice, name), 'More');
  const more = await dialogOf(alice, `More for ${name}`);
  await more.getByRole('button', { name: `Note: ${name}` }).click();
  const note = await dialogOf(alice, `Note on ${name}`);
  await note.getByRole('textbox', { name: 'Note' }).fill('He pays late, ask for half in advance.');
  await send(note, 'Save note');
  await closeDialog(alice, `More for ${name}`);

  await cardIn(ben, name).locator('.reply-bar').click();
  const said = await reply(ben, 'note: I know his brother.');
  await said.locator('[data-reaction="memo"]').waitFor();
  await press(cardIn(ben, name), 'More');
  await (await dialogOf(ben, `More for ${name}`)).getByRole('button', { name: `Note: ${name}` }).click();
  const read = await dialogOf(ben, `Note on ${name}`);
  await read.getByText('He pays late').waitFor();
  await read.getByText('I know his brother.').waitFor();
  await read.getByRole('button', { name: 'Close dialog' }).click();
  await jobline.settled();
  await eventually(() => {
    const left = JSON.stringify(jobline.sandbox.marketplace.received);
    expect(left).toContain('job.opened');
    expect(left).not.toMatch(/pays late|his brother/);
  });
});
