import { threadIdOf } from '../../../blocks/dialog.ts';
import { memberWhoClicked } from '../actions/answer.ts';
import { refusalDialog } from '../actions/tell-clicker.ts';
import type { ListenerDeps } from '../deps.ts';
import { ackAndClose, ackWithView } from '../dialogs.ts';
import type { ViewListener } from '../types.ts';

/** Request review, sent: the merchant is asked, or the dialog says why not. */
export function reviewSent(deps: ListenerDeps): ViewListener {
  return async ({ ack, body, view }) => {
    const who = await memberWhoClicked(deps, body);
    if ('refusal' in who) return ackWithView(ack, refusalDialog('review', who.refusal, who.language));
    const { caller } = who;
    const threadId = threadIdOf(view);
    const done =
      threadId === undefined
        ? ({ kind: 'refused', refusal: { code: 'unknown_thread' } } as const)
        : await deps.requestReview(caller, threadId);
    if (done.kind === 'refused') return ackWithView(ack, refusalDialog('review', done.refusal, caller.language));
    await ackAndClose(ack);
  };
}
