import type { JobRequest } from '../src/domain/card.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { fileLines } from './file-lines.ts';
import { type Run, richText, runsText, splitRuns } from './rich-parts.ts';
import { cleanWords, oneLine, type SlackContent } from './text.ts';

/** What stands between two empty lines. */
type Passage = Run[];

/** The whole request as the first posts of a job's thread: never cut, split only where Slack asks. See `merchantMessage` on `posted`. */
export function jobRequest(request: JobRequest, texts: Texts, posted = 1): SlackContent[] {
  const passages = passagesOf(request, texts);
  const shown: Passage[] = passages.length > 0 ? passages : [[{ text: texts.thread.nothingSaid, italic: true }]];
  const service = oneLine(request.serviceName);
  const runs: Run[] = [{ text: texts.thread.request, bold: true }, ...(service ? [{ text: ` · ${service}` }] : [])];
  for (const passage of shown) runs.push({ text: '\n\n' }, ...passage);
  const parts = splitRuns(runs);
  while (parts.length < posted) parts.push([{ text: texts.thread.partGone, italic: true }]);
  return parts.map((part) => ({ text: runsText(part), blocks: [richText(part)] }));
}

function passagesOf(request: JobRequest, texts: Texts): Passage[] {
  const { thread } = texts;
  return [
    ...theirs(undefined, request.title, { bold: true }),
    ...theirs(undefined, request.details),
    ...request.requirements.flatMap(({ question, responses }) =>
      theirs(
        cleanWords(question).trim() || '–',
        responses.filter((answer) => answer.trim()).join('\n') || thread.noAnswer,
      ),
    ),
    ...wishes(request, texts),
    ...theirs(thread.business, request.business),
    ...theirs(thread.files, fileLines(request.files, texts)),
    ...(request.firstWords ? firstPassage(request.firstWords, texts) : []),
  ];
}

/** Time, money and the like: a line each, together. */
function wishes({ priorities, budget, dropshipping }: JobRequest, texts: Texts): Passage[] {
  const { thread } = texts;
  const wanted: [string, string | undefined][] = [
    [thread.timing, priorities.time],
    [thread.budget, budget && texts.formats.money(budget)],
    [thread.cost, priorities.cost],
    [thread.quality, priorities.quality],
    [thread.dropshipping, dropshipping === undefined ? undefined : dropshipping ? thread.yes : thread.no],
  ];
  const lines = wanted.flatMap(([title, words]) => {
    const clean = words && cleanWords(words).trim();
    return clean ? [{ title, clean }] : [];
  });
  if (lines.length === 0) return [];
  return [
    lines.flatMap(({ title, clean }, index) => [
      { text: `${index > 0 ? '\n' : ''}${title}: `, bold: true },
      { text: clean, linked: true },
    ]),
  ];
}

function firstPassage(words: { body: string; edited: boolean; withdrawn: boolean }, texts: Texts): Passage[] {
  const { thread } = texts;
  if (words.withdrawn) return [titled(thread.firstWords, { text: thread.withdrawn, italic: true })];
  return theirs(words.edited ? `${thread.firstWords} · ${thread.edited}` : thread.firstWords, words.body);
}

function theirs(title: string | undefined, words: string | undefined, style: { bold?: boolean } = {}): Passage[] {
  const clean = words && cleanWords(words).trim();
  return clean ? [titled(title, { text: clean, linked: true, ...style })] : [];
}

function titled(title: string | undefined, words: Run): Passage {
  return title ? [{ text: `${title}\n`, bold: true }, words] : [words];
}
