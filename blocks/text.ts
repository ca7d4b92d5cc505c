import type { KnownBlock, MrkdwnElement, PlainTextElement } from '@slack/types';
import { clipText, escapedLength } from '../src/domain/split-text.ts';
import type { Texts } from '../src/i18n/texts.ts';

/** What a post or update consists of; `text` says all that the blocks say, for screen readers read only that. */
export interface SlackContent {
  text: string;
  blocks: KnownBlock[];
}

/** UTF-16 units after escaping. `text` stays below the 4,000 at which `chat.update` refuses. */
export const LIMITS = { text: 3900, part: 3500, header: 150, name: 80, summary: 600 } as const;

/** Signs that format in mrkdwn, and letters that look like them and do nothing. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/** What reorders a line so that it reads as something else: embeddings, overrides, isolates. */
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/g;
const CONTROL = /[^\P{Cc}\t\n]/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Escapes for Slack; whatever the text says, it cannot mention, link or embed. */
export function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Somebody's words, line by line, without characters that no screen shows or that reorder what is read. */
export function cleanWords(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(REORDERING, '')
    .replace(CONTROL, '');
}

/** A name or another short text on one line, clipped by its escaped length; what reads from right to left stays by itself. */
export function oneLine(text: string, limit: number = LIMITS.name): string {
  const line = clipText(cleanWords(text).replace(/\s+/g, ' ').trim(), RIGHT_TO_LEFT.test(text) ? limit - 2 : limit);
  return RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line;
}

/** Somebody's short text inside mrkdwn of ours: escaped, and without a sign that formats. */
export function inert(text: string, limit: number = LIMITS.name): string {
  const signs = oneLine(text, limit).replace(/[*_~`]/g, (sign) => LOOK_ALIKES[sign] ?? sign);
  return escapeSlack(signs.replace(/:(?=[\w+'-]+:)/g, '∶'));
}

/** A text object in which nothing is read as markup. An empty one would be refused, so it becomes a dash. */
export function plainText(text: string): PlainTextElement {
  return { type: 'plain_text', text: text === '' ? '–' : text, emoji: false };
}

/** mrkdwn of our own words; addresses in it do not become links. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** A moment in each reader's own time zone; `sentence` follows "on", `card` may say "today". */
export function when(date: Date, texts: Texts, form: 'card' | 'sentence'): string {
  const fallback = escapeSlack(texts.formats.dateTime(date));
  const seconds = Math.floor(date.getTime() / 1000);
  if (!Number.isSafeInteger(seconds) || seconds < 0) return fallback || '–';
  const pattern = form === 'card' ? '{date_short_pretty}, {time}' : '{date_short}, {time}';
  return `<!date^${seconds}^${pattern}|${fallback}>`;
}

/** Lines of `text`, escaped already, with the ones that may be left off last. Says with … that something is missing. */
export function joinText(lines: readonly (string | undefined)[], limit: number = LIMITS.text): string {
  let joined = '';
  for (const line of lines) {
    if (!line) continue;
    const next = joined === '' ? line : `${joined}\n${line}`;
    if (next.length > limit - 2) return `${joined}\n…`;
    joined = next;
  }
  return joined;
}

/** Escaped text that fits, clipped before escaping so that no entity is cut. */
export function escapeWithin(text: string, limit: number): string {
  return escapeSlack(escapedLength(text) <= limit ? text : clipText(text, limit));
}
