import { describe, expect, it } from 'vitest';
import { languageForMember, languageForMerchant, languageOfLocale } from '../../src/i18n/languages.ts';

describe('the language of a locale', () => {
  it.each([
    ['de-AT', 'de'],
    ['nl_NL', 'nl'],
    ['no', 'nb'],
    ['nn-NO', 'nb'],
    ['NB', 'nb'],
    ['pl', 'pl'],
    ['en-GB', 'en'],
    ['cs', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j is %j', (locale, language) => {
    expect(languageOfLocale(locale)).toBe(language);
  });
});

it("a member reads their own choice, else Slack's language unless that is English, else the organization's", () => {
  expect(languageForMember({ own: 'en', slackLocale: 'de-DE', organization: 'pl' })).toBe('en');
  expect(languageForMember({ slackLocale: 'de-DE', organization: 'pl' })).toBe('de');
  expect(languageForMember({ slackLocale: 'en-US', organization: 'pl' })).toBe('pl');
  expect(languageForMember({ slackLocale: 'fr-FR', organization: 'pl' })).toBe('pl');
  expect(languageForMember({ organization: 'pl' })).toBe('pl');
});

it("a merchant reads their own language where we have it, else the organization's", () => {
  expect(languageForMerchant({ locale: 'en-US', organization: 'pl' })).toBe('en');
  expect(languageForMerchant({ locale: 'cs', organization: 'pl' })).toBe('pl');
  expect(languageForMerchant({ organization: 'da' })).toBe('da');
});
