import { JOB, readChooseJob } from '../../../blocks/choose-job-dialog.ts';
import { dialog, messageDialog } from '../../../blocks/dialog.ts';
import { findDialog, readFindDialog } from '../../../blocks/find-dialog.ts';
import { refusalMessage } from '../../../blocks/refusal.ts';
import { FIND_PAGE_SIZE, threadName } from '../../domain/finding.ts';
import { texts } from '../../i18n/texts.ts';
import { memberWhoClicked } from '../actions/answer.ts';
import type { ListenerDeps } from '../deps.ts';
import { ackWithErrors, ackWithView } from '../dialogs.ts';
import { VERBS } from '../slash-command/verbs.ts';
import type { ViewListener } from '../types.ts';

/** The dialog that finds jobs was sent: what fits stands below; or a job was chosen for a command. */
export function findSent(deps: ListenerDeps): ViewListener {
  return async ({ ack, body, view }) => {
    const who = await memberWhoClicked(deps, body);
    const known = texts('caller' in who ? who.caller.language : who.language);
    const { title } = known.finding.dialog;
    if ('refusal' in who) {
      const { text } = refusalMessage(who.refusal, known, { doing: 'act' });
      return ackWithView(ack, messageDialog('find', title, text, known));
    }
    const { caller } = who;
    const chosen = readChooseJob(view);
    if (!chosen) {
      const filters = readFindDialog(view);
      const [services, { found, page, at }] = await Promise.all([
        deps.listServices(caller),
        deps.findThreads(caller, filters, { number: 0, size: FIND_PAGE_SIZE }),
      ]);
      const words = filters.words === undefined ? {} : { words: filters.words };
      return ackWithView(ack, findDialog({ services, ...words, ...at, results: { found, page } }, known));
    }

    const seen = chosen.threadId === undefined ? undefined : await deps.seeThread(caller, chosen.threadId);
    if (!seen) return ackWithErrors(ack, { [JOB]: known.finding.chooser.unknownJob });
    const { threadId, shown } = seen;
    const name = threadName({ of: shown.of, number: shown.card.number });
    const { people, words } = chosen;
    const answer = await VERBS[chosen.subcommand](deps, {
      caller,
      threadId,
      name,
      people,
      words,
      key: view.id,
      texts: known,
    });
    if (answer.kind === 'dialog') return ackWithView(ack, answer.view);
    const { blocks } = answer;
    const done = blocks && dialog({ id: 'find', title: name, blocks }, known);
    await ackWithView(ack, done ?? messageDialog('find', name, answer.text, known));
  };
}
