import type { Request } from 'express';
import type { Language } from '../../domain/language.ts';
import { languageOfLocale } from '../../i18n/languages.ts';

const MOST_LOCALES = 20;
const LOCALE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i;

/** What the reader's browser asks for, the most wanted first. */
export function localesOf(req: Request): string[] {
  const header = (req.get('accept-language') ?? '').slice(0, 500);
  return header
    .split(',')
    .slice(0, MOST_LOCALES)
    .map((part) => {
      const [locale = '', ...parameters] = part.split(';').map((piece) => piece.trim());
      const weight = Number(parameters.find((one) => one.startsWith('q='))?.slice(2) ?? 1);
      return { locale, weight: Number.isNaN(weight) ? 0 : weight };
    })
    .filter(({ locale, weight }) => weight > 0 && LOCALE.test(locale))
    .sort((a, b) => b.weight - a.weight)
    .map(({ locale }) => locale);
}

/** The reader's language where it is one of ours. */
export function languageOf(req: Request): Language | undefined {
  for (const locale of localesOf(req)) {
    const language = languageOfLocale(locale);
    if (language) return language;
  }
  return undefined;
}
