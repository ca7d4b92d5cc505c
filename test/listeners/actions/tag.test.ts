import { afterAll, beforeAll, expect, test } from 'vitest';
import { acrossOrganizations, inOrganization } from '../../../src/store/scope.ts';
import { insertTags } from '../../../src/store/tags.ts';
import { eventually } from '../../support/eventually.ts';
import { startThread } from '../../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../../support/jobline.ts';

let jobline: TestJobline;
let slack: TestJobline['sandbox']['slack'];

beforeAll(async () => {
  jobline = await startTestJobline();
  slack = jobline.sandbox.slack;
});

afterAll(async () => {
  await jobline.close();
});

/** Everything a person sees in the dialog in front of them. */
function seen(user = 'U0ALICE'): string {
  return JSON.stringify(slack.view(user)?.blocks ?? []);
}

type Thread = Awaited<ReturnType<typeof startThread>>;

/** Presses Tag on the card; the dialog comes a moment after the click was answered. */
async function openTags(thread: Thread, user = 'U0ALICE'): Promise<void> {
  const before = slack.view(user)?.id;
  await thread.click('job_tag', user);
  await eventually(() => expect([before, undefined]).not.toContain(slack.view(user)?.id));
}

/** Presses Manage tags or All tags. */
async function openAll(user = 'U0ALICE'): Promise<void> {
  await slack.clickIn({ user, actionId: 'tags_manage' });
  await eventually(() => expect(seen(user)).toContain('"block_id":"tag"'));
}

/** What the menu offers for these words. */
async function offered(blockId: string, query: string, user = 'U0ALICE') {
  return slack.suggest({ user, blockId, query });
}

/** The value of what the menu offers by this name. */
async function option(name: string, { blockId = 'tags', user = 'U0ALICE' } = {}): Promise<string> {
  const options = await offered(blockId, name, user);
  const found = options.find(({ text }) => text === name) ?? options.find(({ text }) => text === `Create “${name}”`);
  if (!found) throw new Error(`not offered: ${name}`);
  return found.value;
}

async function tagJob(names: string[], user = 'U0ALICE') {
  const thread = await startThread(jobline);
  await openTags(thread, user);
  const tags: string[] = [];
  for (const name of names) tags.push(await option(name, { user }));
  expect(await slack.submit({ user, values: { tags } })).toMatchObject({ ok: true });
  await jobline.settled();
  return thread;
}

/** From a job's Tag dialog to the dialog of one tag. */
async function editTag(thread: Thread, name: string, user = 'U0ALICE') {
  await openTags(thread, user);
  await openAll(user);
  await slack.submit({ user, values: { tag: await option(name, { blockId: 'tag', user }) } });
}

test('typing creates a tag, another conversation finds it, and the cards show it', async () => {
  const thread = await tagJob(['wholesale', 'two languages']);
  expect(thread.card()).toContain('🏷 two languages · wholesale');
  expect(thread.card()).toContain('Opened');
  expect(thread.taken()).toEqual(['job.opened']);
  const other = await startThread(jobline);
  await openTags(other, 'U0BEN');
  expect((await offered('tags', 'WHOLE', 'U0BEN')).map(({ text }) => text)).toEqual(['wholesale', 'Create “WHOLE”']);
  expect((await offered('tags', 'WholeSale', 'U0BEN')).map(({ text }) => text)).toEqual(['wholesale']);
  await slack.submit({ user: 'U0BEN', values: { tags: [await option('wholesale', { user: 'U0BEN' })] } });
  await jobline.settled();
  expect(other.card()).toContain('🏷 wholesale');
});

test('the dialog starts from the tags that are there; what is taken out leaves the card', async () => {
  const thread = await tagJob(['stays', 'leaves us']);
  await openTags(thread);
  expect(seen()).toContain('"text":"stays"');
  const stays = seen().match(/"text":"stays"[^}]*}[^}]*"value":"(id:\d+)"/)?.[1] ?? '';
  await slack.submit({ user: 'U0ALICE', values: { tags: [stays] } });
  await jobline.settled();
  expect(thread.card()).toContain('🏷 stays');
  expect(thread.card()).not.toContain('leaves us');
});

test('two who tag at once with the same new name share one tag, and a double click changes nothing', async () => {
  const thread = await startThread(jobline);
  await Promise.all([openTags(thread, 'U0ALICE'), openTags(thread, 'U0BEN')]);
  const value = await option('At once');
  await option('AT ONCE', { user: 'U0BEN' });
  await Promise.all([
    slack.submit({ user: 'U0ALICE', values: { tags: [value] } }),
    slack.submit({ user: 'U0BEN', values: { tags: ['new:AT ONCE'] } }),
  ]);
  await jobline.settled();
  expect(thread.card().match(/at once/gi)).toHaveLength(1);
});

