import type { Texts } from '../src/i18n/texts.ts';
import { type Run, richText, runsText, splitRuns } from './rich-parts.ts';
import { cleanWords, escapeSlack, inert, mrkdwn, oneLine, type SlackContent } from './text.ts';

/** Words that a member wrote in the Reply dialog. */
export interface MemberWords {
  authorName: string;
  merchantName: string;
  body: string;
  /** They were kept inside before they left. */
  kept: boolean;
}

/** A member's words to the merchant as posts in the thread, in order, for everybody who did not see them being written. */
export function dialogReply(words: MemberWords, texts: Texts, posted = 1): SlackContent[] {
  const parts: Run[][] = splitRuns([{ text: cleanWords(words.body) || '–', linked: true }]);
  while (parts.length < posted) parts.push([{ text: texts.thread.partGone, italic: true }]);
  return parts.map((runs, index) => onePart(words, texts, runs, { index, of: parts.length }));
}

function onePart(words: MemberWords, texts: Texts, runs: Run[], place: { index: number; of: number }): SlackContent {
  const { posted } = texts.relay;
  const head = (author: string, merchant: string): string => {
    const said = words.kept ? posted.kept({ author }) : posted.wrote({ author, merchant });
    if (place.of === 1) return said;
    const { number } = texts.formats;
    return posted.part({ said, part: number(place.index + 1), parts: number(place.of) });
  };
  const author = oneLine(words.authorName) || texts.outside.someone;
  const merchant = oneLine(words.merchantName) || texts.card.someMerchant;
  return {
    text: `${head(escapeSlack(author), escapeSlack(merchant))}\n${runsText(runs)}`,
    blocks: [{ type: 'context', elements: [mrkdwn(head(`*${inert(author)}*`, inert(merchant)))] }, richText(runs)],
  };
}
