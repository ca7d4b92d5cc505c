import { afterAll, beforeAll, expect, test } from 'vitest';
import { acrossOrganizations } from '../../src/store/scope.ts';
import { eventually } from '../support/eventually.ts';
import { startThread } from '../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';

let jobline: TestJobline;
let now = new Date();

beforeAll(async () => {
  jobline = await startTestJobline({ app: { now: () => now } });
});

afterAll(async () => {
  await jobline.close();
});

async function list(user = 'U0ALICE'): Promise<string> {
  const result = await jobline.sandbox.slack.command({ user, text: 'list all' });
  return result.ok ? (result.answer?.text ?? '') : result.error;
}

function inMinutes(minutes: number): void {
  now = new Date(now.getTime() + minutes * 60_000);
}

test('when Slack does not say who may see a channel, nothing of it is shown, and the answer says why', async () => {
  const { slack } = jobline.sandbox;
  await startThread(jobline);
  slack.faults.order({ method: 'conversations.info', kind: '500' });
  expect(await list()).toContain('Slack does not say just now who may see which channel');
  expect(await list()).toContain('Jana Nováková');
});

test('what Slack said before stands while it says nothing', async () => {
  const { slack } = jobline.sandbox;
  inMinutes(10);
  slack.faults.order({ method: 'conversations.info', kind: '500' });
  expect(await list()).toContain('Jana Nováková');
});

test('who joins a private channel sees its jobs a minute later, who leaves it does not', async () => {
  const { slack } = jobline.sandbox;
  slack.addChannel({ id: 'C0SECRET', name: 'secret', private: true, members: ['U0ALICE', 'U0JOBLINE'] });
  await acrossOrganizations(jobline.app.db, (tx) => tx.updateTable('threads').set({ channel: 'C0SECRET' }).execute());
  expect(await list()).toContain('Jana Nováková');
  expect(await list('U0BEN')).toContain('No job has come in yet.');
  slack.join('C0SECRET', 'U0BEN');
  slack.leave('C0SECRET', 'U0ALICE');
  inMinutes(2);
  await eventually(async () => expect(await list('U0BEN')).toContain('Jana Nováková'));
  expect(await list()).toContain('No job has come in yet.');
});
