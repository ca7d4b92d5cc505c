import type { ModalView, PlainTextOption } from '@slack/types';
import { type ThreadLine, threadName } from '../src/domain/finding.ts';
import { type AskedOfJob, JOB_SUBCOMMANDS } from '../src/domain/slash-command.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { contextOf, dialog, input, inputOf, type SentDialog } from './dialog.ts';
import { lineTitle } from './job-line.ts';
import { oneLine, plainText } from './text.ts';

/** The menu of jobs; what it offers is asked for while somebody types. */
export const JOB = 'job';
const OPTION_LENGTH = 75;
/** What a dialog can carry along, with room for the rest of it. */
const CARRIED_AT_MOST = 2500;

/** Asks which job a command is about, and keeps the rest of it. Undefined where that is too long to be kept. */
export function chooseJobDialog({ subcommand, people, words }: AskedOfJob, texts: Texts): ModalView | undefined {
  const context = { subcommand, people, words };
  if (JSON.stringify(context).length > CARRIED_AT_MOST) return undefined;
  const { chooser } = texts.finding;
  const jobs = input(
    JOB,
    chooser.job,
    { type: 'external_select', min_query_length: 0, placeholder: plainText(chooser.placeholder) },
    { hint: chooser.hint },
  );
  const title = chooser.titles[subcommand];
  return dialog({ id: 'find', title, submit: chooser.submit, blocks: [jobs], context }, texts);
}

/** What was chosen, and what was asked for; undefined for a dialog that asks for no job. */
export function readChooseJob(view: SentDialog): (Omit<AskedOfJob, 'about'> & { threadId?: number }) | undefined {
  const { subcommand, people, words } = contextOf(view);
  const known = JOB_SUBCOMMANDS.find((name) => name === subcommand);
  if (!known) return undefined;
  const threadId = Number(inputOf(view, JOB).selected_option?.value);
  return {
    subcommand: known,
    people: Array.isArray(people) ? people.filter((id) => typeof id === 'string') : [],
    words: typeof words === 'string' ? words : '',
    ...(Number.isSafeInteger(threadId) && { threadId }),
  };
}

/** A job or conversation as the menu offers it. */
export function jobOption(line: ThreadLine, texts: Texts): PlainTextOption {
  const about = line.status ? texts.statuses[line.status].label : texts.finding.line.conversation;
  return {
    text: plainText(oneLine(`${threadName(line)} · ${lineTitle(line, texts)}`, OPTION_LENGTH)),
    value: String(line.threadId),
    description: plainText(oneLine(about, OPTION_LENGTH)),
  };
}
