import { NOTE, readNote } from '../../../blocks/note-dialog.ts';
import { texts } from '../../i18n/texts.ts';
import { memberWhoClicked } from '../actions/answer.ts';
import { refusalDialog } from '../actions/tell-clicker.ts';
import type { ListenerDeps } from '../deps.ts';
import { ackWithErrors, ackWithView } from '../dialogs.ts';
import type { ViewListener } from '../types.ts';

/** Note, sent: it is kept. The dialog under it, if any, stays. */
export function noteSent(deps: ListenerDeps): ViewListener {
  return async ({ ack, body, view }) => {
    const who = await memberWhoClicked(deps, body);
    if ('refusal' in who) return ackWithView(ack, refusalDialog('note', who.refusal, who.language));
    const { caller } = who;
    const { threadId, body: words } = readNote(view);
    if (words === '') return ackWithErrors(ack, { [NOTE]: texts(caller.language).jobVerbs.note.empty });
    const done =
      threadId === undefined
        ? ({ kind: 'refused', refusal: { code: 'unknown_thread' } } as const)
        : await deps.addNote(caller, { threadId, body: words });
    if (done.kind === 'refused') return ackWithView(ack, refusalDialog('note', done.refusal, caller.language));
    await ack();
  };
}
