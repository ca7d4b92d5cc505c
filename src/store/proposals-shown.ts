import type { Proposal, ProposalLine, ProposalVersion } from '../domain/proposal.ts';
import type { ConversationJob, ProposalsShown } from '../domain/proposals-shown.ts';
import { findTeamUrl } from './organizations.ts';
import { findProposal, listProposals } from './proposals.ts';
import type { Reader } from './reading.ts';
import type { Db } from './scope.ts';
import { findThread } from './threads.ts';

/** One version of a proposal as its thread shows it; undefined where there is none of that number. */
export async function findOffer(
  db: Db,
  { proposalId, version }: { proposalId: string; version: number },
): Promise<{ proposal: Proposal; version: ProposalVersion; merchantName: string } | undefined> {
  const proposal = await findProposal(db, proposalId);
  const shown = proposal?.versions.find((one) => one.version === version);
  if (!proposal || !shown) return undefined;
  return { proposal, version: shown, merchantName: await merchantNameOf(db, proposal.conversationId) };
}

/** The line that tells of an acceptance, as things stand now; undefined for a proposal that nobody has accepted. */
export async function findAcceptance(
  db: Reader,
  proposalId: string,
): Promise<Extract<ProposalLine, { code: 'accepted' }> | undefined> {
  const proposal = await findProposal(db, proposalId);
  if (!proposal?.acceptedFor) return undefined;
  const { id, version, conversationId, acceptedFor } = proposal;
  const [merchantName, job] = await Promise.all([merchantNameOf(db, conversationId), findJobLedTo(db, proposal)]);
  return {
    code: 'accepted',
    proposalId: id,
    version,
    merchantName,
    ...(acceptedFor.store !== 'new' && { storeName: acceptedFor.store.name }),
    ...(job && { job }),
  };
}

/** The job that began with the proposal, or whose thread is another one; a thread need not say that it goes on itself. */
async function findJobLedTo(db: Reader, { jobId, threadId, newest }: Proposal) {
  if (jobId === undefined) return undefined;
  const [job, teamUrl] = await Promise.all([
    db
      .selectFrom('jobs as j')
      .innerJoin('threads as t', (join) =>
        join.onRef('t.organization_id', '=', 'j.organization_id').onRef('t.job_id', '=', 'j.id'),
      )
      .select(['j.number', 'j.kind', 'j.created_at', 't.id as thread_id', 't.channel', 't.root_ts'])
      .where('j.id', '=', jobId)
      .executeTakeFirst(),
    findTeamUrl(db, db.organizationId),
  ]);
  if (!job) return undefined;
  const { number, thread_id, channel, root_ts } = job;
  if (thread_id === threadId) {
    const began = job.kind === 'proposal' && job.created_at.getTime() === newest.answeredAt?.getTime();
    return began ? { number } : undefined;
  }
  return {
    number,
    ...(channel !== null && { channel }),
    ...(root_ts !== null && { rootTs: root_ts }),
    ...(teamUrl !== undefined && { teamUrl }),
  };
}

async function merchantNameOf(db: Db, conversationId: number): Promise<string> {
  const { name } = await db
    .selectFrom('conversations as c')
    .innerJoin('merchants as m', (join) =>
      join.onRef('m.organization_id', '=', 'c.organization_id').onRef('m.id', '=', 'c.merchant_id'),
    )
    .select('m.name')
    .where('c.id', '=', conversationId)
    .executeTakeFirstOrThrow();
  return name;
}

/** All that was offered in the conversation of a thread, and its jobs. Undefined for a thread of nobody's. */
export async function findProposalsOfThread(reader: Reader, threadId: number): Promise<ProposalsShown | undefined> {
  const thread = await findThread(reader, threadId);
  if (!thread) return undefined;
  const { conversationId, jobId } = thread;
  const [proposals, jobs, merchantName, { number }, teamUrl] = await Promise.all([
    listProposals(reader, conversationId),
    listJobs(reader, conversationId),
    merchantNameOf(reader, conversationId),
    reader.selectFrom('conversations').select('number').where('id', '=', conversationId).executeTakeFirstOrThrow(),
    findTeamUrl(reader, reader.organizationId),
  ]);
  const job = jobs.find(({ id }) => id === jobId);
  return {
    threadId,
    label: job ? `J-${job.number}` : `C-${number}`,
    merchantName,
    proposals,
    jobs,
    ...(teamUrl !== undefined && { teamUrl }),
  };
}

/** All jobs of a conversation, the newest first. */
async function listJobs(db: Db, conversationId: number): Promise<ConversationJob[]> {
  const rows = await db
    .selectFrom('jobs as j')
    .leftJoin('threads as t', (join) =>
      join.onRef('t.organization_id', '=', 'j.organization_id').onRef('t.job_id', '=', 'j.id'),
    )
    .select(['j.id', 'j.number', 'j.status', 'j.service_name', 't.channel', 't.root_ts'])
    .where('j.conversation_id', '=', conversationId)
    .orderBy('j.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    status: row.status,
    serviceName: row.service_name,
    ...(row.channel !== null && { channel: row.channel }),
    ...(row.root_ts !== null && { rootTs: row.root_ts }),
  }));
}
