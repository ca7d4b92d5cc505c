import type { Conversation, Thread } from '../../domain/conversation.ts';
import type { Job } from '../../domain/job.ts';
import type { Proposal } from '../../domain/proposal.ts';
import { insertAssignees, listAssignees } from '../../store/assignees.ts';
import { recordChange } from '../../store/changes.ts';
import { hasJobs } from '../../store/jobs.ts';
import { findPeople } from '../../store/members.ts';
import { insertJobOfProposal } from '../../store/proposal-jobs.ts';
import type { Tx } from '../../store/scope.ts';
import { channelForThread } from '../../store/services.ts';
import { findOwnThread, insertThread, takeOverThread } from '../../store/threads.ts';
import { mailFirstContact } from '../conversations/mail-first-contact.ts';
import { postInThread, repaintCard, tellMarketplace } from '../outbound.ts';

export interface Beginning {
  conversation: Conversation;
  proposal: Proposal;
  /** What the thread is called from which it was sent: `J-12`, `C-3`. */
  from: string;
  /** How it is called, taken before the transaction. */
  number: number;
  /** The id the merchant's side gave it. */
  outsideId?: string | undefined;
  at: Date;
  answerBy: Date;
}

/**
 * An accepted proposal becomes a job. The first one of its conversation takes over the conversation's thread, each further one
 * gets its own.
 */
export async function beginJob(tx: Tx, beginning: Beginning): Promise<{ job: Job; thread: Thread }> {
  const { conversation, proposal, number, at, answerBy } = beginning;
  const isFirst = !(await hasJobs(tx, conversation.id));
  const job = await insertJobOfProposal(tx, proposal.newest, {
    number,
    conversationId: conversation.id,
    outsideId: beginning.outsideId ?? `proposal:${proposal.id}`,
    at,
    answerBy,
  });
  const own = isFirst ? await findOwnThread(tx, conversation.id) : undefined;
  const thread = own ? await takeOver(tx, own, job) : await openThread(tx, beginning, job);
  await mailFirstContact(tx, thread.id);
  tellMarketplace(tx, {
    type: 'job.created',
    conversation,
    thread,
    job,
    at,
    proposal: { id: proposal.id, version: proposal.version },
  });
  return { job, thread };
}

async function takeOver(tx: Tx, own: Thread, job: Job): Promise<Thread> {
  await takeOverThread(tx, own.id, job.id);
  repaintCard(tx, own.id);
  return { ...own, jobId: job.id };
}

async function openThread(tx: Tx, beginning: Beginning, job: Job): Promise<Thread> {
  const { conversation, proposal, at } = beginning;
  const { handle: serviceHandle } = proposal.newest.service;
  const channel = await channelForThread(tx, tx.organizationId, { conversationId: conversation.id, serviceHandle });
  const thread = await insertThread(tx, { conversationId: conversation.id, jobId: job.id, channel, usedAt: at });
  postInThread(tx, thread, { of: 'card' });
  const { id: proposalId, version } = proposal;
  const { merchantName } = conversation;
  postInThread(tx, thread, { of: 'proposal-line', line: { code: 'began_job', proposalId, version, merchantName } });
  await keepAssignees(tx, beginning, thread);
  return thread;
}

/** Whoever has the talk that led to a job has the job. */
async function keepAssignees(tx: Tx, { proposal, from, at }: Beginning, thread: Thread): Promise<void> {
  const present = await listAssignees(tx, proposal.threadId);
  const people = await findPeople(tx, present);
  const slackUsers = present.filter((id) => people.get(id)?.isMember === true);
  if (slackUsers.length === 0) return;
  await insertAssignees(tx, thread.id, slackUsers, at);
  await recordChange(tx, thread.id, { code: 'assignees_kept', slackUsers, from }, { at });
}
