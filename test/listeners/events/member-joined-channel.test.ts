import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acrossOrganizations } from '../../../src/store/scope.ts';
import { startTestJobline, type TestJobline } from '../../support/jobline.ts';

const BOT = 'U0JOBLINE';
let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
});

afterAll(async () => {
  await jobline.close();
});

function linesIn(channel: string): string[] {
  return jobline.sandbox.slack
    .messages(channel)
    .filter(({ bot_id }) => bot_id !== undefined)
    .map(({ text }) => text);
}

async function join(channel: string, inviter?: string): Promise<void> {
  jobline.sandbox.slack.join(channel, BOT, inviter);
  await jobline.settled();
}

test('a channel that Jobline joins hears three lines once: what it does, how to keep a remark, who set it up', async () => {
  await join('C0GENERAL', 'U0ALICE');
  const [welcome, ...more] = linesIn('C0GENERAL');
  expect(more).toEqual([]);
  expect(welcome?.split('\n')).toEqual([
    expect.stringContaining('Jobline is here.'),
    expect.stringContaining('//'),
    expect.stringContaining('<@U0ALICE> set this up.'),
  ]);

  jobline.sandbox.slack.leave('C0GENERAL', BOT);
  await join('C0GENERAL', 'U0BEN');
  expect(linesIn('C0GENERAL')).toHaveLength(1);
});

test('nobody is named where Slack does not say who invited it, and others who join hear nothing', async () => {
  jobline.sandbox.slack.addChannel({ id: 'C0NEW', name: 'new', members: ['U0ALICE'] });
  jobline.sandbox.slack.join('C0NEW', 'U0BEN', 'U0ALICE');
  await jobline.settled();
  expect(linesIn('C0NEW')).toEqual([]);
  await join('C0NEW');
  expect(linesIn('C0NEW')[0]).toMatch(/\nPreferences: `\/jobline preferences`\.$/);
});

test('without a channel the first one is for jobs: what waited goes there, and the second one is not', async () => {
  const { slack, marketplace } = jobline.sandbox;
  await acrossOrganizations(jobline.app.db, (tx) => sql`update organizations set slack_channel = null`.execute(tx));
  await marketplace.send('job.created', {
    job: {
      id: 'waits',
      kind: 'match',
      created_at: new Date().toISOString(),
      service: { handle: 'store-setup', name: 'Store setup' },
    },
    merchant: { id: 'm-waits', name: 'Jana Nováková' },
  });
  await jobline.settled();
  slack.addChannel({ id: 'C0FIRST', name: 'first', members: ['U0ALICE'] });
  await join('C0FIRST', 'U0ALICE');
  expect(linesIn('C0FIRST')[0]).toMatch(/^Store setup for Jana|^Jobline is here\. Every job/);
  expect(linesIn('C0FIRST').some((text) => text.includes('Every job from the marketplace'))).toBe(true);
  expect(linesIn('C0FIRST').some((text) => text.includes('Store setup for Jana Nováková'))).toBe(true);

  slack.addChannel({ id: 'C0SECOND', name: 'second', members: ['U0ALICE'] });
  await join('C0SECOND', 'U0ALICE');
  expect(linesIn('C0SECOND')).toEqual([expect.stringContaining('Jobs that belong in this channel')]);
});
