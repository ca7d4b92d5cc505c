import { LANGUAGES, type Language } from '../domain/language.ts';

/** Norwegian as people and browsers name it; we have one written form of it. */
const ALSO: Readonly<Record<string, Language>> = { no: 'nb', nn: 'nb' };

/** The language part of a locale ("de-AT", "nn_NO"), where it is one of ours. */
export function languageOfLocale(locale: string | undefined): Language | undefined {
  const part = locale?.trim().split(/[-_]/)[0]?.toLowerCase();
  if (!part) return undefined;
  return LANGUAGES.find((language) => language === part) ?? ALSO[part];
}

/**
 * What one member reads: their own choice, else Slack's locale, else the organization's language. English in Slack is no choice:
 * it is what Slack says of everybody who never changed it.
 */
export function languageForMember(member: {
  own?: Language | undefined;
  slackLocale?: string | undefined;
  organization: Language;
}): Language {
  if (member.own) return member.own;
  const slack = languageOfLocale(member.slackLocale);
  return slack && slack !== 'en' ? slack : member.organization;
}

/** What a merchant reads: their own language where we have it, else the organization's. */
export function languageForMerchant(merchant: { locale?: string | undefined; organization: Language }): Language {
  return languageOfLocale(merchant.locale) ?? merchant.organization;
}
