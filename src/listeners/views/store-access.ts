import { AGREED, readStoreAccess } from '../../../blocks/store-access-dialog.ts';
import { texts } from '../../i18n/texts.ts';
import { memberWhoClicked } from '../actions/answer.ts';
import { refusalDialog } from '../actions/tell-clicker.ts';
import type { ListenerDeps } from '../deps.ts';
import { ackAndClose, ackWithErrors, ackWithView } from '../dialogs.ts';
import type { ViewListener } from '../types.ts';

/** Request access, sent: only with the tick that the merchant has understood and agreed. */
export function storeAccessSent(deps: ListenerDeps): ViewListener {
  return async ({ ack, body, view }) => {
    const who = await memberWhoClicked(deps, body);
    if ('refusal' in who) return ackWithView(ack, refusalDialog('store_access', who.refusal, who.language));
    const { caller } = who;
    const { threadId, agreed } = readStoreAccess(view);
    const { needsAgreement } = texts(caller.language).afterWork.access;
    if (!agreed) return ackWithErrors(ack, { [AGREED]: needsAgreement });
    const done =
      threadId === undefined
        ? ({ kind: 'refused', refusal: { code: 'unknown_thread' } } as const)
        : await deps.requestStoreAccess(caller, threadId);
    if (done.kind === 'refused') return ackWithView(ack, refusalDialog('store_access', done.refusal, caller.language));
    await ackAndClose(ack);
  };
}
