import type { Texts } from '../src/i18n/texts.ts';
import { type Run, richText, runsText, splitRuns } from './rich-parts.ts';
import { cleanWords, type SlackContent } from './text.ts';

/** All that a lead wrote, as the first posts of its thread; nothing where they wrote nothing, and nothing was posted. */
export function leadDetails(details: string | undefined, texts: Texts, posted = 0): SlackContent[] {
  const words = cleanWords(details ?? '').trim();
  const parts: Run[][] = words ? splitRuns([{ text: words, linked: true }]) : [];
  while (parts.length < posted) parts.push([{ text: texts.thread.partGone, italic: true }]);
  return parts.map((runs) => ({ text: runsText(runs), blocks: [richText(runs)] }));
}
