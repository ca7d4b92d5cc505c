import type { Conversation, Thread } from '../domain/conversation.ts';
import { hasEnded } from '../domain/job-status.ts';
import type { Reply } from '../domain/message.ts';
import type { OutboundEvent } from '../domain/outbound-event.ts';
import { emojiByName } from '../slack/emoji.ts';
import { renderWords } from '../slack/rich-text.ts';
import { getConversation } from '../store/conversations.ts';
import { isAnythingAhead } from '../store/deliveries.ts';
import { hasUnappliedWords } from '../store/job-history.ts';
import { findJob } from '../store/jobs.ts';
import { findProposal } from '../store/proposals.ts';
import { findReply, lockReply } from '../store/replies.ts';
import { inOrganization, type Tx } from '../store/scope.ts';
import { getThread } from '../store/threads.ts';
import type { EventPayload } from '../use-cases/outbound.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryDeps } from './deps.ts';
import { namesFor } from './people.ts';
import { proposalEvent } from './proposal-event.ts';
import { isByMail } from './reach-merchant.ts';

export type ReadEvent =
  | { kind: 'event'; event: OutboundEvent; conversation: Conversation }
  /** There is nothing to tell any more. */
  | { kind: 'nothing' }
  /** Words for a merchant who was blocked meanwhile. */
  | { kind: 'blocked' }
  /** Something that was heard before has not taken its place in the lane yet. */
  | { kind: 'not_yet' };

/** What an event says, read when it leaves. */
export async function readEvent(deps: DeliveryDeps, delivery: Delivery): Promise<ReadEvent> {
  const payload = delivery.payload as EventPayload;
  const read = await inOrganization(deps.db, delivery.organizationId, async (tx) => ({
    conversation: await getConversation(tx, payload.conversationId),
    job: payload.jobId === undefined ? undefined : await findJob(tx, payload.jobId),
    reply: payload.messageId === undefined ? undefined : await readReply(tx, payload.messageId),
    proposal: payload.proposal && (await findProposal(tx, payload.proposal.id)),
    mustWait: await mustWait(tx, delivery),
  }));
  const { conversation, job, reply } = read;
  if (read.mustWait) return { kind: 'not_yet' };
  const told = (event: OutboundEvent): ReadEvent => ({ kind: 'event', event, conversation });
  const about = {
    organization: conversation.outsideOrganization,
    conversation: { id: conversation.outsideId },
    at: new Date(payload.at),
    ...(job?.outsideId !== undefined && { job: { id: job.outsideId, status: payload.jobStatus ?? job.status } }),
    ...(payload.byName !== undefined && { by: { name: payload.byName } }),
  };
  switch (payload.type) {
    case 'job.opened':
    case 'job.expired':
    case 'job.inactive':
    case 'job.completed':
    case 'job.reopened':
      return told({ type: payload.type, ...about });
    case 'job.declined':
      return told({ type: payload.type, ...about, ...declined(payload, conversation) });
    case 'merchant.blocked':
      if (!payload.blocked) return { kind: 'nothing' };
      return told({
        type: payload.type,
        ...about,
        merchant: { id: payload.blocked.merchant },
        reason: payload.blocked.reason,
      });
    case 'review.requested':
      if (conversation.status === 'blocked') return { kind: 'nothing' };
      return told({
        type: payload.type,
        ...about,
        ...(payload.reviewOf !== undefined && { proposal: { id: payload.reviewOf } }),
      });
    case 'store_access.requested':
      // Where the work is over nobody needs to get in any more.
      if (conversation.status === 'blocked' || (job && hasEnded(job.status))) return { kind: 'nothing' };
      return told({ type: payload.type, ...about, agreed: true });
    case 'proposal.sent':
    case 'proposal.closed': {
      // What waited when the merchant closed the job, or was blocked, stays here.
      const isOver = payload.type === 'proposal.sent' && job?.status === 'closed' && mayStay(delivery);
      if (isOver || isBlocked(conversation, delivery)) return { kind: 'blocked' };
      const event = proposalEvent(payload, about, read.proposal);
      return event ? told(event) : { kind: 'nothing' };
    }
    case 'job.created':
      if (!about.job || !payload.proposal) return { kind: 'nothing' };
      return told({ type: payload.type, ...about, job: about.job, proposal: payload.proposal });
    case 'message.withdrawn':
      if (!reply) return { kind: 'nothing' };
      if (isBlocked(conversation, delivery)) return { kind: 'blocked' };
      return told({ type: payload.type, ...about, message: { id: reply.id } });
    case 'message.corrected': {
      // A withdrawal behind it says all there is to say.
      if (!reply || reply.state === 'withdrawn') return { kind: 'nothing' };
      if (isBlocked(conversation, delivery)) return { kind: 'blocked' };
      const words = renderWords(reply.content, await namesFor(deps, delivery.organizationId, reply.content));
      return told({ type: payload.type, ...about, message: { id: reply.id, ...words, editedAt: about.at } });
    }
  }
}

/** Locked: an edit that counts on being sent with this delivery has committed by the time its words are read. */
async function readReply(tx: Tx, id: string): Promise<Reply | undefined> {
  return (await findReply(tx, id)) && lockReply(tx, id);
}

const IN_TURN: readonly EventPayload['type'][] = ['job.declined', 'job.completed', 'proposal.sent', 'proposal.closed'];

/** What we had heard when a job was declined or completed, or an offer made, goes before the event that says so. */
async function mustWait(tx: Tx, delivery: Delivery): Promise<boolean> {
  const { type, threadId } = delivery.payload as EventPayload;
  if (!IN_TURN.includes(type)) return false;
  const thread: Thread = await getThread(tx, threadId);
  // Asked in this order: what has just been applied stands in the lane by now, ahead of what was claimed before.
  return (await hasUnappliedWords(tx, thread)) || (await isAnythingAhead(tx, delivery));
}

function isBlocked({ status }: Conversation, delivery: Delivery): boolean {
  return status === 'blocked' && mayStay(delivery);
}

/** A repeat of what may have arrived goes on: there it is only passed over. A mail would be read again. */
function mayStay(delivery: Delivery): boolean {
  const { attempts, resumed } = delivery;
  return isByMail(delivery) || (attempts === 1 && !resumed);
}

/** Words for a merchant who was blocked meanwhile stay here. */
function declined({ declined: said }: EventPayload, { status }: Conversation) {
  const { reason, comment } = said ?? { reason: 'other' as const };
  return { reason, ...(comment !== undefined && status !== 'blocked' && { comment: withEmoji(comment) }) };
}

/** A dialog's input gives plain words; only names of emoji in them are Slack's. */
function withEmoji(words: string): string {
  return words.replace(/:([a-z0-9_+-]+):/gi, (whole, name: string) => emojiByName(name.toLowerCase()) ?? whole);
}
