import type { JobRequest } from '../src/domain/card.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { fileLines } from './file-lines.ts';
import { type Run, richText, runsText, splitRuns } from './rich-parts.ts';
import { cleanWords, oneLine, type SlackContent } from './text.ts';

interface Passage {
  title?: string;
  words: Run;
}

/** The whole request as the first posts of a job's thread: never cut, split only where Slack asks. See `merchantMessage` on `posted`. */
export function jobRequest(request: JobRequest, texts: Texts, posted = 1): SlackContent[] {
  const passages = passagesOf(request, texts);
  const shown = passages.length > 0 ? passages : [{ words: { text: texts.thread.nothingSaid, italic: true } }];
  const service = oneLine(request.serviceName);
  const runs: Run[] = [{ text: texts.thread.request, bold: true }, ...(service ? [{ text: ` · ${service}` }] : [])];
  for (const { title, words } of shown) {
    runs.push({ text: '\n\n' });
    if (title) runs.push({ text: `${title}\n`, bold: true });
    runs.push(words);
  }
  const parts = splitRuns(runs);
  while (parts.length < posted) parts.push([{ text: texts.thread.partGone, italic: true }]);
  return parts.map((part) => ({ text: runsText(part), blocks: [richText(part)] }));
}

function passagesOf(request: JobRequest, texts: Texts): Passage[] {
  const { thread } = texts;
  const { priorities, budget, firstWords } = request;
  const wishes: [string, string | undefined][] = [
    [thread.timing, priorities.time],
    [thread.budget, budget && texts.formats.money(budget)],
    [thread.cost, priorities.cost],
    [thread.quality, priorities.quality],
    [
      thread.dropshipping,
      request.dropshipping === undefined ? undefined : request.dropshipping ? thread.yes : thread.no,
    ],
  ];
  return [
    ...theirs(undefined, request.title, { bold: true }),
    ...theirs(undefined, request.details),
    ...request.requirements.flatMap(({ question, responses }) =>
      theirs(
        cleanWords(question).trim() || '–',
        responses.filter((answer) => answer.trim()).join('\n') || thread.noAnswer,
      ),
    ),
    ...wishes.flatMap(([title, words]) => theirs(title, words)),
    ...theirs(thread.business, request.business),
    ...theirs(thread.files, fileLines(request.files, texts)),
    ...(firstWords ? firstPassage(firstWords, texts) : []),
  ];
}

function firstPassage(words: { body: string; edited: boolean; withdrawn: boolean }, texts: Texts): Passage[] {
  const { thread } = texts;
  if (words.withdrawn) return [{ title: thread.firstWords, words: { text: thread.withdrawn, italic: true } }];
  return theirs(words.edited ? `${thread.firstWords} · ${thread.edited}` : thread.firstWords, words.body);
}

function theirs(title: string | undefined, words: string | undefined, style: { bold?: boolean } = {}): Passage[] {
  const clean = words && cleanWords(words).trim();
  if (!clean) return [];
  return [{ ...(title && { title }), words: { text: clean, linked: true, ...style } }];
}
