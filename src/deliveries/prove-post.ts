import { METADATA_TYPE } from '../slack/find-post.ts';
import { findDelivery, proveDelivery } from '../store/deliveries.ts';
import { type Db, inOrganization } from '../store/scope.ts';
import { wakeAfterAppend } from '../store/wake.ts';
import { settlePost } from './kinds/post-message.ts';

/** A `message` event as far as it can prove a post of ours. */
export interface OwnPostEvent {
  channel?: string | undefined;
  ts?: string | undefined;
  bot_id?: string | undefined;
  subtype?: string | undefined;
  metadata?: { event_type?: string; event_payload?: { id?: unknown } } | undefined;
}

/** The id of the delivery that an event proves; undefined when the message is not a post of ours. */
export function provenDelivery(event: OwnPostEvent, botId: string): string | undefined {
  if (event.bot_id !== botId || event.metadata?.event_type !== METADATA_TYPE) return undefined;
  const id = event.metadata.event_payload?.id;
  return typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? id : undefined;
}

/** Our own post came back as an event: it stands, whatever became of the answer to the call that made it. */
export async function provePost(
  db: Db,
  organizationId: number,
  proof: { id: string; channel: string; ts: string },
): Promise<void> {
  const { id, channel, ts } = proof;
  // Nearly always its sender knows already: then nothing is locked.
  const delivery = await findDelivery(db, id);
  if (delivery?.state !== 'sending' || delivery.organizationId !== organizationId) return;
  await inOrganization(db, organizationId, async (tx) => {
    const result = { channel, ts, more: true };
    // What follows first, the lane last: the same order as a settle, which may be at the same delivery right now.
    if (delivery.kind === 'post-message') await settlePost(tx, { delivery, outcome: { kind: 'done', result } });
    await proveDelivery(tx, id, result);
  });
  // Whoever looked at the lane while it was locked here passed it by.
  wakeAfterAppend(db);
}
