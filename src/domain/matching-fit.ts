import type { Money } from './card.ts';
import type { Language } from './language.ts';

/** Where one of both sides says nothing: neither for nor against. */
const UNKNOWN = 0.5;
/** Nobody's own language, but most can write it. */
const IN_ENGLISH = 0.5;
const NO_COMMON_LANGUAGE = 0.1;

/** Price ÷ budget; undefined where one is missing. Currencies are not converted. */
export function priceRatio(price: Money | undefined, budget: Money | undefined): number | undefined {
  if (!price || !budget || price.currency !== budget.currency) return undefined;
  const given = Number(budget.amount);
  return given > 0 ? Number(price.amount) / given : undefined;
}

/** 1 within the budget, 0 from twice the budget on. */
export function priceValue(ratio: number | undefined): number {
  return ratio === undefined ? UNKNOWN : Math.min(1, Math.max(0, 2 - ratio));
}

/** 1 in the merchant's own language, as `spokenIn` names it. */
export function languageValue(language: Language, spoken: string | undefined): number {
  if (spoken === undefined) return UNKNOWN;
  if (spoken === language) return 1;
  return language === 'en' || spoken === 'en' ? IN_ENGLISH : NO_COMMON_LANGUAGE;
}

/** The language of a locale (BCP 47), as we call it: Norwegian of either kind is `nb`. */
export function spokenIn(locale: string): string {
  const [language = ''] = locale.toLowerCase().split(/[-_]/);
  return language === 'no' || language === 'nn' ? 'nb' : language;
}

/** Between two clocks, by how far each is ahead of UTC; undefined where one is not known. */
export function hoursBetween(one: number, other: number | undefined): number | undefined {
  if (other === undefined) return undefined;
  // Clocks may show up to 26 hours between them: what counts is when people are awake.
  const between = Math.abs(one - other) % 24;
  return Math.min(between, 24 - between);
}

/** 1 on the same clock, 0 on the other side of the world. */
export function timeZoneValue(hours: number | undefined): number {
  return hours === undefined ? UNKNOWN : 1 - hours / 12;
}
