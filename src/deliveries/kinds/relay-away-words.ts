import type { FailureReason } from '../../domain/failure-reason.ts';
import type { OutboundEvent } from '../../domain/outbound-event.ts';
import { typedWords } from '../../domain/typed-words.ts';
import { renderWords } from '../../slack/rich-text.ts';
import { getAuthorNaming } from '../../store/author-naming.ts';
import { findAwayAnswer } from '../../store/away-answers.ts';
import { getConversation } from '../../store/conversations.ts';
import { findJob } from '../../store/jobs.ts';
import { type Reader, readInOrganization } from '../../store/reading.ts';
import type { Tx } from '../../store/scope.ts';
import { findThread, getThread } from '../../store/threads.ts';
import { excerptOf } from '../../use-cases/conversations/excerpt.ts';
import { showEndpointOff } from '../../use-cases/conversations/show-endpoint-off.ts';
import { postInThread } from '../../use-cases/outbound.ts';
import { turnedOff } from '../channel-outcome.ts';
import type { Delivery, SendingKind } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { namesFor } from '../people.ts';
import { passOn, reachMerchant } from '../reach-merchant.ts';

/** The automatic words of an organization that is away leave for the merchant, in its own name. The subject is the message's id. */
export function relayAwayWords(deps: DeliveryDeps): SendingKind {
  return {
    type: 'send',
    async run(delivery, guard) {
      const { organizationId, subject: id } = delivery;
      const read = await readInOrganization(deps.db, organizationId, (reader) => readAnswer(reader, id));
      if (!read) return { kind: 'cancelled', why: 'the conversation is blocked' };
      const content = typedWords(read.answer.body);
      const event = eventOf(read, renderWords(content, await namesFor(deps, organizationId, content)));
      const { outcome } = await reachMerchant(deps, delivery, guard, { event, conversation: read.conversation });
      return outcome;
    },
    async settled(tx, settled) {
      for (const { delivery, outcome } of settled) {
        if (outcome.kind === 'failed') await showFailure(tx, delivery, outcome.reason);
      }
      await passOn(tx, settled);
      if (settled.some(({ outcome }) => turnedOff(outcome))) await showEndpointOff(tx);
    },
  };
}

/** Nobody wrote them, so nobody is named. */
async function showFailure(tx: Tx, delivery: Delivery, reason: FailureReason): Promise<void> {
  const answer = await findAwayAnswer(tx, delivery.subject);
  if (!answer) return;
  const about = { retry: delivery.id, authorUserId: '', excerpt: excerptOf(answer.body) };
  const notice = { code: 'reply_failed', reason, ...about } as const;
  postInThread(tx, await getThread(tx, answer.threadId), { of: 'notice', notice });
}

type Read = NonNullable<Awaited<ReturnType<typeof readAnswer>>>;

async function readAnswer(reader: Reader, id: string) {
  const answer = await findAwayAnswer(reader, id);
  if (!answer) return undefined;
  const [conversation, thread, naming] = await Promise.all([
    getConversation(reader, answer.conversationId),
    findThread(reader, answer.threadId),
    getAuthorNaming(reader, reader.organizationId),
  ]);
  if (conversation.status === 'blocked') return undefined;
  const job = thread?.jobId === undefined ? undefined : await findJob(reader, thread.jobId);
  return { answer, conversation, job, naming };
}

function eventOf({ answer, conversation, job, naming }: Read, words: { body: string; html: string }): OutboundEvent {
  return {
    type: 'message.sent',
    organization: conversation.outsideOrganization,
    conversation: { id: conversation.outsideId },
    at: answer.at,
    by: { name: naming.agency },
    ...(job?.outsideId !== undefined && { job: { id: job.outsideId, status: job.status } }),
    message: {
      id: answer.id,
      ...words,
      author: { name: naming.agency },
      sentAt: answer.at,
      files: [],
    },
    automatic: true,
  };
}
