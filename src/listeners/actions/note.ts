import { noteDialog } from '../../../blocks/note-dialog.ts';
import type { ListenerDeps } from '../deps.ts';
import type { ActionListener } from '../types.ts';
import { opensDialog } from './open-thread-dialog.ts';

/** Note: a field for a new one, and those that there are. */
export function note(deps: ListenerDeps): ActionListener {
  return opensDialog(deps, {
    id: 'note',
    see: (caller, threadId) => deps.seeNotes(caller, threadId),
    view: noteDialog,
  });
}
