import { chooseJobDialog } from '../../../blocks/choose-job-dialog.ts';
import { threadName } from '../../domain/finding.ts';
import { type Asked, type AskedOfJob, readSlashCommand } from '../../domain/slash-command.ts';
import { texts } from '../../i18n/texts.ts';
import { memberWhoClicked } from '../actions/answer.ts';
import type { Caller, ListenerDeps } from '../deps.ts';
import { openDialog } from '../dialogs.ts';
import type { CommandListener } from '../types.ts';
import { type Answer, dialogAnswer, refusedAnswer, said } from './answer.ts';
import { help, unclear } from './help.ts';
import { showTags } from './labels.ts';
import { find, list } from './lists.ts';
import { VERBS } from './verbs.ts';

/** `/jobline …`: answered where it was typed, seen by whoever typed it alone. */
export function jobline(deps: ListenerDeps): CommandListener {
  return async ({ ack, body, client, logger }) => {
    const who = await memberWhoClicked(deps, { user: { id: body.user_id, team_id: body.team_id } });
    const answer =
      'refusal' in who
        ? refusedAnswer(who.refusal, texts(who.language))
        : await answerTo(deps, who.caller, readSlashCommand(body.text ?? ''), body.trigger_id);
    if (answer.kind === 'dialog') {
      const { beside } = answer;
      await (beside === undefined ? ack() : ack({ response_type: 'ephemeral', text: beside }));
      return openDialog({ client, body, logger }, answer.view);
    }
    const { text, blocks } = answer;
    await ack({ response_type: 'ephemeral', text, ...(blocks && { blocks }) });
  };
}

async function answerTo(deps: ListenerDeps, caller: Caller, asked: Asked, key: string): Promise<Answer> {
  const known = texts(caller.language);
  switch (asked.kind) {
    case 'help':
      return help(known);
    case 'unclear':
      return unclear(asked, known);
    case 'find':
      return find(deps, caller, asked.words);
    case 'list':
      return list(deps, caller, asked.list);
    case 'tags':
      return showTags(deps, caller);
    case 'preferences':
      return dialogAnswer(await deps.preferencesDialog(caller));
    case 'job':
      return asked.about ? ofJob(deps, caller, { ...asked, about: asked.about }, key) : chooseJob(asked, caller);
  }
}

async function ofJob(
  deps: ListenerDeps,
  caller: Caller,
  { about, subcommand, people, words }: AskedOfJob & Required<Pick<AskedOfJob, 'about'>>,
  key: string,
): Promise<Answer> {
  const known = texts(caller.language);
  const name = threadName(about);
  const { line, unsure } = await deps.findThread(caller, about);
  const { noSuch, unsure: unsureWords } = known.finding.command;
  if (!line) return said(unsure ? unsureWords : noSuch({ name }));
  const { threadId } = line;
  const asked = { caller, threadId, name, people: resolve(people, caller), words, key, texts: known };
  return VERBS[subcommand](deps, asked);
}

/** Without a job a list to choose from opens, and what was said besides is kept. */
function chooseJob(asked: AskedOfJob, caller: Caller): Answer {
  const known = texts(caller.language);
  const view = chooseJobDialog({ ...asked, people: resolve(asked.people, caller) }, known);
  if (view) return dialogAnswer(view);
  return unclear({ kind: 'unclear', said: `${asked.words.slice(0, 40)}…`, of: asked.subcommand }, known);
}

function resolve(people: readonly string[], { slackUser }: Caller): string[] {
  return [...new Set(people.map((id) => (id === 'me' ? slackUser : id)))];
}
