import { METADATA_TYPE } from '../slack/find-post.ts';
import { type DeliveryRecord, findDelivery, proveDelivery } from '../store/deliveries.ts';
import { type Db, inOrganization, type Tx } from '../store/scope.ts';
import { getThreadPlace } from '../store/threads.ts';
import { wakeWorkers } from '../store/wake.ts';
import type { PostPayload } from '../use-cases/outbound.ts';
import { settlePost } from './kinds/post-message.ts';
import { renderPosts } from './render-post.ts';

/** A `message` event as far as it can prove a post of ours. */
export interface OwnPostEvent {
  channel?: string | undefined;
  ts?: string | undefined;
  thread_ts?: string | undefined;
  bot_id?: string | undefined;
  subtype?: string | undefined;
  metadata?: { event_type?: string; event_payload?: { id?: unknown } } | undefined;
}

/** A post of ours, and where it stands. */
export interface Proof {
  /** The delivery that posted it. */
  id: string;
  channel: string;
  ts: string;
  threadTs?: string;
}

/** What an event proves; undefined when the message is not a post of ours. */
export function proofIn(event: OwnPostEvent, botId: string): Proof | undefined {
  const { channel, ts, thread_ts: threadTs, metadata } = event;
  if (event.bot_id !== botId || metadata?.event_type !== METADATA_TYPE) return undefined;
  const id = metadata.event_payload?.id;
  if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id) || !channel || !ts) return undefined;
  return { id, channel, ts, ...(threadTs !== undefined && { threadTs }) };
}

/** Our own post came back as an event: it stands, whatever became of the answer to the call that made it. */
export async function provePost(db: Db, organizationId: number, proof: Proof, now: Date): Promise<void> {
  // Nearly always its sender knows already: then nothing is locked.
  const delivery = await findDelivery(db, proof.id);
  if (delivery?.organizationId !== organizationId || !['waiting', 'sending'].includes(delivery.state)) return;
  await inOrganization(db, organizationId, async (tx) => {
    const { channel, ts } = proof;
    const more = delivery.kind === 'post-message' ? await whatItProves(tx, delivery, proof, now) : {};
    if (more === 'nothing') return;
    const result = { channel, ts, ...more };
    // What follows first, the lane last: the same order as a settle, which may be at the same delivery right now.
    if (delivery.kind === 'post-message') await settlePost(tx, { delivery, outcome: { kind: 'done', result } });
    await proveDelivery(tx, proof.id, result);
  });
  // Whoever looked at the lane while it was locked here passed it by.
  wakeWorkers(db);
}

/** Under a root that was deleted Slack posts to the channel instead: that is taken back, and proves nothing. */
async function whatItProves(
  tx: Tx,
  delivery: DeliveryRecord,
  proof: Proof,
  now: Date,
): Promise<{ more?: boolean } | 'nothing'> {
  const payload = delivery.payload as PostPayload;
  const { content, threadId } = payload;
  if (content.of === 'card') return {};
  const { rootTs } = await getThreadPlace(tx, threadId);
  if (proof.threadTs === undefined || proof.threadTs !== rootTs) return 'nothing';
  const part = 'part' in content ? content.part : 0;
  return { more: (await renderPosts(tx, { ...payload, posted: 1 }, now)).length > part + 1 };
}
