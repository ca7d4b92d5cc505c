import { WebClient } from '@slack/web-api';
import { expect } from 'vitest';
import { conforms, expectError } from './conforms.ts';

conforms('auth.test names the workspace and the bot', async ({ client }) => {
  expect(await client.auth.test()).toMatchObject({
    ok: true,
    url: expect.stringMatching(/^https?:\/\/.*\/$/),
    team_id: expect.stringMatching(/^T/),
    user_id: expect.stringMatching(/^U/),
    bot_id: expect.stringMatching(/^B/),
  });
});

conforms('a wrong or missing token is refused', async ({ client }) => {
  const withToken = (token?: string): WebClient =>
    new WebClient(token, { slackApiUrl: client.slackApiUrl, retryConfig: { retries: 0 } });
  await expectError(withToken('xoxb-wrong').auth.test(), 'invalid_auth');
  await expectError(withToken().auth.test(), 'not_authed');
});

conforms('an unknown method is unknown_method', async ({ client }) => {
  await expectError(client.apiCall('chat.postTelegram'), 'unknown_method');
});

conforms('users.info shows zone, role and, when asked for, the locale', async ({ client, person }) => {
  const { user } = await client.users.info({ user: person });
  expect(user).toMatchObject({
    id: person,
    team_id: expect.stringMatching(/^T/),
    deleted: false,
    is_bot: false,
    is_restricted: false,
    is_ultra_restricted: false,
    tz: expect.stringContaining('/'),
    tz_offset: expect.any(Number),
    profile: { real_name: expect.any(String), display_name: expect.any(String) },
  });
  expect(user).not.toHaveProperty('locale');
  const asked = await client.users.info({ user: person, include_locale: true });
  expect(asked.user?.locale).toMatch(/^[a-z]{2}-[A-Z]{2}$/);
  await expectError(client.users.info({ user: 'U0NOBODY' }), 'user_not_found');
});

conforms('users.list comes in pages', async ({ client, person }) => {
  const first = await client.users.list({ limit: 1 });
  expect(first.members).toHaveLength(1);
  expect(first.response_metadata?.next_cursor).not.toBe('');
  const all: (string | undefined)[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.users.list({ limit: 200, ...(cursor && { cursor }) });
    all.push(...(page.members ?? []).map((member) => member.id));
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  expect(cursor).toBe('');
  expect(all).toContain(person);
});

conforms('team.info names the workspace', async ({ client }) => {
  const { team } = await client.team.info();
  expect(team).toMatchObject({ id: expect.stringMatching(/^T/), name: expect.any(String), domain: expect.any(String) });
});
