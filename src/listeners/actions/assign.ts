import { DIALOG_IDS } from '../../../blocks/action-ids.ts';
import { assignDialog } from '../../../blocks/assign-dialog.ts';
import type { ListenerDeps } from '../deps.ts';
import type { ActionListener } from '../types.ts';
import { opensTeamDialog } from './open-team-dialog.ts';

/** Assign on a card or in More: the dialog with the people. */
export function assign(deps: ListenerDeps): ActionListener {
  return opensTeamDialog(deps, DIALOG_IDS.assign, assignDialog);
}
