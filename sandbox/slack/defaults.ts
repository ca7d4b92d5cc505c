import type { NewMember } from './model.ts';
import type { App, Channel, Member, Team } from './state.ts';

export const DEFAULT_TEAM: Team = { id: 'T0SANDBOX', name: 'Northlight Studio', domain: 'northlight-studio' };
export const APP: App = { id: 'A0JOBLINE', botId: 'B0JOBLINE', userId: 'U0JOBLINE', name: 'Jobline' };
export const DEFAULT_CHANNELS: readonly { id: string; name: string }[] = [
  { id: 'C0JOBS', name: 'jobs' },
  { id: 'C0GENERAL', name: 'general' },
];
const GENERAL = 'C0GENERAL';

const PEOPLE: readonly NewMember[] = [
  { id: 'U0ALICE', name: 'alice', realName: 'Alice Winter', tz: 'Europe/Berlin', locale: 'en-GB', color: '4b6bfb' },
  { id: 'U0BEN', name: 'ben', realName: 'Ben Okafor', tz: 'Europe/London', locale: 'en-GB', color: 'c2410c' },
  { id: 'U0CHIARA', name: 'chiara', realName: 'Chiara Rossi', tz: 'Europe/Rome', locale: 'it-IT', color: '0f766e' },
  {
    id: 'U0GUEST',
    name: 'dana',
    realName: 'Dana Kowalska',
    tz: 'Europe/Warsaw',
    locale: 'pl-PL',
    color: '7c3aed',
    isRestricted: true,
  },
];

/** Fills in what a person of this workspace usually has. */
export function completeMember(given: NewMember, team: Team): Member {
  const realName = given.realName ?? given.name;
  return {
    teamId: team.id,
    realName,
    displayName: realName.split(' ')[0] ?? realName,
    email: `${given.name}@northlight.example`,
    color: '64748b',
    tz: 'Europe/Berlin',
    locale: 'en-US',
    isBot: false,
    isRestricted: false,
    isUltraRestricted: false,
    deleted: false,
    ...given,
  };
}

export function defaultMembers(team: Team): Member[] {
  const given = { id: APP.userId, name: 'jobline', realName: APP.name, displayName: APP.name };
  const bot = completeMember({ ...given, isBot: true, color: '1f3b57' }, team);
  delete bot.email;
  return [...PEOPLE.map((person) => completeMember(person, team)), bot];
}

/** Everyone is in every channel, but guests not in #general and the app's bot only where it was invited. */
export function newChannel(given: { id: string; name: string }, members: readonly Member[]): Channel {
  const joined = members.filter((member) => !(given.id === GENERAL && (member.isRestricted || member.isBot)));
  return {
    id: given.id,
    name: given.name,
    kind: 'channel',
    archived: false,
    created: Math.floor(Date.now() / 1000),
    members: joined.map((member) => member.id),
  };
}
