import { ALL_NOTE_WORDS, visibleStart } from './note-words.ts';
import { withoutAccents } from './plain-words.ts';

/** Why a reply looks as if it was meant for colleagues. */
export type Slip = 'almost_note' | 'bracketed' | 'single_sign' | 'colleague' | 'held_word';

const PLAIN_NOTE_WORDS = [...new Set(ALL_NOTE_WORDS.map(withoutAccents))];
/** Notes as Polish colleagues call them; ordinary enough in a reply that only a colon makes it a slip. */
const REMARK_WORDS = ['uwaga', 'uwagi'];

const WORD = "[\\p{L}\\p{N}\\p{M}'’]+";
const STYLE = '[\\s*_~`>]*';
const FIRST_WORD = new RegExp(`^(${WORD})${STYLE}([:;\\-–—‐‑‒−])`, 'u');
const WORDS_AND_COLON = new RegExp(`^(${WORD}(?:[\\s*_~\`]+${WORD}){1,2})${STYLE}:`, 'u');
const IN_BRACKETS = new RegExp(`^[([{<«]${STYLE}(${WORD})${STYLE}[)\\]}>»]`, 'u');
const BRACKETS_AT_END = new RegExp(`[([{]${STYLE}(${WORD})${STYLE}[)\\]}][\\s*_~\`.!]*$`, 'u');
/** Half a prefix, or a picture much like one. */
const SINGLE_SIGN = /^(?:[/;\\🔏🔐]|:closed_lock_with_key:|:lock_with_ink_pen:)/u;
const OPENING = new RegExp(`^[([{"'„“”‚‘’«#!•◦-]+${STYLE}`, 'u');

export interface SlipQuestion {
  /** The message as plain words and as Slack's text: either may show the slip. */
  forms: readonly string[];
  /** Begins with a mention of a person, a group, or everybody. */
  startsWithMention: boolean;
  /** Words that the organization wants held; whole words, case and accents do not matter. */
  heldWords: readonly string[];
}

/** Whether a reply should be asked about before it leaves. When in doubt it is held: an answer costs one click, a leak a customer. */
export function findSlip({ forms, startsWithMention, heldWords }: SlipQuestion): Slip | undefined {
  if (startsWithMention) return 'colleague';
  for (const form of forms) {
    const slip = slipAtStart(form) ?? (isBracketedAtEnd(form) ? 'bracketed' : undefined);
    if (slip) return slip;
  }
  return forms.some((form) => containsHeldWord(form, heldWords)) ? 'held_word' : undefined;
}

/** Why deliberate words are asked about once before they leave: they look like a slip, or have a word of the organization's list. */
export interface Doubt {
  because: Slip;
  word?: string;
}

/** So many are asked about at once; more of them change nothing. */
const DOUBTS_AT_ONCE = 10;

/** What is to be asked about the words of a dialog; nothing where `asked` names it all. */
export function findDoubts(
  texts: readonly string[],
  { heldWords, asked = [] }: { heldWords: readonly string[]; asked?: readonly string[] | undefined },
): Doubt[] {
  const slip = findSlip({ forms: texts, startsWithMention: false, heldWords: [] });
  const words = heldWords.filter((word) => texts.some((text) => containsHeldWord(text, [word])));
  const all: Doubt[] = [
    ...(slip ? [{ because: slip }] : []),
    ...words.map((word) => ({ because: 'held_word', word }) as const),
  ];
  const doubts = all.slice(0, DOUBTS_AT_ONCE);
  return doubts.every((doubt) => asked.includes(doubtName(doubt))) ? [] : doubts;
}

/** What a dialog remembers of a doubt that its author was asked about. */
export function doubtName({ because, word = '' }: Doubt): string {
  return `${because}:${word}`;
}

function slipAtStart(form: string): Slip | undefined {
  const start = visibleStart(form);
  if (SINGLE_SIGN.test(start)) return 'single_sign';
  if (/^@[\p{L}\p{N}]/u.test(start) || /^<(?:@|!subteam\^|!here|!channel|!everyone)/.test(start)) return 'colleague';

  const bracketed = IN_BRACKETS.exec(start)?.[1];
  if (bracketed && isAlmostNoteWord(bracketed)) return 'bracketed';
  return isAlmostNote(start.replace(OPENING, '')) ? 'almost_note' : undefined;
}

function isAlmostNote(start: string): boolean {
  const [, word, sign] = FIRST_WORD.exec(start) ?? [];
  if (word && sign) {
    if (isAlmostNoteWord(word)) return true;
    if (sign === ':' && REMARK_WORDS.includes(withoutAccents(word))) return true;
  }
  // "Internal note: …", "Note to Ann: …", "Interne Notiz: …"
  const words = WORDS_AND_COLON.exec(start)?.[1]?.split(/[\s*_~`]+/);
  const first = words?.[0];
  const last = words?.at(-1);
  if (!first || !last) return false;
  return isNoteWord(first) || (isNoteWord(last) && isAlmostNoteWord(first));
}

function isBracketedAtEnd(form: string): boolean {
  const word = BRACKETS_AT_END.exec(visibleStart(form))?.[1];
  return word !== undefined && isNoteWord(word);
}

function containsHeldWord(form: string, heldWords: readonly string[]): boolean {
  const text = ` ${separated(form)} `;
  return heldWords.some((word) => {
    const wanted = separated(word);
    return wanted !== '' && text.includes(` ${wanted} `);
  });
}

/** Words with one space between them and nothing else. */
function separated(text: string): string {
  return withoutAccents(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function isNoteWord(word: string): boolean {
  return PLAIN_NOTE_WORDS.includes(withoutAccents(word));
}

function isAlmostNoteWord(word: string): boolean {
  const plain = withoutAccents(word);
  return PLAIN_NOTE_WORDS.some((noteWord) => isWithinOneEdit(plain, noteWord));
}

/** One letter more, less, other, or two neighbors swapped. */
export function isWithinOneEdit(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  if (short.length < long.length) return short.slice(same) === long.slice(same + 1);
  if (short.slice(same + 1) === long.slice(same + 1)) return true;
  const swapped = short[same] === long[same + 1] && short[same + 1] === long[same];
  return swapped && short.slice(same + 2) === long.slice(same + 2);
}
