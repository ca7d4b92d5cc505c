import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { setDeadline, startThread } from '../../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../../support/jobline.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
});

afterAll(async () => {
  await jobline.close();
});

/** Presses Assign on the card; the dialog comes a moment after the click was answered. */
async function openAssign(thread: Awaited<ReturnType<typeof startThread>>, user = 'U0ALICE'): Promise<void> {
  const { slack } = jobline.sandbox;
  const before = slack.view(user)?.id;
  await thread.click('job_assign', user);
  await eventually(() => expect([before, undefined]).not.toContain(slack.view(user)?.id));
}

/** A job, and the dialog of a member who pressed Assign on its card. */
async function startAssigning(user = 'U0ALICE') {
  const thread = await startThread(jobline);
  const { slack } = jobline.sandbox;
  await openAssign(thread, user);
  return {
    thread,
    dialog: () => slack.view(user),
    save: (assignees: string[], by = user) => slack.submit({ user: by, values: { assignees } }),
    directly: (to: string) => thread.told(to).directly,
    buttons: () => JSON.stringify(slack.thread('C0JOBS', thread.rootTs)[0]?.blocks ?? []),
  };
}

test('two are assigned in the dialog: the card names both, and who was added gets a direct message', async () => {
  const { thread, dialog, save, directly, buttons } = await startAssigning();
  expect(dialog()).toMatchObject({ callback_id: 'assign', title: expect.stringMatching(/^Assign J-\d+$/) });
  const before = directly('U0ALICE').length;
  expect(await save(['U0ALICE', 'U0BEN'])).toMatchObject({ ok: true });
  expect(dialog()).toBeUndefined();
  await jobline.settled();
  expect(thread.card()).toContain('Assigned: <@U0ALICE> <@U0BEN>');
  expect(thread.card()).toContain('Opened');
  expect(buttons()).not.toContain('"job_assign_me"');
  expect(directly('U0BEN').at(-1)).toMatch(/^Alice assigned J-\d+ to you: \*Store setup for Jana Nováková\*/);
  expect(directly('U0BEN').at(-1)).toContain(`archives/C0JOBS/p${thread.rootTs.replace('.', '')}|Open the thread>`);
  expect(directly('U0ALICE')).toHaveLength(before);
  const mails = jobline.sandbox.mailbox.mails.filter(({ subject }) => /^J-\d+ · Store setup/.test(subject));
  expect(mails.map(({ to, text }) => [to, text.split('\n')[0]])).toEqual([
    [['ben@northlight.example'], expect.stringMatching(/^Alice assigned J-\d+ .*to you/)],
  ]);
});

test('the dialog starts from who has the job; an empty one takes it from everybody', async () => {
  const { thread, dialog, save, buttons } = await startAssigning();
  await save(['U0BEN']);
  await jobline.settled();
  await openAssign(thread);
  expect(JSON.stringify(dialog()?.blocks)).toContain('"initial_users":["U0BEN"]');
  await save([]);
  await jobline.settled();
  expect(thread.card()).toContain('Assigned: Nobody yet');
  expect(buttons()).toContain('"job_assign_me"');
});

test('who is no member is refused under the field by name; the dialog stays, and nothing happens', async () => {
  const { thread, dialog, save } = await startAssigning();
  await save(['U0BEN', 'U0GUEST']);
  expect(dialog()?.errors).toEqual({ assignees: expect.stringMatching(/Only members .*: Dana\./) });
  await jobline.settled();
  expect(thread.card()).toContain('Assigned: Nobody yet');
  expect(thread.card()).toContain('New');
});

test('Slack that does not say who somebody is keeps the dialog open', async () => {
  const { dialog, save, thread } = await startAssigning();
  const { slack } = jobline.sandbox;
  const { id } = slack.addMember({ id: 'U0CARA', name: 'cara' });
  slack.faults.order({ method: 'users.info', kind: 'error', error: 'internal_error' });
  await save([id]);
  expect(dialog()?.errors).toEqual({ assignees: expect.stringContaining('Slack did not say') });
  await save([id]);
  await jobline.settled();
  expect(thread.card()).toContain(`Assigned: <@${id}>`);
});

