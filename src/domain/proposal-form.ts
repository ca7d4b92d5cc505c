import type { Milestone, ProposalContent } from './proposal.ts';
import { looksLikeNote } from './relay-policy.ts';

export const MILESTONES_AT_MOST = 5;
/** Characters. */
export const PROPOSAL_LENGTHS = { work: 3000, terms: 3000, title: 150 } as const;
const DAYS_AT_MOST = 3650;

/** A milestone's row as it is typed. */
export interface TypedMilestone {
  title: string;
  price: string;
  durationDays: string;
}

/** The dialog as it is typed, without blanks around its words. */
export interface TypedProposal {
  /** What stands for a service in the menu. */
  service: string;
  work: string;
  price: string;
  currency: string;
  estimatedDays: string;
  terms: string;
  milestones: TypedMilestone[];
}

export type ProposalProblem =
  | 'service_missing'
  | 'service_gone'
  | 'work_missing'
  | 'looks_like_note'
  | 'too_long'
  | 'price_missing'
  | 'not_a_price'
  | 'free_of_charge'
  | 'milestones_cost_more'
  | 'not_a_currency'
  | 'days_missing'
  | 'not_days'
  | 'title_missing';

export type ProposalFields = Omit<ProposalContent, 'service'> & { service: string };
export type CheckedProposal =
  | { kind: 'fits'; value: ProposalFields }
  /** By the field's name. */
  | { kind: 'wrong'; problems: Record<string, ProposalProblem> };

/** The name of a field in the row of a milestone, counted from 1. */
export function milestoneField(row: number, field: 'title' | 'price' | 'duration_days'): string {
  return `milestone_${row}_${field}`;
}

/** Reads what was typed. Without a price or days of the whole, those of the milestones are added up. */
export function checkProposal(typed: TypedProposal): CheckedProposal {
  const problems: Record<string, ProposalProblem> = {};
  const currency = typed.currency.toUpperCase();
  if (typed.service === '') problems.service = 'service_missing';
  if (!isCurrency(currency)) problems.currency = 'not_a_currency';
  const digits = problems.currency ? 2 : fractionDigits(currency);
  wrongWords(problems, 'work', typed.work, PROPOSAL_LENGTHS.work);
  if (typed.work === '') problems.work = 'work_missing';
  wrongWords(problems, 'terms', typed.terms, PROPOSAL_LENGTHS.terms);
  const milestones = readMilestones(typed.milestones, digits, problems);
  const amount = readPrice(typed.price, milestones, digits, problems);
  const estimatedDays = readWholeDays(typed.estimatedDays, milestones, problems);

  if (Object.keys(problems).length > 0) return { kind: 'wrong', problems };
  const { service, work, terms } = typed;
  const price = { amount, currency };
  return {
    kind: 'fits',
    value: { service, work, milestones, price, estimatedDays, ...(terms !== '' && { terms }) },
  };
}

/** What is for the merchant's eyes must not be an internal word by mistake. */
function wrongWords(problems: Record<string, ProposalProblem>, field: string, words: string, most: number): void {
  if (words === '') return;
  if ([...words].length > most) problems[field] = 'too_long';
  else if (looksLikeNote({ forms: [words], startsWithMention: false })) problems[field] = 'looks_like_note';
}

function readMilestones(
  rows: readonly TypedMilestone[],
  digits: number,
  problems: Record<string, ProposalProblem>,
): Milestone[] {
  return rows.slice(0, MILESTONES_AT_MOST).flatMap(({ title, price, durationDays }, index) => {
    // A row that was added and left empty is none.
    if (title === '' && price === '' && durationDays === '') return [];
    const row = index + 1;
    const amount = readAmount(price, digits);
    const days = readDays(durationDays);
    wrongWords(problems, milestoneField(row, 'title'), title, PROPOSAL_LENGTHS.title);
    if (title === '') problems[milestoneField(row, 'title')] = 'title_missing';
    if (amount === undefined) problems[milestoneField(row, 'price')] = price === '' ? 'price_missing' : 'not_a_price';
    if (days === undefined) {
      problems[milestoneField(row, 'duration_days')] = durationDays === '' ? 'days_missing' : 'not_days';
    }
    return [{ title, price: amount ?? '0', durationDays: days ?? 0 }];
  });
}

