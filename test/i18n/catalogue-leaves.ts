import type { ToldEvent } from '../../src/domain/card.ts';
import { JOB_STATUSES } from '../../src/domain/job-status.ts';
import type { Language } from '../../src/domain/language.ts';
import { type Texts, texts } from '../../src/i18n/texts.ts';

/** What a text may be asked with. */
export type Facts = Readonly<Record<string, unknown>>;

/** One text of a catalogue, asked with facts; a text without any says the same to all. */
export interface Leaf {
  path: string;
  isFunction: boolean;
  say(facts: Facts): string;
}

/** The numbers that differ in the plural of some language. */
export const COUNTS = [0, 1, 2, 7, 12, 22, 27] as const;

const EVENTS: readonly ToldEvent[] = [
  'opened',
  'expired',
  'inactive',
  'completed',
  'reopened',
  'declined',
  'blocked',
  'proposal_sent',
  'proposal_closed',
  'job_created',
  'review_requested',
  'store_access_requested',
];

/** What decides between sentences, and where: each value is tried with each other. */
const DECIDING: readonly { in: RegExp; facts: Readonly<Record<string, readonly unknown[]>> }[] = [
  { in: /./, facts: { count: COUNTS, seconds: COUNTS, minutes: COUNTS, hours: COUNTS } },
  {
    in: /^notices\./,
    facts: { because: ['merchant_closed', 'blocked'], what: ['correction', 'withdrawal'], event: EVENTS },
  },
  {
    in: /^refusals\./,
    facts: {
      doing: ['send', 'act'],
      status: JOB_STATUSES,
      by: [marked('by'), undefined],
      at: [marked('at'), undefined],
    },
  },
  { in: /^clocks\.catchUpJob$/, facts: { left: [marked('left'), ''] } },
  { in: /^relay\.dialog\.firstReply$/, facts: { words: [marked('words'), ''], url: [marked('url'), ''] } },
];

function valuesOf(fact: string, path: string): readonly unknown[] {
  return DECIDING.find((some) => some.in.test(path) && fact in some.facts)?.facts[fact] ?? [marked(fact)];
}

/** A value that names itself, so that it is found again in a text. */
export function marked(fact: string): string {
  return `‹${fact}›`;
}

export function leavesOf(language: Language): Leaf[] {
  const { language: _, formats: __, ...catalogue }: Texts = texts(language);
  return leaves(catalogue, '');
}

function leaves(node: unknown, path: string): Leaf[] {
  if (typeof node === 'string') return [{ path, isFunction: false, say: () => node }];
  if (typeof node === 'function') return [{ path, isFunction: true, say: (facts) => String(node(facts)) }];
  if (typeof node !== 'object' || node === null) throw new Error(`${path} is no text`);
  return Object.entries(node).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key));
}

/** All the ways in which one text of several languages can be asked, by the facts that any of them looks at. */
export function waysOf(same: readonly Leaf[]): Facts[] {
  const path = same[0]?.path ?? '';
  const known = new Set<string>();
  for (;;) {
    const ways = combinations([...known], path);
    const before = known.size;
    for (const leaf of same) for (const way of ways) leaf.say(watched(way, known, path));
    if (known.size === before) return ways;
  }
}

function combinations(facts: readonly string[], path: string): Facts[] {
  return facts.reduce<Facts[]>(
    (ways, fact) => ways.flatMap((way) => valuesOf(fact, path).map((value) => ({ ...way, [fact]: value }))),
    [{}],
  );
}

/** Facts that note what is asked of them. */
function watched(way: Facts, known: Set<string>, path: string): Facts {
  return new Proxy(way, {
    get(_, key) {
      const fact = String(key);
      known.add(fact);
      return fact in way ? way[fact] : valuesOf(fact, path)[0];
    },
  });
}
