import { threadIdOf } from '../../../blocks/dialog.ts';
import { memberWhoClicked } from '../actions/answer.ts';
import type { ListenerDeps } from '../deps.ts';
import type { ViewClosedListener } from '../types.ts';

/** The Reply dialog was closed without sending: nobody writes there any more. */
export function replyClosed(deps: ListenerDeps): ViewClosedListener {
  return async ({ ack, body, view }) => {
    const who = await memberWhoClicked(deps, body);
    const threadId = threadIdOf(view);
    if ('caller' in who && threadId !== undefined) await deps.closeReply(who.caller, threadId);
    await ack();
  };
}
