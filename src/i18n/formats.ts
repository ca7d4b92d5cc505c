import type { Language } from '../domain/language.ts';

/** Numbers, money and dates as a language writes them. None of these throws: what cannot be formatted is shown as it came. */
export interface Formats {
  number(value: number): string;
  /** `amount` is a decimal string, kept to the last digit. */
  money(money: { amount: string; currency: string }): string;
  /** Day and time with the zone's name; UTC where the zone is unknown. */
  dateTime(date: Date, timeZone?: string): string;
  /** "03:12" on a clock in that zone; undefined where the zone is unknown. */
  clock(date: Date, timeZone: string): { time: string; hour: number } | undefined;
  /** "12 kB", "3 bytes". */
  bytes(size: number): string;
}

export function formatsFor(language: Language): Formats {
  const numbers = new Intl.NumberFormat(language);
  return {
    number: (value) => numbers.format(value),
    money: (money) => formatMoney(language, money),
    dateTime: (date, timeZone) => formatDateTime(language, date, timeZone),
    clock: (date, timeZone) => formatClock(language, date, timeZone),
    bytes: (size) => formatBytes(language, size),
  };
}

/** Picks by the plural rules of a language and puts the number in place of `#`. */
export type Plural = (count: number, forms: { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>) => string;

export function pluralIn(language: Language): Plural {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace('#', () => numbers.format(count));
}

const DIGITS = 10;

function formatMoney(language: Language, { amount, currency }: { amount: string; currency: string }): string {
  if (!isDecimal(amount) || !/^[A-Za-z]{3}$/.test(currency)) return `${amount} ${currency}`;
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
    // A sum is never rounded, not even beyond what its currency is paid in.
    maximumFractionDigits: DIGITS,
  });
  return format.format(amount);
}

function isDecimal(amount: string): amount is `${number}` {
  return /^-?\d{1,30}(?:\.\d{1,10})?$/.test(amount);
}

function formatDateTime(language: Language, date: Date, timeZone = 'UTC'): string {
  if (Number.isNaN(date.getTime())) return '';
  return (zoned('moment', language, timeZone) ?? zoned('moment', language, 'UTC'))?.format(date) ?? '';
}

function formatClock(language: Language, date: Date, timeZone: string): { time: string; hour: number } | undefined {
  const format = zoned('clock', language, timeZone);
  if (Number.isNaN(date.getTime()) || !format) return undefined;
  const hour = format.formatToParts(date).find((part) => part.type === 'hour')?.value;
  return { time: format.format(date), hour: Number(hour) };
}

const ZONED = {
  moment: {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  },
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making one takes a hundred times as long as using it; there are as many as languages and zones that exist. */
const zonedFormats = new Map<string, Intl.DateTimeFormat>();

/** Undefined where the zone is unknown. */
function zoned(form: keyof typeof ZONED, language: Language, timeZone: string): Intl.DateTimeFormat | undefined {
  const key = `${form} ${language} ${timeZone.toLowerCase()}`;
  const known = zonedFormats.get(key);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat(language, { ...ZONED[form], timeZone });
    zonedFormats.set(key, format);
    return format;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

function formatBytes(language: Language, size: number): string {
  const step = Math.min(Math.max(Math.floor(Math.log10(Math.max(size, 1)) / 3), 0), UNITS.length - 1);
  const format = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: UNITS[step] ?? 'byte',
    // The short form has no plural.
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step < 2 ? 0 : 1,
  });
  return format.format(size / 1000 ** step);
}
