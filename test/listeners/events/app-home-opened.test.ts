import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acrossOrganizations } from '../../../src/store/scope.ts';
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

/** All that stands in somebody's Home, as text. */
function home(user = 'U0ALICE'): string {
  return JSON.stringify(jobline.sandbox.slack.home(user)?.blocks ?? []);
}

async function open(user = 'U0ALICE'): Promise<void> {
  jobline.sandbox.slack.openHome(user);
  await jobline.settled();
}

async function press(actionId: string, user = 'U0ALICE'): Promise<void> {
  expect(await jobline.sandbox.slack.clickIn({ user, actionId, in: 'home' })).toMatchObject({ ok: true });
  await jobline.settled();
}

/** Homes that are to be painted in some seconds are painted now. */
async function hastenHomes(): Promise<void> {
  await acrossOrganizations(jobline.app.db, (tx) =>
    sql`update views set due_at = now() where subject like 'home:%' and due_at is not null`.execute(tx),
  );
  await jobline.settled();
}

async function change(statement: string): Promise<void> {
  await acrossOrganizations(jobline.app.db, (tx) => sql.raw(statement).execute(tx));
}

test('who has just installed Jobline sees what is to be done, and what will stand here', async () => {
  await open();
  expect(home()).toContain('To get going');
  expect(home()).toContain('✅ Jobline is in the channel for jobs');
  expect(home()).toContain('⬜ Publish your profile');
  expect(home()).toContain('⬜ Set up one service');
  expect(home()).toContain('Nothing waits for you. New jobs and unanswered messages of merchants stand here.');
});

test('the steps are gone once all is done', async () => {
  await change(`update organizations set published = true, profile_name = 'Northlight'`);
  await change(
    `insert into services (organization_id, handle, name) select id, 'store-setup', 'Store setup' from organizations`,
  );
  await open();
  expect(home()).not.toContain('To get going');
});

test('a job is listed with its status, time, people and what is unread, and a link to its thread', async () => {
  const thread = await startThread(jobline);
  await open();
  expect(home()).toContain(`archives/C0JOBS/p${thread.rootTs.replace('.', '')}|Store setup for Jana Nováková>`);
  expect(home()).toMatch(/🔵 New · answer by <!date[^>]*> · 7[12] h left · Nobody yet · 👀 1 unread/);
  expect(home()).toContain('1 waits for you · 1 unassigned · 0 yours · 1 unread');
  expect(home()).toContain('No job expired in the last 90 days.');
});

test('its button opens everything that can be done with it', async () => {
  const { slack } = jobline.sandbox;
  expect(await slack.clickIn({ user: 'U0ALICE', actionId: 'job_more', in: 'home' })).toMatchObject({ ok: true });
  const view = await eventually(() => {
    const shown = slack.view('U0ALICE');
    if (!shown) throw new Error('no dialog yet');
    return shown;
  });
  expect(view).toMatchObject({ callback_id: 'more' });
});

test('a Home that somebody looks at follows what others do, soon, and not one that nobody looks at', async () => {
  const thread = await startThread(jobline);
  await open();
  await open('U0BEN');
  await change(`update homes set opened_at = now() - interval '2 hours' where slack_user = 'U0BEN'`);
  const published = () => jobline.sandbox.slack.calls.filter(({ method }) => method === 'views.publish').length;
  const before = published();
  await thread.click('job_assign_me');
  await thread.click('job_open');
  await jobline.settled();
  await hastenHomes();
  expect(home()).toContain('1 yours');
  expect(home('U0BEN')).not.toContain('<@U0ALICE>');
  expect(published()).toBe(before + 1);
});

test('filters are remembered until somebody chooses another', async () => {
  await press('home_mine');
  expect(home()).toMatch(/"Mine"[^{}]*\}[^{}]*"style":"primary"/);
  expect(home().match(/"job_more"/g)).toHaveLength(1);
  await open();
  expect(home().match(/"job_more"/g)).toHaveLength(1);
  await press('home_conversations');
  expect(home()).toContain('No conversation without a job.');
  await press('home_all');
  expect(home().match(/"job_more"/g)).toHaveLength(2);
});

test('a guest is told why the page is empty, and sees nothing of any job', async () => {
  await open('U0GUEST');
  expect(home('U0GUEST')).toContain('Jobline pokazuje zadania członkom');
  expect(home('U0GUEST')).not.toContain('Jana');
});

test('120 jobs are pages that stay within what Slack takes, and one ends where the list does', async () => {
  await change(`
    with c as (
      insert into conversations (organization_id, number, home, outside_id, merchant_id)
      select m.organization_id, 1000 + n, 'web', 'many-' || n, m.id
      from (select organization_id, id from merchants order by id limit 1) m, generate_series(1, 118) n
      returning organization_id, id, number
    ), j as (
      insert into jobs (organization_id, number, conversation_id, kind, status, service_handle, service_name, created_at,
        arrived_at, expires_at)
      select organization_id, number, id, 'match', 'new', 's', repeat('<!channel> *x* ', 40), now(), now(), now() + interval '50 hours' from c
      returning organization_id, id, conversation_id, number
    )
    insert into threads (organization_id, conversation_id, job_id, channel, root_ts)
    select organization_id, conversation_id, id, 'C0JOBS', '1700000000.' || lpad(number::text, 6, '0') from j`);
  await press('home_waiting');
  expect(home()).toContain('Page 1 of 6');
  expect(jobline.sandbox.slack.home('U0ALICE')?.blocks.length).toBeLessThanOrEqual(100);
  expect(home()).not.toContain('<!channel>');
  for (let page = 2; page <= 6; page++) {
    await press('home_next');
    expect(home()).toContain(`Page ${page} of 6`);
  }
  expect(home()).not.toContain('"home_next"');
  expect(home().match(/"job_more"/g)).toHaveLength(20);
  await change(`update jobs set status = 'declined', ended_at = now() where number > 1090`);
  await open();
  expect(home()).toContain('Page 5 of 5');
  await press('home_back');
  expect(home()).toContain('Page 4 of 5');
});

test('nobody sees what stands in a private channel they are not in', async () => {
  const { slack } = jobline.sandbox;
  slack.addChannel({ id: 'C0SECRET', name: 'secret', private: true, members: ['U0BEN', 'U0JOBLINE'] });
  await change(`
    update threads set channel = 'C0SECRET', root_ts = '1.1'
    where job_id = (select id from jobs where number < 1000 order by number limit 1)`);
  const answer = async (user: string, text: string) => {
    const result = await slack.command({ user, channel: 'C0JOBS', text });
    return result.ok ? (result.answer?.text ?? '') : result.error;
  };
  expect(await answer('U0BEN', 'show J-1')).toContain('Jana Nováková');
  expect(await answer('U0ALICE', 'show J-1')).toContain('There is no J-1 that you can see.');
  expect(await answer('U0BEN', 'find J-1')).toContain('1 found');
  expect(await answer('U0ALICE', 'find J-1')).toContain('Nothing found');
  await press('home_mine', 'U0ALICE');
  const asked = slack.calls.filter(({ method }) => method === 'conversations.members');
  expect(asked.map(({ args }) => args.channel)).toEqual(['C0SECRET']);
});

test('a limited Home is painted later, and holds no message back', async () => {
  const { slack } = jobline.sandbox;
  slack.faults.order({ method: 'views.publish', kind: '429', retryAfter: 600 });
  slack.openHome('U0BEN');
  await jobline.settled();
  const thread = await startThread(jobline);
  thread.say('Hello.');
  await jobline.settled();
  expect(thread.taken()).toContain('message.sent Hello.');
});
