import { DIALOG_IDS } from '../../../blocks/action-ids.ts';
import { refusalWords } from '../../../blocks/refusal.ts';
import { readTagDialog, TAGS } from '../../../blocks/tag-dialog.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { texts } from '../../i18n/texts.ts';
import { memberWhoClicked } from '../actions/answer.ts';
import { refusalDialog } from '../actions/tell-clicker.ts';
import type { ListenerDeps } from '../deps.ts';
import { ackWithErrors, ackWithView } from '../dialogs.ts';
import type { ViewListener } from '../types.ts';

/** What can be corrected in the dialog. */
const OF_THE_FIELD: readonly Refusal['code'][] = ['tag_gone', 'tag_name_unusable', 'too_many_tags'];

/** The dialog with the tags was sent. */
export function tagSent(deps: ListenerDeps): ViewListener {
  return async ({ ack, body, view }) => {
    const who = await memberWhoClicked(deps, body);
    if ('refusal' in who) return ackWithView(ack, refusalDialog(DIALOG_IDS.tag, who.refusal, who.language));
    const { caller } = who;
    const asked = readTagDialog(view);
    const tagged = asked && (await deps.tag(caller, asked.threadId, asked));
    if (tagged?.kind !== 'refused') return ack();
    const { refusal } = tagged;
    if (OF_THE_FIELD.includes(refusal.code))
      return ackWithErrors(ack, { [TAGS]: refusalWords(refusal, texts(caller.language)) });
    await ackWithView(ack, refusalDialog(DIALOG_IDS.tag, refusal, caller.language));
  };
}
