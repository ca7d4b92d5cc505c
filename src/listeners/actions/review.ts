import { reviewDialog } from '../../../blocks/review-dialog.ts';
import { texts } from '../../i18n/texts.ts';
import type { ListenerDeps } from '../deps.ts';
import { openDialog } from '../dialogs.ts';
import type { ActionListener } from '../types.ts';
import { memberWhoClicked, threadClicked } from './answer.ts';
import { type Click, tellClicker } from './tell-clicker.ts';

/** Request review on a card, in More or in Home: says what the merchant will be asked. */
export function review(deps: ListenerDeps): ActionListener {
  return async ({ ack, body, action, client, respond, logger }) => {
    const click: Click = { client, body, respond, logger };
    const who = await memberWhoClicked(deps, body);
    const threadId = threadClicked(action);
    const opening = 'caller' in who && threadId !== undefined ? await deps.openReview(who.caller, threadId) : undefined;
    await ack();
    if ('refusal' in who) return tellClicker(click, 'review', who.refusal, who.language);
    const { language } = who.caller;
    if (opening?.kind === 'open') return openDialog(click, reviewDialog(opening, texts(language)));
    await tellClicker(click, 'review', opening?.refusal ?? { code: 'unknown_thread' }, language);
  };
}
