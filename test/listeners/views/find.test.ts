import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { startThread } from '../../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../../support/jobline.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
});

afterAll(async () => {
  await jobline.close();
});

/** The dialog that somebody opens with the shortcut. */
async function openFind(user = 'U0ALICE'): Promise<void> {
  const { slack } = jobline.sandbox;
  expect(await slack.shortcut({ user, callbackId: 'find_job' })).toMatchObject({ ok: true });
  await eventually(() => expect(slack.view(user)?.callback_id).toBe('find'));
}

function shown(user = 'U0ALICE'): string {
  return JSON.stringify(jobline.sandbox.slack.view(user)?.blocks ?? []);
}

test('what fits words and filters stands below them, and they stay as they were', async () => {
  const { slack } = jobline.sandbox;
  const thread = await startThread(jobline, { details: 'Handmade umbrellas.' });
  await startThread(jobline);
  await slack.command({ user: 'U0ALICE', text: `assign ${/J-\d+/.exec(thread.card())?.[0]} @ben` });
  await slack.command({ user: 'U0ALICE', text: `tag ${/J-\d+/.exec(thread.card())?.[0]} wholesale` });
  await openFind();
  const [tag] = await slack.suggest({ user: 'U0ALICE', blockId: 'find_tags', query: 'whole' });
  expect(tag?.text).toBe('wholesale');
  expect(await slack.suggest({ user: 'U0ALICE', blockId: 'find_tags', query: 'no such tag' })).toEqual([]);
  const values = {
    words: 'umberlla',
    find_tags: [tag?.value ?? ''],
    status: 'opened',
    assignee: 'U0BEN',
    service: 'Store setup',
    unread: ['unread'],
  };
  expect(await slack.submit({ user: 'U0ALICE', values })).toMatchObject({ ok: true });
  expect(shown()).toContain('1 found');
  expect(shown()).toContain(`p${thread.rootTs.replace('.', '')}|`);
  await slack.submit({ user: 'U0ALICE', values: { status: 'declined' } });
  expect(shown()).toContain('Nothing fits all of this.');
  await slack.submit({ user: 'U0ALICE', values: { status: 'opened', words: 'zebra' } });
  expect(shown()).toContain('Nothing fits all of this.');
});

test('More beside what was found opens on top of it', async () => {
  const { slack } = jobline.sandbox;
  await openFind('U0BEN');
  await slack.submit({ user: 'U0BEN', values: { words: 'umbrellas' } });
  await slack.clickIn({ user: 'U0BEN', actionId: 'job_more' });
  await eventually(() => expect(slack.view('U0BEN')?.callback_id).toBe('more'));
  expect(slack.views('U0BEN')).toHaveLength(2);
});

test('a guest is told that only members may', async () => {
  await openFind('U0GUEST');
  expect(shown('U0GUEST')).toContain('tylko członkowie');
});

test('much that was found is turned over page by page', async () => {
  const { slack } = jobline.sandbox;
  for (let n = 0; n < 21; n++) await jobline.sandbox.marketplace.send('job.created', job(n));
  await jobline.settled();
  await openFind();
  await slack.submit({ user: 'U0ALICE', values: { words: 'Pomegranate' } });
  expect(shown()).toContain('21 found · Page 1 of 2');
  await slack.clickIn({ user: 'U0ALICE', actionId: 'find_next' });
  await eventually(() => expect(shown()).toContain('21 found · Page 2 of 2'));
  expect(shown().match(/"job_more"/g)).toHaveLength(1);
  await slack.clickIn({ user: 'U0ALICE', actionId: 'find_back' });
  await eventually(() => expect(shown()).toContain('Page 1 of 2'));
});

function job(n: number) {
  return {
    job: {
      id: `pom-${n}`,
      kind: 'match',
      created_at: new Date().toISOString(),
      service: { handle: 'store-setup', name: 'Store setup' },
      title: `Pomegranate ${n}`,
    },
    merchant: { id: `pom-m-${n}`, name: 'Jana' },
    conversation: { id: `pom-c-${n}` },
  };
}
