import { LISTS, type List, readThreadName, type ThreadName } from './finding.ts';
import { isWithinOneEdit } from './slip.ts';

/** Subcommands of `/jobline` about one job or conversation. */
export const JOB_SUBCOMMANDS = [
  'show',
  'assign',
  'unassign',
  'me',
  'reply',
  'tag',
  'untag',
  'note',
  'decline',
  'inactive',
  'complete',
  'reopen',
  'block',
  'history',
  'review',
  'read',
] as const;
export type JobSubcommand = (typeof JOB_SUBCOMMANDS)[number];

export const SUBCOMMANDS = ['help', 'find', 'list', 'tags', 'preferences', ...JOB_SUBCOMMANDS] as const;
export type Subcommand = (typeof SUBCOMMANDS)[number];

/** What a person asked for with a subcommand about one job. */
export interface AskedOfJob {
  subcommand: JobSubcommand;
  /** Absent where no job was named: one is chosen from a list. */
  about?: ThreadName;
  /** Slack user ids; `me` is whoever asks. */
  people: string[];
  /** Words after the job, as Slack writes them; only where the subcommand takes some. */
  words: string;
}

export type Asked =
  | { kind: 'help' }
  | { kind: 'find'; words: string }
  | { kind: 'list'; list: List }
  | { kind: 'tags' }
  | { kind: 'preferences' }
  | ({ kind: 'job' } & AskedOfJob)
  /** `of` was understood, what follows it was not; else `nearest` may have been meant. */
  | { kind: 'unclear'; said: string; of?: Subcommand; nearest?: Subcommand };

const TAKES_PEOPLE: readonly JobSubcommand[] = ['assign', 'unassign'];
const TAKES_WORDS: readonly JobSubcommand[] = ['reply', 'tag', 'untag', 'note'];
const MENTION = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>[,;]?$/;
const SAID_AT_MOST = 60;

/** Reads what follows `/jobline`, as Slack escapes it. Never throws, whatever somebody typed. */
export function readSlashCommand(text: string): Asked {
  const [, first = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  if (first === '') return { kind: 'help' };
  const subcommand = SUBCOMMANDS.find((name) => name === first.toLowerCase());
  if (!subcommand) return readUnknown(first, rest);
  const said = rest.trim();
  const unclear: Asked = { kind: 'unclear', said: clip(said), of: subcommand };

  switch (subcommand) {
    case 'help':
      return { kind: 'help' };
    case 'find':
      return { kind: 'find', words: unescapeSlack(said) };
    case 'list': {
      const list = LISTS.find((name) => name === (said.toLowerCase() || 'all'));
      return list ? { kind: 'list', list } : unclear;
    }
    case 'tags':
    case 'preferences':
      return said === '' ? { kind: subcommand } : unclear;
    default:
      return readOfJob(subcommand, said) ?? unclear;
  }
}

function readOfJob(subcommand: JobSubcommand, said: string): Asked | undefined {
  if (TAKES_PEOPLE.includes(subcommand)) return readPeople(subcommand, said);
  const [, first = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(said) ?? [];
  const about = readThreadName(first);
  const words = (about ? rest : said).trim();
  if (words !== '' && !TAKES_WORDS.includes(subcommand)) return undefined;
  return { kind: 'job', subcommand, people: [], words, ...(about && { about }) };
}

/** The job and the people in any order. */
function readPeople(subcommand: JobSubcommand, said: string): Asked | undefined {
  const people: string[] = [];
  const jobs: ThreadName[] = [];
  for (const word of said.split(/\s+/).filter(Boolean)) {
    const person = /^me[,;]?$/i.test(word) ? 'me' : MENTION.exec(word)?.[1];
    const about = readThreadName(word);
    if (person) people.push(person);
    else if (about) jobs.push(about);
    else return undefined;
  }
  const [about, ...more] = jobs;
  if (more.length > 0) return undefined;
  return { kind: 'job', subcommand, people: [...new Set(people)], words: '', ...(about && { about }) };
}

/** `/jobline J-12` shows the job; a slip in a subcommand is named. */
function readUnknown(first: string, rest: string): Asked {
  const about = rest.trim() === '' ? readThreadName(first) : undefined;
  if (about) return { kind: 'job', subcommand: 'show', people: [], words: '', about };
  const nearest = nearestSubcommand(first.toLowerCase());
  return { kind: 'unclear', said: clip(`${first} ${rest}`.trim()), ...(nearest && { nearest }) };
}

function nearestSubcommand(word: string): Subcommand | undefined {
  return (
    SUBCOMMANDS.find((name) => isWithinOneEdit(word, name)) ??
    (word.length < 3
      ? undefined
      : SUBCOMMANDS.find((name) => name.startsWith(word) || (name.length > 3 && word.startsWith(name))))
  );
}

/** What a person typed, out of Slack's escapes: names of people and channels, and links as they were written. */
export function unescapeSlack(escaped: string): string {
  return escaped
    .replace(/<@[UW][A-Z0-9]+\|([^>]*)>/g, '@$1')
    .replace(/<#C[A-Z0-9]+\|([^>]*)>/g, '#$1')
    .replace(/<(?:[^<>|]*)\|([^<>]*)>/g, '$1')
    .replace(/<([^<>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

function clip(said: string): string {
  const letters = [...unescapeSlack(said)];
  return letters.length > SAID_AT_MOST ? `${letters.slice(0, SAID_AT_MOST).join('')}…` : letters.join('');
}
