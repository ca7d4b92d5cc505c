import type { KnownBlock } from '@slack/types';
import { findDialog } from '../../../blocks/find-dialog.ts';
import { lineBlock, lineText } from '../../../blocks/job-line.ts';
import { inert, joinText, mrkdwn } from '../../../blocks/text.ts';
import { ANSWER_SIZE, type Filters, type List } from '../../domain/finding.ts';
import { texts } from '../../i18n/texts.ts';
import type { Caller, ListenerDeps } from '../deps.ts';
import { type Answer, dialogAnswer, said } from './answer.ts';

/** `/jobline find candles`; without words the dialog with all filters. */
export async function find(deps: ListenerDeps, caller: Caller, words: string): Promise<Answer> {
  if (words === '') return dialogAnswer(await openFind(deps, caller));
  const { command } = texts(caller.language).finding;
  const none = command.notFound({ said: inert(words) });
  return answerWith(deps, caller, { list: 'all', words }, (count) => command.found({ count }), none);
}

export async function list(deps: ListenerDeps, caller: Caller, name: List): Promise<Answer> {
  const { title, empty } = texts(caller.language).finding.lists[name];
  return answerWith(deps, caller, { list: name }, (count) => title({ count }), empty);
}

/** The dialog that finds jobs, before anything was looked for. */
export async function openFind(deps: ListenerDeps, caller: Caller): ReturnType<ListenerDeps['jobDialog']> {
  const services = await deps.listServices(caller);
  return findDialog({ services, now: new Date(0) }, texts(caller.language));
}

async function answerWith(
  deps: ListenerDeps,
  caller: Caller,
  filters: Filters,
  title: (count: number) => string,
  none: string,
): Promise<Answer> {
  const known = texts(caller.language);
  const { found, at, unsure } = await deps.findThreads(caller, filters, { number: 0, size: ANSWER_SIZE });
  const { unsure: unsureWords } = known.finding.command;
  if (found.total === 0) return said(unsure ? unsureWords : none);
  const left = found.total - found.items.length;
  const head = `*${title(found.total)}*`;
  const more = left > 0 ? known.finding.pages.restOf({ count: left }) : '';
  const rest = [unsure ? unsureWords : '', more].filter(Boolean).join(' ');
  const blocks: KnownBlock[] = [
    { type: 'section', text: mrkdwn(head) },
    ...found.items.map((line) => lineBlock(line, at, known)),
    ...(rest ? [{ type: 'context' as const, elements: [mrkdwn(rest)] }] : []),
  ];
  return said(joinText([head, ...found.items.map((line) => lineText(line, at, known)), rest]), blocks);
}
