import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { job } from '../support/inbound.ts';
import { threadOf } from '../support/pages.ts';
import {
  cardIn,
  command,
  homeOf,
  press,
  sendJob,
  startTwoMembers,
  type TwoMembers,
  toChannel,
} from '../support/two-members.ts';

// A browser on a busy machine takes its time; each step has one of its own.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const JOBS = 30;

let two: TwoMembers;

beforeAll(async () => {
  two = await startTwoMembers();
  await sendJob(two.jobline, 'kava', { merchant: 'Žofie Dvořáková', store: 'Kavárna Štístko' });
  const { marketplace } = two.jobline.sandbox;
  await Promise.all(Array.from({ length: JOBS - 1 }, (_, n) => marketplace.send('job.created', job(`many-${n}`))));
  await two.jobline.settled();
});

afterAll(() => two.close());

test('a word without accents finds the store with them, and leads to its thread', async () => {
  const { ben } = two;
  const answer = await command(ben, '/jobline find kavarna stistko');
  await answer.getByText('1 found').waitFor();
  await answer.getByRole('link', { name: 'Store setup for Kavárna Štístko' }).click();
  await threadOf(ben).getByText('Žofie Dvořáková').first().waitFor();
  await command(ben, '/jobline find zzzz');
  await ben.getByText('Nothing found for “zzzz”').waitFor();
});

test('Home turns its pages, each job on one of them and once', async () => {
  const { alice } = two;
  const home = await homeOf(alice);
  await home.getByRole('button', { name: 'All', exact: true }).click();
  await home.locator('button.primary', { hasText: /^All$/ }).waitFor();
  const seen: string[] = [];
  for (let page = 1; ; page++) {
    await home.getByText(`Page ${page} of`).waitFor();
    const rows = await home
      .getByRole('button', { name: /^More: J-/ })
      .evaluateAll((all) => all.map((one) => one.ariaLabel ?? ''));
    seen.push(...rows);
    const next = home.getByRole('button', { name: 'Next', exact: true });
    if ((await next.count()) === 0) break;
    await next.click();
  }
  expect(seen).toHaveLength(JOBS);
  expect(new Set(seen).size).toBe(JOBS);
  await home.getByRole('button', { name: 'Back', exact: true }).click();
  await home.getByRole('button', { name: 'Next', exact: true }).waitFor();
});

test('what one member takes from the channel stands in their own list, and not in the other’s', async () => {
  const { alice, ben } = two;
  await toChannel(ben);
  await press(cardIn(ben, 'J-1'), 'Assign to me');
  await cardIn(ben, 'J-1').getByText('@Ben').waitFor();
  const mine = await homeOf(ben);
  await mine.getByRole('button', { name: 'Mine', exact: true }).click();
  await mine.getByRole('link', { name: /Kavárna Štístko/ }).waitFor();
  await eventually(async () => expect(await mine.getByRole('button', { name: /^More: / }).count()).toBe(1));
  const home = await homeOf(alice);
  // Opening Home draws it anew, and a button may go while it is pressed.
  await two.jobline.settled();
  await eventually(async () => {
    await home.getByRole('button', { name: 'Mine', exact: true }).click();
    await home.getByText('No job is assigned to you.').waitFor({ timeout: 3_000 });
  });
});
