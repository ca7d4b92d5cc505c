import { BLOCK_REASON, readBlockMerchant } from '../../../blocks/block-merchant-dialog.ts';
import { texts } from '../../i18n/texts.ts';
import { memberWhoClicked } from '../actions/answer.ts';
import { refusalDialog } from '../actions/tell-clicker.ts';
import type { ListenerDeps } from '../deps.ts';
import { ackAndClose, ackWithErrors, ackWithView } from '../dialogs.ts';
import type { ViewListener } from '../types.ts';

/** Block merchant, sent: from now on nothing goes either way. */
export function blockSent(deps: ListenerDeps): ViewListener {
  return async ({ ack, body, view }) => {
    const who = await memberWhoClicked(deps, body);
    if ('refusal' in who) return ackWithView(ack, refusalDialog('block', who.refusal, who.language));
    const { caller } = who;
    const { threadId, reason } = readBlockMerchant(view);
    if (!reason) return ackWithErrors(ack, { [BLOCK_REASON]: texts(caller.language).jobVerbs.block.needsReason });
    const done =
      threadId === undefined
        ? ({ kind: 'refused', refusal: { code: 'unknown_thread' } } as const)
        : await deps.blockMerchant(caller, { threadId, reason });
    if (done.kind === 'refused') return ackWithView(ack, refusalDialog('block', done.refusal, caller.language));
    await ackAndClose(ack);
  };
}
