import { afterAll, beforeAll, expect, test } from 'vitest';
import { startThread } from '../../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../../support/jobline.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
  jobline.sandbox.slack.addMember({ id: 'U0MAYA', name: 'maya', realName: 'Maya Lind' });
  jobline.sandbox.slack.join('C0JOBS', 'U0MAYA');
});

afterAll(async () => {
  await jobline.close();
});

function lookUps(): number {
  return jobline.sandbox.slack.calls.filter(({ method, args }) => method === 'users.info' && args.user === 'U0MAYA')
    .length;
}

test('a person is asked for once, then again when Slack says that they changed', async () => {
  const { slack } = jobline.sandbox;
  const thread = await startThread(jobline);
  for (const words of ['One', 'Two']) {
    thread.say(words, { user: 'U0MAYA' });
    await jobline.settled();
  }
  expect(lookUps()).toBe(1);
  expect(thread.last('message.sent')).toMatchObject({ message: { author: { name: 'Maya' } } });

  slack.changeMember('U0MAYA', { displayName: 'Maya L.' });
  await jobline.settled();
  thread.say('Three', { user: 'U0MAYA' });
  await jobline.settled();
  expect(thread.last('message.sent')).toMatchObject({ message: { author: { name: 'Maya L.' } } });
  expect(lookUps()).toBe(2);
});

test('somebody who became a guest is not relayed any more', async () => {
  const { slack } = jobline.sandbox;
  const thread = await startThread(jobline);
  slack.changeMember('U0MAYA', { isRestricted: true });
  await jobline.settled();
  thread.say('Hello', { user: 'U0MAYA' });
  await jobline.settled();
  thread.say('Hello from Alice');
  await jobline.settled();
  expect(thread.taken()).toEqual(['message.sent Hello from Alice']);
});
