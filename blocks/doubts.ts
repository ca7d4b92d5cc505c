import type { Doubt } from '../src/domain/slip.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { contextOf, type SentDialog } from './dialog.ts';
import { cleanWords, escapeWithin, inert, LIMITS } from './text.ts';

/** Of a word of the list, escaped: ten of them fit into a section. */
const WORD_LENGTH = 200;

/** Asks once whether words of a dialog are for the merchant: its button then sends them all the same. mrkdwn. */
export function doubtQuestion(doubts: readonly Doubt[], merchantName: string, texts: Texts): string {
  const { because, question, words } = texts.relay.held;
  const slips = doubts.filter(({ word }) => word === undefined).map((doubt) => because[doubt.because]);
  const held = doubts.flatMap(({ word }) =>
    word === undefined ? [] : [texts.thread.quoted({ words: inert(word, WORD_LENGTH) })],
  );
  const reasons = [...slips, ...(held.length > 0 ? [words({ words: held.join(', ') })] : [])];
  return question({ merchant: inert(merchantName) || texts.card.someMerchant, because: reasons.join(' ') });
}

/** The same beside the words that it is about, for whoever typed them where they are gone by now. mrkdwn. */
export function notSentYet(words: string, doubts: readonly Doubt[], merchantName: string, texts: Texts): string {
  const question = doubtQuestion(doubts, merchantName, texts);
  return `${question}\n${escapeWithin(cleanWords(words), LIMITS.text - question.length - 1)}`;
}

/** What the author of a dialog was asked about already. */
export function readAsked(view: SentDialog): string[] {
  const { asked } = contextOf(view);
  return Array.isArray(asked) ? asked.filter((name) => typeof name === 'string') : [];
}
