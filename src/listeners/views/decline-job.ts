import { DECLINE_FIELDS, readDeclineJob } from '../../../blocks/decline-job-dialog.ts';
import { looksLikeNote } from '../../domain/relay-policy.ts';
import { texts } from '../../i18n/texts.ts';
import { memberWhoClicked } from '../actions/answer.ts';
import { refusalDialog } from '../actions/tell-clicker.ts';
import type { ListenerDeps } from '../deps.ts';
import { ackAndClose, ackWithErrors, ackWithView } from '../dialogs.ts';
import type { ViewListener } from '../types.ts';

/** Decline, sent: the job is declined, or the dialog says why not. */
export function declineSent(deps: ListenerDeps): ViewListener {
  return async ({ ack, body, view }) => {
    const who = await memberWhoClicked(deps, body);
    if ('refusal' in who) return ackWithView(ack, refusalDialog('decline', who.refusal, who.language));
    const { caller } = who;
    const { decline } = texts(caller.language).jobVerbs;
    const { threadId, reason, comment } = readDeclineJob(view);
    if (threadId === undefined) {
      return ackWithView(ack, refusalDialog('decline', { code: 'unknown_thread' }, caller.language));
    }
    if (!reason) return ackWithErrors(ack, { [DECLINE_FIELDS.reason]: decline.needsReason });
    if (comment !== undefined && looksLikeNote({ forms: [comment], startsWithMention: false })) {
      return ackWithErrors(ack, { [DECLINE_FIELDS.comment]: decline.looksLikeNote });
    }
    const done = await deps.declineJob(caller, { threadId, reason, ...(comment !== undefined && { comment }) });
    if (done.kind === 'refused') return ackWithView(ack, refusalDialog('decline', done.refusal, caller.language));
    await ackAndClose(ack);
  };
}
