import type { ModalView } from '@slack/types';
import { DIALOG_IDS } from '../../../blocks/action-ids.ts';
import { manageTagsDialog } from '../../../blocks/manage-tags-dialog.ts';
import { refusalWords } from '../../../blocks/refusal.ts';
import { oneLine } from '../../../blocks/text.ts';
import { texts } from '../../i18n/texts.ts';
import type { Caller, ListenerDeps } from '../deps.ts';
import { updateDialog } from '../dialogs.ts';
import type { ActionListener } from '../types.ts';
import { memberWhoClicked } from './answer.ts';
import { tellClicker } from './tell-clicker.ts';

/** Delete tag, after Slack asked whether it is meant: it leaves everywhere, and the others are shown. Its value is the tag's id. */
export function deleteTag(deps: ListenerDeps): ActionListener {
  return async ({ ack, body, action, client, respond, logger }) => {
    const click = { client, body, respond, logger };
    const who = await memberWhoClicked(deps, body);
    const id = action.type === 'button' ? Number(action.value) : Number.NaN;
    const view = 'caller' in who && Number.isSafeInteger(id) ? await deleted(deps, who.caller, id) : undefined;
    await ack();
    if ('refusal' in who) await tellClicker(click, DIALOG_IDS.manageTags, who.refusal, who.language);
    else if (view && body.view) await updateDialog(click, body.view, view);
  };
}

async function deleted(deps: ListenerDeps, caller: Caller, id: number): Promise<ModalView> {
  const outcome = await deps.deleteTag(caller, id);
  const list = await deps.listTags(caller);
  const known = texts(caller.language);
  const said =
    outcome.kind === 'deleted'
      ? known.teamwork.tagDeleted({ name: oneLine(outcome.tag.name) })
      : refusalWords(outcome.refusal, known);
  return manageTagsDialog({ ...list, said }, known);
}
