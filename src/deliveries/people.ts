import type { SlackMessage } from '../domain/own-words.ts';
import { languageOfLocale } from '../i18n/languages.ts';
import { texts } from '../i18n/texts.ts';
import { collectMentions } from '../slack/rich-text.ts';
import type { MentionNames } from '../slack/rich-text-render.ts';
import { findPeople, type Person, savePerson } from '../store/members.ts';
import { readInOrganization } from '../store/reading.ts';
import { inOrganization } from '../store/scope.ts';
import type { DeliveryDeps } from './deps.ts';

/** A person is asked for again after this long; a change that Slack tells us of is taken in at once. */
const FRESH_FOR_MS = 24 * 3_600_000;

export function isFresh(person: Person, now: Date): boolean {
  return now.getTime() - person.fetchedAt.getTime() < FRESH_FOR_MS;
}

/**
 * Reads a person from what we keep, else from Slack. Somebody whom Slack does not know is kept as no member without a name,
 * so that they are asked for once a day and not with every message. Undefined while no Slack is connected.
 */
export async function knowPerson(
  deps: DeliveryDeps,
  organizationId: number,
  slackUser: string,
): Promise<Person | undefined> {
  const now = deps.now();
  const kept = (await readInOrganization(deps.db, organizationId, (reader) => findPeople(reader, [slackUser]))).get(
    slackUser,
  );
  if (kept && isFresh(kept, now)) return kept;

  const directory = deps.workspaces.ofOrganization(organizationId)?.directory;
  if (!directory) return kept;
  const found = await directory.person(slackUser);
  const language = languageOfLocale(found?.locale);
  const person: Person = {
    slackUser,
    name: found?.name ?? kept?.name ?? '',
    isMember: found?.isMember === true,
    fetchedAt: now,
    ...(language && { language }),
    ...(found?.timeZone !== undefined && { timeZone: found.timeZone }),
    ...(found?.email !== undefined && { email: found.email }),
    ...(kept?.ownLanguage && { ownLanguage: kept.ownLanguage }),
    mails: kept?.mails ?? true,
  };
  await inOrganization(deps.db, organizationId, (tx) => savePerson(tx, person));
  return person;
}

/**
 * Names for all that a message mentions. A name that Slack does not give in time becomes a general word: a reply is not kept
 * from its merchant because a colleague's name could not be looked up.
 */
export async function namesFor(
  deps: DeliveryDeps,
  organizationId: number,
  message: SlackMessage,
): Promise<MentionNames> {
  const mentioned = collectMentions(message);
  const users = new Map<string, string>();
  const channels = new Map<string, string>();
  try {
    for (const id of mentioned.users) {
      const person = await knowPerson(deps, organizationId, id);
      if (person?.name) users.set(id, person.name);
    }
    const directory = deps.workspaces.ofOrganization(organizationId)?.directory;
    const found = directory && (await directory.channels(mentioned.channels));
    for (const [id, channel] of found ?? []) if (!channel.isPrivate) channels.set(id, channel.name);
  } catch (error) {
    deps.log.warn({ organizationId, err: error }, 'a mentioned name could not be looked up');
  }
  return { users, channels, usergroups: new Map(), words: texts('en').outside };
}
