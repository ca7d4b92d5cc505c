import { DIALOG_IDS } from '../../../blocks/action-ids.ts';
import { contextOf } from '../../../blocks/dialog.ts';
import { noteDialog } from '../../../blocks/note-dialog.ts';
import type { ListenerDeps } from '../deps.ts';
import { isThird } from '../dialogs.ts';
import type { ActionListener } from '../types.ts';
import { opensDialog } from './open-thread-dialog.ts';
import type { Click } from './tell-clicker.ts';

/** Note: a field for a new one, and those that there are. */
export function note(deps: ListenerDeps): ActionListener {
  return opensDialog(deps, {
    id: 'note',
    see: (caller, threadId) => deps.seeNotes(caller, threadId),
    view: (seen, texts, { body }) => noteDialog({ ...seen, ...moreBelow(body) }, texts),
  });
}

/** Where the note stands on top of More, that says afterwards that the note is kept. */
function moreBelow({ view }: Click['body']): { over?: { fromCard: boolean } } {
  if (view?.callback_id !== DIALOG_IDS.more || isThird(view)) return {};
  return {
    over: { fromCard: contextOf({ private_metadata: view.private_metadata, state: { values: {} } }).fromCard === true },
  };
}
