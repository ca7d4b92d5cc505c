import { DIALOG_IDS } from '../../../blocks/action-ids.ts';
import { tagDialog } from '../../../blocks/tag-dialog.ts';
import type { ListenerDeps } from '../deps.ts';
import type { ActionListener } from '../types.ts';
import { opensTeamDialog } from './open-team-dialog.ts';

/** Tag on a card or in More: the dialog with the tags. */
export function tag(deps: ListenerDeps): ActionListener {
  return opensTeamDialog(deps, DIALOG_IDS.tag, tagDialog);
}
