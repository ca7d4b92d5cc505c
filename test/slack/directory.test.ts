import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDirectories, type SlackDirectory } from '../../src/slack/directory.ts';
import { type FakeWebApi, startFakeWebApi, type WebApiCall } from '../support/fake-web-api.ts';
import { quietLog } from '../support/quiet-log.ts';

const ann = {
  id: 'U1',
  team_id: 'T1',
  name: 'ann',
  real_name: 'Ann Lee',
  profile: { display_name: 'Ann' },
  tz: 'Europe/Oslo',
  locale: 'nb-NO',
};

let api: FakeWebApi;
let directory: SlackDirectory;
let answers: Record<string, (call: WebApiCall) => object | Promise<object>>;

beforeEach(async () => {
  answers = {
    'auth.test': () => ({
      ok: true,
      team_id: 'T1',
      team: 'Acme',
      url: 'https://acme.slack.com/',
      user_id: 'UBOT',
      bot_id: 'B1',
    }),
    'users.info': () => ({ ok: true, user: ann }),
  };
  api = await startFakeWebApi((call) => answers[call.method]?.(call) ?? { ok: false, error: 'unknown_method' });
  directory = createDirectories({ log: quietLog })({ token: 'xoxb-1', apiUrl: api.url });
});

afterEach(async () => {
  await api.close();
});

describe('people', () => {
  it('are named as they wish, with language and time zone', async () => {
    expect(await directory.person('U1')).toEqual({
      slackUser: 'U1',
      name: 'Ann',
      isMember: true,
      locale: 'nb-NO',
      timeZone: 'Europe/Oslo',
    });
    expect(api.calls.at(-1)?.args).toMatchObject({ user: 'U1', include_locale: true });
  });

  it('have the address of their profile, where the app may read it', async () => {
    expect(await directory.person('U1')).not.toHaveProperty('email');
    answers['users.info'] = () => ({ ok: true, user: { ...ann, profile: { email: 'ann@acme.example' } } });
    expect(await directory.person('U1')).toMatchObject({ email: 'ann@acme.example' });
  });

  it('are named by what there is when they chose no name', async () => {
    answers['users.info'] = () => ({ ok: true, user: { ...ann, profile: { display_name: '', real_name: '' } } });
    expect(await directory.person('U1')).toMatchObject({ name: 'Ann Lee' });
  });

  it.each([
    ['guests', { is_restricted: true }],
    ['single-channel guests', { is_ultra_restricted: true }],
    ['bots', { is_bot: true }],
    ['Slackbot', { id: 'USLACKBOT' }],
    ['those who left', { deleted: true }],
    ['people of another workspace', { team_id: 'T2' }],
    ['strangers', { is_stranger: true }],
  ])('%s are no members', async (_name, difference) => {
    answers['users.info'] = () => ({ ok: true, user: { ...ann, ...difference } });
    expect(await directory.person('U1')).toMatchObject({ isMember: false });
  });

  it('of an organization-wide Slack are members of each of their workspaces', async () => {
    answers['users.info'] = () => ({
      ok: true,
      user: { ...ann, team_id: 'E1', enterprise_user: { teams: ['T1', 'T2'] } },
    });
    expect(await directory.person('U1')).toMatchObject({ isMember: true });
  });

  it('whom Slack does not know are nobody', async () => {
    answers['users.info'] = () => ({ ok: false, error: 'user_not_found' });
    expect(await directory.person('U9')).toBeNull();
  });

  it('are looked up once each, a few at a time', async () => {
    let running = 0;
    let most = 0;
    answers['users.info'] = async ({ args }) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
      return args.user === 'U3'
        ? { ok: false, error: 'user_not_found' }
        : { ok: true, user: { ...ann, id: args.user } };
    };
    const ids = Array.from({ length: 12 }, (_, n) => `U${n}`);
    const people = await directory.people([...ids, 'U1', 'U2']);
    expect([...people.keys()].sort()).toEqual(ids.filter((id) => id !== 'U3').sort());
    expect(api.calls.filter((call) => call.method === 'users.info')).toHaveLength(12);
    expect(most).toBeLessThanOrEqual(4);
  });

  it('cannot be looked up while Slack is out of order, and can after it', async () => {
    const identity = answers['auth.test'] ?? (() => ({}));
    answers['auth.test'] = () => ({ ok: false, error: 'internal_error' });
    await expect(directory.person('U1')).rejects.toMatchObject({ failure: { kind: 'unknown' } });
    answers['auth.test'] = identity;
    expect(await directory.person('U1')).toMatchObject({ name: 'Ann' });
  });
});

describe('channels and ourselves', () => {
  it('a channel has a name and a state', async () => {
    answers['conversations.info'] = () => ({
      ok: true,
      channel: { id: 'C1', name: 'jobs', is_private: true, is_archived: false, is_member: true },
    });
    const jobs = { id: 'C1', name: 'jobs', isPrivate: true, isArchived: false, isMember: true };
    expect(await directory.channel('C1')).toEqual(jobs);
    expect(await directory.channels(['C1', 'C1'])).toEqual(new Map([['C1', jobs]]));
  });

  it('a channel that we cannot see is none', async () => {
    answers['conversations.info'] = () => ({ ok: false, error: 'channel_not_found' });
    expect(await directory.channel('C9')).toBeNull();
  });

  it('everybody in a channel is read page by page', async () => {
    answers['conversations.members'] = ({ args }) =>
      args.cursor === 'more'
        ? { ok: true, members: ['U3'], response_metadata: { next_cursor: '' } }
        : { ok: true, members: ['U1', 'U2'], response_metadata: { next_cursor: 'more' } };
    expect(await directory.members('C1')).toEqual(new Set(['U1', 'U2', 'U3']));
    answers['conversations.members'] = () => ({ ok: false, error: 'not_in_channel' });
    expect(await directory.members('C1')).toBeNull();
  });

  it('says who we are', async () => {
    expect(await directory.identify()).toEqual({
      teamId: 'T1',
      teamName: 'Acme',
      teamUrl: 'https://acme.slack.com/',
      botUserId: 'UBOT',
      botId: 'B1',
    });
  });

  it('refuses a token that is no bot', async () => {
    answers['auth.test'] = () => ({ ok: true, team_id: 'T1', user_id: 'U1' });
    await expect(directory.identify()).rejects.toMatchObject({
      failure: { kind: 'closed', reason: 'not_a_bot_token' },
    });
  });
});
