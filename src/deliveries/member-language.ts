import type { Language } from '../domain/language.ts';
import { languageForMember } from '../i18n/languages.ts';
import { findPeople } from '../store/members.ts';
import { getOrganization } from '../store/organizations.ts';
import type { Reader } from '../store/reading.ts';

/** What a member reads that we write to. */
export async function languageOfMember(reader: Reader, slackUser: string): Promise<Language> {
  const [organization, people] = await Promise.all([
    getOrganization(reader, reader.organizationId),
    findPeople(reader, [slackUser]),
  ]);
  const person = people.get(slackUser);
  const { language } = organization;
  return languageForMember({ own: person?.ownLanguage, slackLocale: person?.language, organization: language });
}
