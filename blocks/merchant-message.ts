import type { MerchantWords } from '../src/domain/card.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { fileLines } from './file-lines.ts';
import { type Run, richText, runsText, splitRuns } from './rich-parts.ts';
import { cleanWords, escapeSlack, inert, mrkdwn, oneLine, type SlackContent } from './text.ts';

/** Hours at which an answer would wake somebody. */
const NIGHT = { from: 22, to: 7 };

/**
 * A merchant's words as posts in the thread, in order. An edit or withdrawal of words that took several posts passes their
 * number as `posted`: it gets at least as many parts back, so that no post keeps old words.
 */
export function merchantMessage(words: MerchantWords, texts: Texts, posted = 1): SlackContent[] {
  const parts: Run[][] = splitRuns(runsOf(words, texts));
  while (parts.length < posted) parts.push([{ text: texts.thread.partGone, italic: true }]);
  return parts.map((runs, index) => onePart(words, texts, runs, { index, of: parts.length }));
}

function onePart(words: MerchantWords, texts: Texts, runs: Run[], place: { index: number; of: number }): SlackContent {
  const marks = [localTime(words, texts), words.edited && !words.withdrawn ? texts.thread.edited : undefined];
  const rest = marks.flatMap((mark) => (mark ? [escapeSlack(mark)] : [])).map((mark) => ` · ${mark}`);
  const head = (name: string): string => `💬 ${wrote(name, texts, place)}${rest.join('')}`;
  const name = oneLine(words.merchantName) || texts.card.someMerchant;
  return {
    text: `${head(escapeSlack(name))}\n${runsText(runs)}`,
    blocks: [{ type: 'context', elements: [mrkdwn(head(`*${inert(name)}*`))] }, richText(runs)],
  };
}

function wrote(name: string, texts: Texts, { index, of }: { index: number; of: number }): string {
  if (of === 1) return texts.thread.wrote({ name });
  const { number } = texts.formats;
  return texts.thread.wroteOn({ name, part: number(index + 1), parts: number(of) });
}

function runsOf(words: MerchantWords, texts: Texts): Run[] {
  if (words.withdrawn) return [{ text: texts.thread.withdrawn, italic: true }];
  const body = cleanWords(words.body);
  const files = fileLines(words.files, texts);
  const runs: Run[] = [
    ...(body.trim() ? [{ text: body, linked: true }] : []),
    ...(files ? [{ text: body.trim() ? `\n\n${files}` : files }] : []),
  ];
  return runs.length > 0 ? runs : [{ text: '–' }];
}

/** Their clock, where it is night there. */
function localTime({ merchantTimeZone, sentAt }: MerchantWords, texts: Texts): string | undefined {
  const clock = merchantTimeZone ? texts.formats.clock(sentAt, merchantTimeZone) : undefined;
  if (!clock || (clock.hour >= NIGHT.to && clock.hour < NIGHT.from)) return undefined;
  return texts.thread.theirTime({ time: clock.time });
}