test('a new name shows everywhere at once', async () => {
  const [one, two] = [await tagJob(['retial']), await tagJob(['retial'], 'U0BEN')];
  await editTag(one, 'retial');
  expect(seen()).toContain('2 conversations have this tag');
  await slack.submit({ user: 'U0ALICE', values: { name: 'Retail' } });
  expect(seen()).toContain('Renamed to “Retail”.');
  await jobline.settled();
  for (const thread of [one, two]) expect(thread.card()).toContain('🏷 Retail');
});

test('a name that another tag has is refused under the field', async () => {
  const thread = await tagJob(['spring', 'autumn']);
  await editTag(thread, 'autumn');
  await slack.submit({ user: 'U0ALICE', values: { name: 'SPRING' } });
  expect(slack.view('U0ALICE')?.errors).toEqual({ name: expect.stringContaining('already: spring') });
});

test('a deleted tag leaves every card, and whoever still has it in a dialog is told', async () => {
  const [one, two] = [await tagJob(['doomed']), await tagJob(['doomed', 'safe'])];
  const third = await startThread(jobline);
  await openTags(third, 'U0BEN');
  const value = await option('doomed', { user: 'U0BEN' });

  await editTag(one, 'doomed');
  expect(seen()).toContain('It leaves 2 conversations.');
  await Promise.all([
    slack.clickIn({ user: 'U0ALICE', actionId: 'tag_delete' }),
    slack.clickIn({ user: 'U0ALICE', actionId: 'tag_delete' }),
  ]);
  await jobline.settled();
  expect(one.card()).not.toContain('🏷');
  expect(two.card()).toContain('🏷 safe');
  await eventually(() => expect(seen()).toMatch(/Deleted: “doomed”|has been deleted since/));

  await slack.submit({ user: 'U0BEN', values: { tags: [value] } });
  expect(slack.view('U0BEN')?.errors).toEqual({ tags: expect.stringContaining('has been deleted since') });
  await jobline.settled();
  expect(third.card()).not.toContain('🏷');
});

test('all tags are shown again from one of them, and a new one is made there', async () => {
  const thread = await tagJob(['only one']);
  await editTag(thread, 'only one');
  await openAll();
  expect(
    slack
      .views('U0ALICE')
      .map(({ callback_id }) => callback_id)
      .slice(-2),
  ).toEqual(['tag', 'manage_tags']);
  await slack.submit({ user: 'U0ALICE', values: { tag: await option('made here', { blockId: 'tag' }) } });
  expect(seen()).toContain('Created: “made here”.');
});

test('an ended job is tagged from More, with all tags on top of it, and stays ended', async () => {
  const thread = await startThread(jobline);
  await thread.merchant('job.declined', {});
  await jobline.settled();
  const stack = () => slack.views('U0ALICE').map(({ callback_id }) => callback_id);
  while (slack.view('U0ALICE')) slack.closeView({ user: 'U0ALICE', all: true });
  await thread.click('job_more');
  await eventually(() => expect(stack()).toEqual(['more']));
  await slack.clickIn({ user: 'U0ALICE', actionId: 'job_tag' });
  await eventually(() => expect(stack()).toEqual(['more', 'tag']));
  const tags = [await option('no answer')];
  await slack.clickIn({ user: 'U0ALICE', actionId: 'tags_manage' });
  await eventually(() => expect(stack()).toEqual(['more', 'tag', 'manage_tags']));
  await slack.closeView({ user: 'U0ALICE' });
  await slack.submit({ user: 'U0ALICE', values: { tags } });
  await jobline.settled();
  expect(thread.card()).toContain('🏷 no answer');
  expect(thread.card()).toContain('Declined');
});

test('a guest finds nothing and changes nothing', async () => {
  const thread = await startThread(jobline);
  await thread.click('job_tag', 'U0GUEST');
  await expect.poll(() => slack.ephemerals('U0GUEST').at(-1)?.text).toContain('tylko członkowie');
  expect(slack.view('U0GUEST')).toBeUndefined();
});

test('five hundred tags are found by typing', async () => {
  const thread = await startThread(jobline);
  const { app } = jobline;
  const { organizationId } = await firstOrganization(app.db);
  const names = Array.from({ length: 500 }, (_, n) => `Bulk tag ${n} ${'x'.repeat(60)}`);
  await inOrganization(app.db, organizationId, (tx) => insertTags(tx, names));
  await openTags(thread);
  expect(await offered('tags', '')).toHaveLength(100);
  expect((await offered('tags', 'bulk tag 499'))[0]?.text).toMatch(/^Bulk tag 499 x+$/);
  await openAll();
  expect(seen()).toMatch(/\*5\d\d tags\*/);
});

async function firstOrganization(db: TestJobline['app']['db']): Promise<{ organizationId: number }> {
  const row = await acrossOrganizations(db, (tx) =>
    tx.selectFrom('organizations').select('id').executeTakeFirstOrThrow(),
  );
  return { organizationId: row.id };
}