function readPrice(
  typed: string,
  milestones: readonly Milestone[],
  digits: number,
  problems: Record<string, ProposalProblem>,
): string {
  const sum = milestones.reduce((all, { price }) => all + inSmallest(price), 0n);
  if (typed === '' && milestones.length > 0) {
    if (sum === 0n && !hasPriceProblem(problems)) problems.price = 'free_of_charge';
    return fromSmallest(sum);
  }
  const amount = readAmount(typed, digits);
  if (amount === undefined) {
    problems.price = typed === '' ? 'price_missing' : 'not_a_price';
    return '0';
  }
  if (inSmallest(amount) === 0n) problems.price = 'free_of_charge';
  else if (sum > inSmallest(amount)) problems.price = 'milestones_cost_more';
  return amount;
}

function hasPriceProblem(problems: Record<string, ProposalProblem>): boolean {
  return Object.keys(problems).some((field) => /^milestone_\d_price$/.test(field));
}

function readWholeDays(
  typed: string,
  milestones: readonly Milestone[],
  problems: Record<string, ProposalProblem>,
): number {
  if (typed === '' && milestones.length > 0) {
    const sum = milestones.reduce((all, { durationDays }) => all + durationDays, 0);
    if (sum > DAYS_AT_MOST) problems.estimated_days = 'not_days';
    return sum;
  }
  const days = readDays(typed);
  if (days === undefined) problems.estimated_days = typed === '' ? 'days_missing' : 'not_days';
  return days ?? 0;
}

function readDays(typed: string): number | undefined {
  const days = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  return days >= 1 && days <= DAYS_AT_MOST ? days : undefined;
}

const WHOLE = /^\d{1,9}$/;
const GROUPED = /^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*$/;

/**
 * An amount as people write it: `1500`, `1500.5`, `1.500,50`, `1,500.50`, `1 500`. A single dot or comma before three digits
 * parts thousands. Undefined for anything else. The answer is a decimal string with no or two decimals.
 */
export function readAmount(typed: string, digits = 2): string | undefined {
  const text = typed.replace(/[\s'’]/g, '');
  const [, before = text, decimals = ''] = /^(.*)[.,](\d{1,2})$/.exec(text) ?? [];
  const parting = GROUPED.exec(before)?.[1];
  const whole = parting === undefined ? before : before.replace(/[.,]/g, '');
  // What parts the thousands cannot part the decimals too.
  if (parting !== undefined && text.charAt(before.length) === parting) return undefined;
  if (!WHOLE.test(whole) || decimals.length > digits) return undefined;
  return fromSmallest(BigInt(whole) * 100n + BigInt(decimals.padEnd(2, '0')));
}

function inSmallest(amount: string): bigint {
  const [whole = '0', decimals = ''] = amount.split('.');
  return BigInt(whole) * 100n + BigInt(decimals.padEnd(2, '0'));
}

function fromSmallest(cents: bigint): string {
  const rest = cents % 100n;
  return rest === 0n ? String(cents / 100n) : `${cents / 100n}.${String(rest).padStart(2, '0')}`;
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

function isCurrency(code: string): boolean {
  return CURRENCIES.has(code);
}

/** How many decimals prices in it have, two at most. */
function fractionDigits(currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return Math.min(maximumFractionDigits, 2);
}

/** The value of a service that is not, or no longer, one of the organization's: that of the job, or of the version before. */
const OWN_SERVICE = '+';
/** What a menu takes. */
const CHOICES = 100;

export interface ServiceChoice {
  value: string;
  handle: string;
  name: string;
}

/** What the menu offers: the organization's services, and the one it is about if that is none of them. */
export function serviceChoices(
  offered: readonly { handle: string; name: string }[],
  own: { handle: string; name: string } | undefined,
): ServiceChoice[] {
  const known = offered.map(({ handle, name }) => ({ value: handle, handle, name }));
  const isKnown = own === undefined || known.some(({ handle }) => handle === own.handle);
  return [...(isKnown ? [] : [{ value: OWN_SERVICE, ...own }]), ...known].slice(0, CHOICES);
}

/** What the dialog shows when it is opened. */
export interface ProposalForm {
  threadId: number;
  /** `J-12`. */
  label: string;
  merchantName: string;
  choices: ServiceChoice[];
  typed: TypedProposal;
  /** The version that is edited; a new proposal when absent. */
  editing?: { id: string; version: number };
  /** How many proposals the conversation has. */
  seen: number;
  /** What its author was asked about: the button sends it now. */
  asked?: readonly string[];
}
