import type { UsersInfoResponse, WebClient } from '@slack/web-api';
import type { Logger } from '../log.ts';
import { callSlack, callSlackUnless } from './call.ts';
import { readChannelMembers } from './channel-members.ts';
import { SlackCallError } from './failures.ts';
import { createWebClient, rememberByToken, type SlackAccess } from './web-clients.ts';

const AT_ONCE = 4;

/** A Slack user as far as Jobline needs to know one. */
interface SlackPerson {
  slackUser: string;
  name: string;
  /** Of the own workspace, and neither guest, bot, deleted nor from another company. */
  isMember: boolean;
  locale?: string;
  /** IANA name. */
  timeZone?: string;
  /** Of their profile; absent without the scope for it. */
  email?: string;
}

interface SlackChannel {
  id: string;
  name: string;
  isPrivate: boolean;
  isArchived: boolean;
  /** Whether our bot is in it, and so hears it. */
  isMember: boolean;
}

/** Who we are in a workspace (auth.test). */
interface SlackIdentity {
  teamId: string;
  teamName: string;
  teamUrl: string;
  botUserId: string;
  botId: string;
}

/** Who and what is in one workspace. Failed calls throw `SlackCallError`. */
export interface SlackDirectory {
  /** Null when Slack does not know or show the user: somebody from outside. */
  person(slackUser: string): Promise<SlackPerson | null>;
  /** Several, a few at a time; those who are not found are missing from the map. */
  people(slackUsers: readonly string[]): Promise<Map<string, SlackPerson>>;
  /** Null when the channel does not exist or is private and we are not in it. */
  channel(id: string): Promise<SlackChannel | null>;
  channels(ids: readonly string[]): Promise<Map<string, SlackChannel>>;
  /** Everybody in a channel; null when it is gone or private and we are not in it. */
  members(channel: string): Promise<Set<string> | null>;
  identify(): Promise<SlackIdentity>;
}

/** A directory for each installation. People are members by the workspace the token belongs to, asked once. */
export function createDirectories(settings: {
  log: Logger;
  timeoutMs?: number;
}): (access: SlackAccess) => SlackDirectory {
  return rememberByToken((access) => createDirectory(createWebClient(access, settings)));
}

function createDirectory(client: WebClient): SlackDirectory {
  let identity: Promise<SlackIdentity> | undefined;

  function identifyOnce(): Promise<SlackIdentity> {
    identity ??= identify(client).catch((error: unknown) => {
      identity = undefined;
      throw error;
    });
    return identity;
  }

  async function person(slackUser: string): Promise<SlackPerson | null> {
    const { teamId } = await identifyOnce();
    const harmless = ['user_not_found', 'user_not_visible', 'users_not_found'];
    const answer = await callSlackUnless('users.info', harmless, () =>
      client.users.info({ user: slackUser, include_locale: true }),
    );
    return answer?.user === undefined ? null : readPerson(slackUser, answer.user, teamId);
  }

  async function channel(id: string): Promise<SlackChannel | null> {
    const answer = await callSlackUnless('conversations.info', ['channel_not_found'], () =>
      client.conversations.info({ channel: id }),
    );
    if (answer?.channel === undefined) return null;
    const { name, is_private, is_archived, is_member } = answer.channel;
    return {
      id,
      name: name ?? id,
      isPrivate: is_private === true,
      isArchived: is_archived === true,
      isMember: is_member === true,
    };
  }

  return {
    person,
    people: (slackUsers) => lookUp(slackUsers, person),
    channel,
    channels: (ids) => lookUp(ids, channel),
    members: (id) => readChannelMembers(client, id),
    identify: () => identify(client),
  };
}

async function identify(client: WebClient): Promise<SlackIdentity> {
  const answer = await callSlack('auth.test', () => client.auth.test());
  const { team_id: teamId, team: teamName, url: teamUrl, user_id: botUserId, bot_id: botId } = answer;
  if (teamId === undefined || botUserId === undefined || botId === undefined) {
    throw new SlackCallError('auth.test', { kind: 'closed', scope: 'workspace', reason: 'not_a_bot_token' });
  }
  return { teamId, teamName: teamName ?? teamId, teamUrl: teamUrl ?? '', botUserId, botId };
}

type User = NonNullable<UsersInfoResponse['user']>;

function readPerson(slackUser: string, user: User, teamId: string): SlackPerson {
  return {
    slackUser,
    name: nameOf(user) ?? slackUser,
    isMember: isMemberOf(user, teamId),
    ...(user.locale !== undefined && { locale: user.locale }),
    ...(user.tz !== undefined && { timeZone: user.tz }),
    ...(user.profile?.email && { email: user.profile.email }),
  };
}

/** Slack sends empty strings for names that were never given. */
function nameOf(user: User): string | undefined {
  const { display_name, real_name } = user.profile ?? {};
  return [display_name, real_name, user.real_name, user.name].find((name) => name !== undefined && name.trim() !== '');
}

function isMemberOf(user: User, teamId: string): boolean {
  const own = user.team_id === teamId || user.enterprise_user?.teams?.includes(teamId) === true;
  const guest = user.is_restricted === true || user.is_ultra_restricted === true;
  // Slackbot is the one bot that Slack does not call one.
  const bot = user.is_bot === true || user.is_workflow_bot === true || user.id === 'USLACKBOT';
  return own && !guest && !bot && user.deleted !== true && user.is_stranger !== true;
}

async function lookUp<T>(ids: readonly string[], one: (id: string) => Promise<T | null>): Promise<Map<string, T>> {
  const found = new Map<string, T>();
  const waiting = new Set(ids).values();
  // All take from the same iterator, so each id is asked for once.
  const takers = Array.from({ length: AT_ONCE }, async () => {
    for (const id of waiting) {
      const value = await one(id);
      if (value !== null) found.set(id, value);
    }
  });
  await Promise.all(takers);
  return found;
}
