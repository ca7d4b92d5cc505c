import type { Conversation, Thread } from '../../domain/conversation.ts';
import type { ProposalAccepted, ProposalDeclined } from '../../domain/inbound-event.ts';
import type { Job } from '../../domain/job.ts';
import { hasEnded, isOpen } from '../../domain/job-status.ts';
import { judgeAnswer, type Proposal, type ProposalAnswer, type ProposalLine } from '../../domain/proposal.ts';
import type { RelaySettings } from '../../domain/settings.ts';
import { recordChange } from '../../store/changes.ts';
import { updateConversation } from '../../store/conversations.ts';
import { findJobByOutsideId } from '../../store/jobs.ts';
import { saveStore } from '../../store/merchants.ts';
import type { Numbers } from '../../store/numbers.ts';
import { noteLateAnswer, saveAnswer } from '../../store/proposal-changes.ts';
import { findProposal, lockProposal } from '../../store/proposals.ts';
import type { Tx } from '../../store/scope.ts';
import { findThreadOfJob, getThread, listThreadsOfConversation, touchThread } from '../../store/threads.ts';
import { answerWhileAway } from '../conversations/answer-while-away.ts';
import { type Applied, NOTHING_MORE } from '../conversations/applied.ts';
import { threadForMessage } from '../conversations/thread-for-message.ts';
import { type LockedThread, lockThread } from '../conversations/thread-state.ts';
import { changeJob } from '../jobs/change-job.ts';
import { postInThread, repaintCard, repaintProposal } from '../outbound.ts';
import { beginJob } from './begin-job.ts';
import { mailOffer } from './mail-offer.ts';

export interface AnswerContext {
  now: Date;
  settings: Pick<RelaySettings, 'answerWithinHours'>;
  numbers?: Numbers | undefined;
}

type Answered = ProposalAccepted | ProposalDeclined;
const HOUR = 3_600_000;

/**
 * The merchant takes an offer or turns it down. Only an answer to the newest version counts, and only once; any other changes
 * nothing, and the thread says so.
 */
export async function answerProposal(tx: Tx, event: Answered, context: AnswerContext): Promise<Applied> {
  const known = await findProposal(tx, event.proposal.id);
  const needs = `proposal:${event.proposal.id}`;
  if (!known) return { kind: 'waits', needs };
  const sentFrom = await lockThread(tx, await getThread(tx, known.threadId));
  const { conversation } = sentFrom;
  if (conversation.home !== (event.home ?? 'marketplace')) return { kind: 'waits', needs };
  if (conversation.status === 'blocked') return { kind: 'refused', why: 'conversation_blocked' };
  const proposal = (await lockProposal(tx, known.id)) ?? known;
  const verdict = judgeAnswer(proposal, { version: event.proposal.version, answer: answerOf(event) });
  if (verdict.kind === 'repeat') return NOTHING_MORE;
  const answering = { ...sentFrom, proposal };
  if (verdict.kind === 'refused') {
    if (verdict.because !== 'unknown_version') await tellTooLate(tx, answering, event, verdict.because, context);
    return { kind: 'refused', why: `proposal_${verdict.because}` };
  }
  if (event.type === 'proposal.declined') return decline(tx, answering, event, context);
  return accept(tx, answering, event, context);
}

/** With the thread from which it was sent, and that thread's job. */
type Answering = Pick<LockedThread, 'conversation' | 'thread' | 'job'> & { proposal: Proposal };

function answerOf({ type }: Answered): ProposalAnswer {
  return type === 'proposal.accepted' ? 'accepted' : 'declined';
}

function wordsOf(event: Answered): { feedback?: string } {
  const feedback = event.type === 'proposal.declined' ? (event.feedback?.trim() ?? '') : '';
  return feedback === '' ? {} : { feedback };
}

/** It is said all the same, as the merchant's words are: after the end of a job in the conversation's own thread. */
async function tellTooLate(
  tx: Tx,
  { conversation, thread, job, proposal: { id } }: Answering,
  event: Answered,
  because: Extract<ProposalLine, { code: 'too_late' }>['because'],
  context: AnswerContext,
): Promise<void> {
  const { version } = event.proposal;
  const answer = answerOf(event);
  if (!(await noteLateAnswer(tx, { id, version, answer }))) return;
  const { merchantName } = conversation;
  const about = { proposalId: id, version, merchantName, answer, because, ...wordsOf(event) };
  const isOver = job && hasEnded(job.status);
  const place = isOver ? await threadForMessage(tx, conversation, job, context.now) : { thread };
  const linkedFrom = place.goesOnFrom && { linkedFrom: place.goesOnFrom.id };
  postInThread(tx, place.thread, { of: 'proposal-line', line: { code: 'too_late', ...about }, ...linkedFrom });
  await countAsMessage(tx, conversation, place.thread, context);
}

