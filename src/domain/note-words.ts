import { asSeen } from './plain-words.ts';

/** Words that, followed by a colon, make a message a note. All languages hold for everybody, always. */
export const NOTE_WORDS = {
  en: ['note', 'private', 'internal'],
  de: ['notiz', 'intern', 'privat'],
  da: ['note', 'notat', 'intern', 'privat'],
  nb: ['notat', 'merknad', 'intern', 'privat'],
  nl: ['notitie', 'intern', 'privé', 'prive'],
  pl: ['notatka', 'wewnętrzne', 'wewnetrzne', 'prywatne'],
} as const;

export const ALL_NOTE_WORDS: readonly string[] = [...new Set(Object.values(NOTE_WORDS).flat())];

/** Signs that make a message a note without a colon. `:memo:` and `:pencil:` are the same picture to Slack. */
const NOTE_SIGNS = ['//', ';;', '\\\\', '🔒', '📝', ':lock:', ':memo:', ':pencil:'] as const;

/** What stands before or inside a prefix without changing it: spaces, and the characters that Slack reads as style. */
const SKIPPED = '[\\s*_~`>]*';
const LEADING = new RegExp(`^${SKIPPED}`);
const NOTE_WORD = new RegExp(`^(?:${ALL_NOTE_WORDS.map((word) => word.normalize('NFC')).join('|')})${SKIPPED}:`);

/** A message's beginning as an eye sees it, without what is skipped before a prefix. */
export function visibleStart(text: string): string {
  return asSeen(text).replace(LEADING, '');
}

/** Whether a message begins as a note does. `text` may be plain or Slack's mrkdwn. */
export function startsAsNote(text: string): boolean {
  const start = visibleStart(text);
  return NOTE_SIGNS.some((sign) => start.startsWith(sign)) || NOTE_WORD.test(start);
}