test('taken by two at once, one has it and the other is told who was faster', async () => {
  const thread = await startThread(jobline);
  const { slack } = jobline.sandbox;
  const take = (user: string) => slack.click({ user, channel: 'C0JOBS', ts: thread.rootTs, actionId: 'job_assign_me' });
  const heard = (user: string) => slack.ephemerals(user).filter(({ text }) => text.includes('has this already'));
  const earlier = heard('U0ALICE').length + heard('U0BEN').length;
  await Promise.all([take('U0ALICE'), take('U0BEN'), take('U0ALICE'), take('U0BEN')]);
  await jobline.settled();
  const hasIt = thread.card().includes('Assigned: <@U0ALICE>') ? 'U0ALICE' : 'U0BEN';
  const other = hasIt === 'U0ALICE' ? 'U0BEN' : 'U0ALICE';
  expect(thread.card()).toMatch(new RegExp(`Assigned: <@${hasIt}>$`, 'm'));
  await expect.poll(() => heard('U0ALICE').length + heard('U0BEN').length).toBe(earlier + 2);
  expect(heard(other).at(-1)?.text).toContain(`${hasIt === 'U0ALICE' ? 'Alice' : 'Ben'} has this already`);
  expect(thread.taken()).toEqual(['job.opened']);
});

test('a guest who presses is told that only members may', async () => {
  const thread = await startThread(jobline);
  const { slack } = jobline.sandbox;
  await thread.click('job_assign', 'U0GUEST');
  await thread.click('job_assign_me', 'U0GUEST');
  await expect
    .poll(() => slack.ephemerals('U0GUEST').filter(({ text }) => text.includes('tylko członkowie')).length)
    .toBe(2);
  expect(slack.view('U0GUEST')).toBeUndefined();
  await jobline.settled();
  expect(thread.card()).toContain('Assigned: Nobody yet');
});

test('when the time is up, button and dialog say so and do nothing', async () => {
  const { thread, dialog, save } = await startAssigning();
  await setDeadline(jobline, thread, new Date());
  await save(['U0BEN']);
  expect(JSON.stringify(dialog()?.blocks)).toContain('the time to answer this job was up');
  await thread.click('job_assign_me');
  const { slack } = jobline.sandbox;
  await expect.poll(() => slack.ephemerals('U0ALICE').at(-1)?.text).toContain('the time to answer this job was up');
  expect(thread.taken()).toEqual([]);
});

test('a conversation without a job is assigned too, and its first job keeps who has it', async () => {
  const { marketplace, slack } = jobline.sandbox;
  const conversation = { id: 'c-talk' };
  const merchant = { id: 'm-talk', name: 'Tomas Talk' };
  await marketplace.send('conversation.created', {
    conversation,
    merchant,
    message: { id: 'talk-1', body: 'Hello?', sent_at: new Date().toISOString() },
  });
  await jobline.settled();
  const root = slack.messages('C0JOBS').find(({ text, thread_ts }) => text.includes('Tomas Talk') && !thread_ts);
  const ts = root?.ts ?? '';
  const before = slack.view('U0ALICE')?.id;
  await slack.click({ user: 'U0ALICE', channel: 'C0JOBS', ts, actionId: 'job_assign' });
  await eventually(() => expect([before, undefined]).not.toContain(slack.view('U0ALICE')?.id));
  await slack.submit({ user: 'U0ALICE', values: { assignees: ['U0BEN'] } });
  await jobline.settled();
  const card = () => slack.thread('C0JOBS', ts)[0]?.text ?? '';
  expect(card()).toContain('Assigned: <@U0BEN>');
  expect(slack.dms('U0BEN').at(-1)?.text).toMatch(/assigned C-\d+ to you: \*Conversation with Tomas Talk\*/);

  await marketplace.send('job.created', {
    job: {
      id: 'talk-job',
      kind: 'direct',
      created_at: new Date().toISOString(),
      service: { handle: 'store-setup', name: 'Store setup' },
    },
    merchant,
    conversation,
  });
  await jobline.settled();
  expect(card()).toMatch(/J-\d+/);
  expect(card()).toContain('Assigned: <@U0BEN>');
});
