import { DIALOG_IDS } from '../../../blocks/action-ids.ts';
import { manageTagsDialog } from '../../../blocks/manage-tags-dialog.ts';
import { texts } from '../../i18n/texts.ts';
import type { ListenerDeps } from '../deps.ts';
import { openDialog, updateDialog } from '../dialogs.ts';
import type { ActionListener } from '../types.ts';
import { memberWhoClicked } from './answer.ts';
import { tellClicker } from './tell-clicker.ts';

/** Manage tags, and All tags on the dialog of one: the dialog with all of them. */
export function manageTags(deps: ListenerDeps): ActionListener {
  return async ({ ack, body, client, respond, logger }) => {
    const click = { client, body, respond, logger };
    const who = await memberWhoClicked(deps, body);
    const list = 'caller' in who ? await deps.listTags(who.caller) : undefined;
    await ack();
    if ('refusal' in who) return tellClicker(click, DIALOG_IDS.manageTags, who.refusal, who.language);
    if (!list) return;
    const view = manageTagsDialog(list, texts(who.caller.language));
    if (body.view?.callback_id === DIALOG_IDS.manageTags) await updateDialog(click, body.view, view);
    else await openDialog(click, view);
  };
}