async function decline(
  tx: Tx,
  { conversation, proposal, thread }: Answering,
  event: ProposalDeclined,
  context: AnswerContext,
): Promise<Applied> {
  const { merchantName } = conversation;
  const { id: proposalId, version } = proposal;
  const words = wordsOf(event);
  await saveAnswer(tx, proposal, { answer: 'declined', at: context.now, ...words });
  await recordChange(tx, thread.id, { code: 'proposal_declined', version, ...words }, by(conversation, context));
  const line = { code: 'declined', proposalId, version, merchantName, ...words } as const;
  postInThread(tx, thread, { of: 'proposal-line', line });
  await countAsMessage(tx, conversation, thread, context);
  await mailOffer(tx, thread.id, { id: proposalId, version }, 'declined');
  repaintProposal(tx, { id: proposalId, version });
  return NOTHING_MORE;
}

async function accept(tx: Tx, answering: Answering, event: ProposalAccepted, context: AnswerContext): Promise<Applied> {
  const { conversation, proposal, thread, job: sentAbout } = answering;
  const { id: proposalId, version } = proposal;
  const { store } = event;
  const named = event.job && (await findJobByOutsideId(tx, event.job.id));
  if (named && named.conversationId !== conversation.id) return { kind: 'refused', why: 'job_of_another_conversation' };
  const present = event.job ? living(named) : open(sentAbout);
  await recordChange(tx, thread.id, { code: 'proposal_accepted', version }, by(conversation, context));

  const isNew = store === 'new';
  if (!isNew) await knowStore(tx, conversation, store);
  const outsideId = named ? undefined : event.job?.id;
  const begun = isNew || present ? undefined : await begin(tx, answering, outsideId, context);
  const jobId = begun?.job.id ?? (isNew ? undefined : present?.id);
  await saveAnswer(tx, proposal, { answer: 'accepted', at: context.now, acceptedFor: { store }, jobId });
  postInThread(tx, thread, { of: 'acceptance', proposalId });
  const goesOn = (present && (await findThreadOfJob(tx, present.id))) ?? thread;
  await countAsMessage(tx, conversation, goesOn, context);
  await mailOffer(tx, thread.id, { id: proposalId, version }, 'accepted');
  repaintProposal(tx, { id: proposalId, version });
  repaintCard(tx, thread.id);
  return outsideId === undefined || !begun ? NOTHING_MORE : { kind: 'applied', settles: [`job:${outsideId}`] };
}

function open(job: Job | undefined): Job | undefined {
  return job && isOpen(job.status) ? job : undefined;
}

/** A job that the merchant's side names may be completed, but not over. */
function living(job: Job | undefined): Job | undefined {
  return job && !hasEnded(job.status) ? job : undefined;
}

async function knowStore(
  tx: Tx,
  { id, merchantId }: Conversation,
  store: Exclude<ProposalAccepted['store'], 'new'>,
): Promise<void> {
  const { id: storeId, changed } = await saveStore(tx, merchantId, store);
  if (!(await updateConversation(tx, id, { storeId })) && !changed) return;
  for (const threadId of await listThreadsOfConversation(tx, id)) repaintCard(tx, threadId);
}

function begin(
  tx: Tx,
  { conversation, proposal, job }: Answering,
  outsideId: string | undefined,
  { now: at, settings, numbers }: AnswerContext,
) {
  if (!numbers) throw new Error('no numbers were taken');
  const from = job ? `J-${job.number}` : `C-${conversation.number}`;
  const answerBy = new Date(at.getTime() + settings.answerWithinHours * HOUR);
  return beginJob(tx, { conversation, proposal, from, number: numbers.job, outsideId, at, answerBy });
}

/** The merchant waits for us from now on, as if they had written. */
async function countAsMessage(
  tx: Tx,
  conversation: Conversation,
  thread: Thread,
  { now, settings }: AnswerContext,
): Promise<void> {
  if (thread.jobId !== undefined) {
    await changeJob(tx, conversation, {
      jobId: thread.jobId,
      command: 'message',
      by: { actor: 'merchant', name: conversation.merchantName },
      at: now,
      answerBy: new Date(now.getTime() + settings.answerWithinHours * HOUR),
    });
  }
  await touchThread(tx, thread.id, now);
  repaintCard(tx, thread.id);
  await answerWhileAway(tx, conversation, thread, now);
}

function by({ merchantName: name }: Conversation, { now: at }: AnswerContext) {
  return { name, at };
}
