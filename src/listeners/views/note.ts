import { moreDialog } from '../../../blocks/more-dialog.ts';
import { NOTE, readNote } from '../../../blocks/note-dialog.ts';
import { texts } from '../../i18n/texts.ts';
import { memberWhoClicked } from '../actions/answer.ts';
import { refusalDialog } from '../actions/tell-clicker.ts';
import type { ListenerDeps } from '../deps.ts';
import { ackWithErrors, ackWithView, updateDialog } from '../dialogs.ts';
import type { ViewListener } from '../types.ts';

/** Note, sent: it is kept. More, where it was opened there, says so. */
export function noteSent(deps: ListenerDeps): ViewListener {
  return async ({ ack, body, view, client, logger }) => {
    const who = await memberWhoClicked(deps, body);
    if ('refusal' in who) return ackWithView(ack, refusalDialog('note', who.refusal, who.language));
    const { caller } = who;
    const { threadId, body: words, over } = readNote(view);
    if (words === '') return ackWithErrors(ack, { [NOTE]: texts(caller.language).jobVerbs.note.empty });
    const done =
      threadId === undefined
        ? ({ kind: 'refused', refusal: { code: 'unknown_thread' } } as const)
        : await deps.addNote(caller, { threadId, body: words });
    if (done.kind === 'refused') return ackWithView(ack, refusalDialog('note', done.refusal, caller.language));
    await ack();
    const seen = over && threadId !== undefined ? await deps.seeThread(caller, threadId) : undefined;
    if (!over || !seen || !view.previous_view_id) return;
    const known = texts(caller.language);
    const said = known.jobVerbs.more.done.note;
    await updateDialog(
      { client, logger },
      { id: view.previous_view_id },
      moreDialog({ ...seen, ...over, said }, known),
    );
  };
}
