import type { Language } from '../domain/language.ts';
import type { MailReader } from '../domain/mail.ts';
import { languageForMember } from '../i18n/languages.ts';
import { type MailAddress, readMailAddress } from '../mail/address.ts';
import { findMailToken, findNotificationEmail } from '../store/mail-facts.ts';
import { findPeople, type Person } from '../store/members.ts';
import { getOrganization } from '../store/organizations.ts';
import { readInOrganization } from '../store/reading.ts';
import type { MailRecipient } from '../use-cases/outbound-mail.ts';
import type { DeliveryDeps } from './deps.ts';
import { knowPerson } from './people.ts';

/** Whoever a mail is for, and how they are to be written to. */
export interface Addressee {
  to: MailAddress;
  language: Language;
  reader: MailReader;
  slackUser?: string;
}

/** Finds the reader's address and language; or why no mail goes to them, or that it cannot be told now. */
export async function findAddressee(
  deps: DeliveryDeps,
  organizationId: number,
  recipient: MailRecipient,
): Promise<Addressee | { why: string } | 'later'> {
  return recipient === 'organization'
    ? ofOrganization(deps, organizationId)
    : ofMember(deps, organizationId, recipient.slackUser);
}

async function ofOrganization(deps: DeliveryDeps, organizationId: number): Promise<Addressee | { why: string }> {
  const [organization, email] = await readInOrganization(deps.db, organizationId, (reader) =>
    Promise.all([getOrganization(reader, organizationId), findNotificationEmail(reader, organizationId)]),
  );
  if (email === undefined) return { why: 'no notification address is set' };
  const to = readMailAddress(email);
  if (!to) return { why: 'the notification address is none' };
  const { name, language, timeZone } = organization;
  return { to: { ...to, name: to.name || name }, language, reader: { timeZone, organizationName: name } };
}

async function ofMember(
  deps: DeliveryDeps,
  organizationId: number,
  slackUser: string,
): Promise<Addressee | { why: string } | 'later'> {
  const person = await personNow(deps, organizationId, slackUser);
  if (!person) return 'later';
  if (!person.isMember) return { why: 'they are no member' };
  if (person.mails === false) return { why: 'they switched e-mail off' };
  if (person.email === undefined) return { why: 'no address of theirs is known' };
  const to = readMailAddress(person.email);
  if (!to) return { why: 'their address is none' };
  const [organization, token] = await readInOrganization(deps.db, organizationId, (reader) =>
    Promise.all([getOrganization(reader, organizationId), findMailToken(reader, slackUser)]),
  );
  const { language: slackLocale, ownLanguage: own } = person;
  return {
    to: { name: person.name, address: to.address },
    language: languageForMember({ own, slackLocale, organization: organization.language }),
    reader: {
      timeZone: person.timeZone ?? organization.timeZone,
      organizationName: organization.name,
      unsubscribeUrl: `${deps.publicUrl()}/unsubscribe/${organizationId}-${token ?? ''}`,
    },
    slackUser,
  };
}

/** As Slack says now, else as it said last: a mail need not wait for a Slack that does not answer. */
async function personNow(deps: DeliveryDeps, organizationId: number, slackUser: string): Promise<Person | undefined> {
  try {
    return await knowPerson(deps, organizationId, slackUser);
  } catch (error) {
    deps.log.warn({ organizationId, err: error }, 'the reader of a mail could not be looked up');
    const people = await readInOrganization(deps.db, organizationId, (reader) => findPeople(reader, [slackUser]));
    return people.get(slackUser);
  }
}
