import type { ReviewWords } from '../src/domain/review.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { type Run, richText, runsText, splitRuns } from './rich-parts.ts';
import { cleanWords, escapeSlack, inert, mrkdwn, oneLine, type SlackContent } from './text.ts';

/**
 * A merchant's review as posts in the thread: the stars, then the words. One that was changed gets at least as many parts back
 * as stand already (`posted`), so that no post keeps old words.
 */
export function reviewPosts(review: ReviewWords, texts: Texts, posted = 1): SlackContent[] {
  const { wordless, partGone } = texts.afterWork.review;
  const body = cleanWords(review.body).trim();
  const parts: Run[][] = splitRuns([body ? { text: body, linked: true } : { text: wordless, italic: true }]);
  while (parts.length < posted) parts.push([{ text: partGone, italic: true }]);
  const { wrote } = texts.afterWork.review;
  const head = (merchant: string): string =>
    `⭐ ${wrote[review.of]({ merchant })} · ${starsText(review.rating, texts)}`;
  const name = oneLine(review.merchantName) || texts.card.someMerchant;
  return parts.map((runs) => ({
    text: `${head(escapeSlack(name))}\n${runsText(runs)}`,
    blocks: [{ type: 'context', elements: [mrkdwn(head(`*${inert(name)}*`))] }, richText(runs)],
  }));
}

/** "★★★★☆ 4 of 5 stars": never signs alone. */
export function starsText(rating: number, texts: Texts): string {
  const full = Math.min(Math.max(Math.round(rating), 0), 5);
  return `${'★'.repeat(full)}${'☆'.repeat(5 - full)} ${texts.afterWork.review.stars({ count: full })}`;
}
