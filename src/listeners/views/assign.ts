import { DIALOG_IDS } from '../../../blocks/action-ids.ts';
import { ASSIGNEES, readAssignDialog } from '../../../blocks/assign-dialog.ts';
import { refusalWords } from '../../../blocks/refusal.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { texts } from '../../i18n/texts.ts';
import { memberWhoClicked } from '../actions/answer.ts';
import { refusalDialog } from '../actions/tell-clicker.ts';
import type { ListenerDeps } from '../deps.ts';
import { ackWithErrors, ackWithView } from '../dialogs.ts';
import type { ViewListener } from '../types.ts';

/** What can be corrected in the dialog. */
const OF_THE_FIELD: readonly Refusal['code'][] = ['not_assignable', 'too_many_assignees', 'people_unread'];

/** The dialog with the people was sent. */
export function assignSent(deps: ListenerDeps): ViewListener {
  return async ({ ack, body, view }) => {
    const who = await memberWhoClicked(deps, body);
    if ('refusal' in who) return ackWithView(ack, refusalDialog(DIALOG_IDS.assign, who.refusal, who.language));
    const { caller } = who;
    const asked = readAssignDialog(view);
    const assigned = asked && (await deps.assign(caller, asked.threadId, asked));
    if (assigned?.kind !== 'refused') return ack();
    const { refusal } = assigned;
    if (OF_THE_FIELD.includes(refusal.code))
      return ackWithErrors(ack, { [ASSIGNEES]: refusalWords(refusal, texts(caller.language)) });
    await ackWithView(ack, refusalDialog(DIALOG_IDS.assign, refusal, caller.language));
  };
}
