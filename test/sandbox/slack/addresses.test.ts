import { expect, test } from 'vitest';
import { startTestSandbox, TEST_SANDBOX_SECRETS } from '../../support/sandbox.ts';
import { slackWithApp } from './slack-with-app.ts';

test("members' mail addresses are given with their own scope alone, which the manifest asks for", async () => {
  await using without = await slackWithApp();
  const { user } = await without.client.users.info({ user: 'U0ALICE' });
  expect(user?.profile).not.toHaveProperty('email');

  const sandbox = await startTestSandbox();
  const token = TEST_SANDBOX_SECRETS.slack.botToken;
  const response = await fetch(`${sandbox.url}/slack/api/users.info?user=U0ALICE&token=${token}`);
  expect(await response.json()).toMatchObject({ user: { profile: { email: 'alice@northlight.example' } } });
  await sandbox.close();
});
