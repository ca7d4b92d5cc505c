import { historyDialog, readHistoryButton } from '../../../blocks/history-dialog.ts';
import { texts } from '../../i18n/texts.ts';
import type { ListenerDeps } from '../deps.ts';
import { openDialog, updateDialog } from '../dialogs.ts';
import type { ActionListener } from '../types.ts';
import { memberWhoClicked } from './answer.ts';
import { type Click, tellClicker } from './tell-clicker.ts';

/** History: every change, who, when, why. Its own buttons turn the pages. */
export function history(deps: ListenerDeps): ActionListener {
  return async ({ ack, body, action, client, respond, logger }) => {
    const click: Click = { client, body, respond, logger };
    const who = await memberWhoClicked(deps, body);
    const asked = readHistoryButton(action.type === 'button' ? action.value : undefined);
    const seen = 'caller' in who && asked ? await deps.seeHistory(who.caller, asked.threadId) : undefined;
    await ack();
    if ('refusal' in who) return tellClicker(click, 'history', who.refusal, who.language);
    const { language } = who.caller;
    if (!seen || !asked) return tellClicker(click, 'history', { code: 'unknown_thread' }, language);
    const view = historyDialog({ ...seen, page: asked.page }, texts(language));
    if (body.view?.callback_id === 'history') await updateDialog(click, body.view, view);
    else await openDialog(click, view);
  };
}
