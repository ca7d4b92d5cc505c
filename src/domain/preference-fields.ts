import { type Checked, checked, type FieldProblem, type Preferences, type Service } from './preferences.ts';
import { isTimeZone } from './working-hours.ts';

const EMAIL = /^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+\.[^\s@<>"(),;:\\]{2,}$/;
const EMAIL_LENGTH = 254;
const PROFILE_LENGTHS = { name: 80, words: 2000, url: 500 } as const;
const UNDO_AT_MOST = 60;
const HELD_WORDS = 100;
const HELD_WORD_LENGTH = 60;
const REMINDERS = 5;
const HOURS_AT_MOST = 71;
const AWAY_WORDS_LENGTH = 2000;

type Problems<Field extends string> = Partial<Record<Field, FieldProblem | undefined>>;

/** The part of the preferences that stands in one dialog, as it is typed. */
export function checkProfile(typed: {
  available: boolean;
  discoverable: boolean;
  dropshipping: boolean;
  notificationEmail: string;
  name: string;
  words: string;
  url: string;
  published: boolean;
}): Checked<Partial<Preferences>> {
  const { notificationEmail: email, name, words, url } = typed;
  const problems: Problems<string> = {
    notification_email: email === '' || isEmail(email) ? undefined : 'not_an_email',
    profile_name: name.length > PROFILE_LENGTHS.name ? 'too_long' : undefined,
    profile_words: words.length > PROFILE_LENGTHS.words ? 'too_long' : undefined,
    profile_url: url === '' || isWebAddress(url) ? undefined : 'not_a_web_address',
    published: typed.published && (name === '' || words === '') ? 'profile_unfinished' : undefined,
  };
  return checked(problems, {
    available: typed.available,
    discoverable: typed.discoverable,
    dropshipping: typed.dropshipping,
    notificationEmail: email || null,
    profileName: name || null,
    profileWords: words || null,
    profileUrl: url || null,
    published: typed.published,
  });
}

export function checkReplies(typed: {
  relayMode: Preferences['relayMode'];
  undoSeconds: string;
  heldWords: string;
  authorNaming: Preferences['authorNaming'];
}): Checked<Partial<Preferences>> {
  const { relayMode, authorNaming } = typed;
  const seconds = typed.undoSeconds === '' ? null : Number(typed.undoSeconds);
  const isSeconds = seconds === null || (Number.isInteger(seconds) && seconds >= 0 && seconds <= UNDO_AT_MOST);
  const lines = typed.heldWords.split('\n').map((line) => line.trim().replace(/\s+/g, ' '));
  const words = [...new Set(lines.filter((line) => line !== ''))];
  const wordProblem =
    words.length > HELD_WORDS
      ? 'too_many_words'
      : words.some((word) => word.length > HELD_WORD_LENGTH)
        ? 'too_long'
        : undefined;
  const problems: Problems<string> = {
    undo_seconds: isSeconds ? undefined : 'not_seconds',
    held_words: wordProblem,
  };
  return checked(problems, { relayMode, undoSeconds: seconds, heldWords: words, authorNaming });
}

/** Hours as people list them: "24, 4, 0.5". None at all means no reminders. */
export function checkReminders(typed: {
  hours: string;
  digest: boolean;
  withinHours: boolean;
}): Checked<Partial<Preferences>> {
  const parts = typed.hours.split(/[\s,;]+/).filter((part) => part !== '');
  const hours = [...new Set(parts.map(Number))].sort((a, b) => b - a);
  const isRight = hours.length <= REMINDERS && hours.every((one) => one > 0 && one <= HOURS_AT_MOST);
  return checked(
    { reminder_hours: isRight ? undefined : 'not_hours' },
    { reminderHours: hours, digest: typed.digest, withinHours: typed.withinHours },
  );
}

export function checkLanguage(typed: {
  language: Preferences['language'];
  timeZone: string;
  workDays: readonly number[];
  workFrom: number;
  workUntil: number;
}): Checked<Partial<Preferences>> {
  const { language, timeZone, workFrom } = typed;
  // Midnight at the end of a day is chosen as 00:00.
  const workUntil = typed.workUntil === 0 ? 1440 : typed.workUntil;
  const workDays = [...new Set(typed.workDays)].sort((a, b) => a - b);
  const problems: Problems<string> = {
    time_zone: isTimeZone(timeZone) ? undefined : 'unknown_time_zone',
    work_days: workDays.length === 0 ? 'no_days' : undefined,
    work_until: workUntil <= workFrom ? 'ends_before_it_begins' : undefined,
  };
  return checked(problems, { language, timeZone, workDays, workFrom, workUntil });
}

/** `today` on the organization's own calendar. */
export function checkAway(
  typed: { from: string | null; until: string | null; words: string },
  today: string,
): Checked<Partial<Preferences>> {
  const { from, until, words } = typed;
  const untilProblem =
    from !== null && until === null
      ? 'until_missing'
      : from !== null && until !== null && until < from
        ? 'ends_before_it_begins'
        : until !== null && until < today
          ? 'is_over'
          : undefined;
  const problems: Problems<string> = {
    away_until: untilProblem,
    away_words: words.length > AWAY_WORDS_LENGTH ? 'too_long' : undefined,
  };
  return checked(problems, {
    awayFrom: from ?? (until === null ? null : today),
    awayUntil: until,
    awayWords: words || null,
  });
}

export function checkService(typed: {
  handle: string;
  name: string;
  amount: string;
  currency: string;
  channel?: string | undefined;
}): Checked<Service> {
  const { handle, name, channel } = typed;
  const amount = typed.amount.replace(',', '.');
  const currency = typed.currency.toUpperCase();
  const problems: Problems<string> = {
    handle: /^[a-z0-9][a-z0-9_-]{0,59}$/.test(handle) ? undefined : 'not_a_handle',
    name: name === '' ? 'name_missing' : name.length > 80 ? 'too_long' : undefined,
    price_amount: amountProblem(amount, currency),
    price_currency: currencyProblem(amount, currency),
  };
  const price = amount !== '' && currency !== '' ? { amount, currency } : undefined;
  return checked(problems, { handle, name, ...(price && { price }), ...(channel !== undefined && { channel }) });
}

function amountProblem(amount: string, currency: string): FieldProblem | undefined {
  if (amount === '') return currency === '' ? undefined : 'price_missing';
  return /^\d{1,9}(?:\.\d{1,2})?$/.test(amount) ? undefined : 'not_a_price';
}

function currencyProblem(amount: string, currency: string): FieldProblem | undefined {
  if (currency === '') return amount === '' ? undefined : 'currency_missing';
  return /^[A-Z]{3}$/.test(currency) ? undefined : 'not_a_currency';
}

function isEmail(text: string): boolean {
  return text.length <= EMAIL_LENGTH && EMAIL.test(text);
}

function isWebAddress(text: string): boolean {
  if (text.length > PROFILE_LENGTHS.url || !URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && hostname.includes('.');
}
