import type { Language } from './language.ts';
import type { RelayMode } from './relay-policy.ts';

export type AuthorNaming = 'person' | 'agency';

/** What an organization has chosen; null is not chosen. Days are `2026-03-04`, times are minutes of the day. */
export interface Preferences {
  available: boolean;
  discoverable: boolean;
  dropshipping: boolean;
  notificationEmail: string | null;
  profileName: string | null;
  profileWords: string | null;
  profileUrl: string | null;
  published: boolean;
  /** Where threads of new jobs go. */
  jobsChannel: string | null;
  relayMode: RelayMode;
  /** The operator's default when null. */
  undoSeconds: number | null;
  heldWords: string[];
  authorNaming: AuthorNaming;
  reminderHours: number[];
  digest: boolean;
  withinHours: boolean;
  language: Language;
  timeZone: string;
  workDays: number[];
  workFrom: number;
  workUntil: number;
  awayFrom: string | null;
  awayUntil: string | null;
  awayWords: string | null;
}

export const PREFERENCE_SECTIONS = ['profile', 'services', 'replies', 'reminders', 'language', 'away', 'mine'] as const;
export type PreferenceSection = (typeof PREFERENCE_SECTIONS)[number];

/** What of them the marketplace must know, besides the services. */
export const TOLD_PREFERENCES = ['available', 'discoverable', 'dropshipping', 'awayFrom', 'awayUntil'] as const;

/** What an organization offers. */
export interface Service {
  /** The marketplace's name of it. */
  handle: string;
  name: string;
  price?: { amount: string; currency: string };
  /** Where threads of new jobs of it go. */
  channel?: string;
}

/** What one person chose for themselves. */
export interface OwnPreferences {
  /** Slack's language, or the organization's, when absent. */
  language?: Language;
  mails: boolean;
}

/** Why a field cannot be taken as it is; each has a text. */
export type FieldProblem =
  | 'not_an_email'
  | 'not_a_web_address'
  | 'too_long'
  | 'not_seconds'
  | 'not_hours'
  | 'too_many_words'
  | 'no_days'
  | 'ends_before_it_begins'
  | 'unknown_time_zone'
  | 'until_missing'
  | 'is_over'
  | 'not_a_price'
  | 'not_a_currency'
  | 'currency_missing'
  | 'price_missing'
  | 'not_a_handle'
  | 'handle_taken'
  | 'name_missing'
  | 'name_taken'
  | 'words_missing'
  | 'profile_unfinished';

export type FieldProblems = Readonly<Record<string, FieldProblem>>;

/** Checked values, or what is wrong by the field's name. */
export type Checked<Value> = { kind: 'fits'; value: Value } | { kind: 'wrong'; problems: FieldProblems };

export function checked<Value>(problems: Record<string, FieldProblem | undefined>, value: Value): Checked<Value> {
  const found = Object.entries(problems).flatMap(([field, problem]) => (problem ? [[field, problem] as const] : []));
  return found.length === 0 ? { kind: 'fits', value } : { kind: 'wrong', problems: Object.fromEntries(found) };
}

/** Whether the organization is away on that day; without a last day it is until somebody changes it. */
export function isAway({ awayFrom, awayUntil }: Pick<Preferences, 'awayFrom' | 'awayUntil'>, today: string): boolean {
  if (awayFrom === null && awayUntil === null) return false;
  return (awayFrom === null || awayFrom <= today) && (awayUntil === null || today <= awayUntil);
}

/** Whether the days are behind us: then it is as if none had been chosen. */
export function isAwayOver({ awayUntil }: Pick<Preferences, 'awayUntil'>, today: string): boolean {
  return awayUntil !== null && awayUntil < today;
}
