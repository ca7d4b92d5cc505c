import type { SlackMessage } from '../../domain/own-words.ts';
import { renderWords } from '../../slack/rich-text.ts';
import { readInOrganization } from '../../store/reading.ts';
import { findReply, lockReply, noteMayHaveArrived, updateReply } from '../../store/replies.ts';
import { inOrganization, type Tx } from '../../store/scope.ts';
import { type CrossedMessage, mailAssignees } from '../../use-cases/conversations/mail-assignees.ts';
import { releaseReply } from '../../use-cases/conversations/release-reply.ts';
import { showEndpointOff } from '../../use-cases/conversations/show-endpoint-off.ts';
import { showReplyFailed } from '../../use-cases/conversations/show-reply-failed.ts';
import { repaintMark } from '../../use-cases/outbound.ts';
import { turnedOff } from '../channel-outcome.ts';
import type { SendingKind, Settled } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { outboundFiles } from '../outbound-files.ts';
import { namesFor } from '../people.ts';
import { isByMail, isToBeMailed, passOn, reachMerchant } from '../reach-merchant.ts';

/** A member's reply leaves for the merchant. The delivery's subject is the message's id. */
export function relayReply(deps: DeliveryDeps): SendingKind {
  return {
    type: 'send',
    async run(delivery, guard) {
      const { db, now } = deps;
      const { organizationId, subject: messageId } = delivery;
      const reply = await readInOrganization(db, organizationId, (reader) => findReply(reader, messageId));
      if (!reply) return { kind: 'cancelled', why: 'it became a note' };
      const files = await outboundFiles(deps, delivery, reply);
      if ('kind' in files) return files;
      const names = await namesFor(deps, organizationId, reply.content);
      const release = await inOrganization(db, organizationId, async (tx) => {
        const render = (content: SlackMessage) => ({ ...renderWords(content, names), files });
        const { position, resumed } = delivery;
        return releaseReply(tx, messageId, now(), render, { position, resumed, byMail: isByMail(delivery) });
      });
      if (release.kind === 'gone') return { kind: 'cancelled', why: release.why };
      if (release.kind === 'not_yet') return { kind: 'later', delayMs: release.delayMs, uncounted: true };

      const { outcome, mayHaveArrived } = await reachMerchant(deps, delivery, guard, release);
      if (mayHaveArrived) await inOrganization(db, organizationId, (tx) => noteMayHaveArrived(tx, messageId));
      return outcome;
    },
    async settled(tx, settled) {
      const crossed: CrossedMessage[] = [];
      for (const one of settled) crossed.push(...(await settleReply(tx, one, deps.now())));
      await mailAssignees(tx, crossed);
      await passOn(tx, settled);
      if (settled.some(({ outcome }) => turnedOff(outcome))) await showEndpointOff(tx);
    },
  };
}

/** Returns the reply if this is what brought it to the merchant. */
async function settleReply(tx: Tx, { delivery, outcome }: Settled, now: Date): Promise<CrossedMessage[]> {
  if (outcome.kind === 'failed') {
    // It stands on the page: an edit is a correction there, and a deletion takes it back.
    if (isByMail(delivery)) await noteMayHaveArrived(tx, delivery.subject);
    await showReplyFailed(tx, delivery.subject, delivery.id, outcome.reason);
  }
  if (outcome.kind !== 'done' || isToBeMailed(outcome)) return [];

  const seen = await findReply(tx, delivery.subject);
  if (!seen) return [];
  const reply = await lockReply(tx, seen.id);
  // A deletion meanwhile made it withdrawn; the withdrawal follows in the lane.
  const withdrawn = reply.state === 'withdrawn';
  await updateReply(tx, reply.id, { deliveredAt: now, delayed: false, ...(!withdrawn && { state: 'delivered' }) });
  repaintMark(tx, reply);
  // Where it was stored before, with the answer lost, this has been said already.
  if (withdrawn || reply.state === 'delivered') return [];
  return [{ messageId: reply.id, threadId: reply.threadId, slackUser: reply.slackUser }];
}
