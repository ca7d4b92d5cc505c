import type { Proposal, ProposalContent, ProposalVersion } from '../domain/proposal.ts';
import type { Db, Tx } from './scope.ts';

const COLUMNS = [
  'p.id',
  'p.conversation_id',
  'p.thread_id',
  'p.state',
  'p.version as newest',
  'p.job_id',
  'p.new_store',
  'p.store_name',
  'p.store_url',
  'p.closed_by',
  'p.closed_at',
  'v.version',
  'v.service_handle',
  'v.service_name',
  'v.work',
  'v.milestones',
  'v.price_amount',
  'v.price_currency',
  'v.estimated_days',
  'v.terms',
  'v.slack_user',
  'v.author_name',
  'v.sent_at',
  'v.delivery',
  'v.on_page',
  'v.answer',
  'v.feedback',
  'v.answered_at',
] as const;

function select(db: Db) {
  return db
    .selectFrom('proposals as p')
    .innerJoin('proposal_versions as v', (join) =>
      join.onRef('v.organization_id', '=', 'p.organization_id').onRef('v.proposal_id', '=', 'p.id'),
    )
    .select(COLUMNS);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

/** All proposals of a conversation with every version, those that were sent first at the front. */
export async function listProposals(db: Db, conversationId: number): Promise<Proposal[]> {
  const rows = await select(db).where('p.conversation_id', '=', conversationId).orderBy('v.version').execute();
  const byProposal = [...Map.groupBy(rows, ({ id }) => id).values()];
  const proposals = byProposal.map(toProposal).filter((proposal) => proposal !== undefined);
  return proposals.sort((a, b) => firstSent(a) - firstSent(b));
}

function firstSent({ versions, newest }: Proposal): number {
  return (versions[0] ?? newest).sentAt.getTime();
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Undefined for an id that is none of this organization's, whatever it looks like. */
export async function findProposal(db: Db, id: string): Promise<Proposal | undefined> {
  if (!UUID.test(id)) return undefined;
  return toProposal(await select(db).where('p.id', '=', id).orderBy('v.version').execute());
}

/** Locks the proposal; its conversation is locked before. */
export async function lockProposal(tx: Tx, id: string): Promise<Proposal | undefined> {
  if (!UUID.test(id)) return undefined;
  await tx.selectFrom('proposals').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return findProposal(tx, id);
}

/** Those of a thread that wait for an answer, or could be sent again. */
export async function listLiveProposals(tx: Tx, threadId: number): Promise<Proposal[]> {
  const rows = await tx
    .selectFrom('threads as t')
    .innerJoin('proposals as p', (join) =>
      join
        .onRef('p.organization_id', '=', 't.organization_id')
        .onRef('p.conversation_id', '=', 't.conversation_id')
        .onRef('p.thread_id', '=', 't.id'),
    )
    .select('p.id')
    .where('t.id', '=', threadId)
    .where('p.state', 'in', ['sent', 'declined'])
    .orderBy('p.id')
    .execute();
  const proposals: Proposal[] = [];
  for (const { id } of rows) {
    const proposal = await lockProposal(tx, id);
    if (proposal) proposals.push(proposal);
  }
  return proposals;
}

/** The version that this sending became, if it was taken before. */
export async function findSending(db: Db, key: string): Promise<{ id: string; version: number } | undefined> {
  return db
    .selectFrom('proposal_versions')
    .select(['proposal_id as id', 'version'])
    .where('key', '=', key)
    .executeTakeFirst();
}

function toProposal(rows: readonly Row[]): Proposal | undefined {
  const [row] = rows;
  const versions = rows.map(toVersion);
  const newest = versions.at(-1);
  if (!row || !newest) return undefined;
  return {
    id: row.id,
    conversationId: row.conversation_id,
    threadId: row.thread_id,
    state: row.state,
    version: row.newest,
    versions,
    newest,
    ...(row.new_store === true && { acceptedFor: { store: 'new' } as const }),
    ...(row.store_name !== null &&
      row.store_url !== null && { acceptedFor: { store: { name: row.store_name, url: row.store_url } } }),
    ...(row.job_id !== null && { jobId: row.job_id }),
    ...(row.closed_by !== null && { closedBy: row.closed_by }),
    ...(row.closed_at && { closedAt: row.closed_at }),
  };
}

function toVersion(row: Row): ProposalVersion {
  return {
    version: row.version,
    service: { handle: row.service_handle, name: row.service_name },
    work: row.work,
    milestones: row.milestones,
    price: { amount: row.price_amount, currency: row.price_currency },
    estimatedDays: row.estimated_days,
    authorName: row.author_name,
    slackUser: row.slack_user,
    sentAt: row.sent_at,
    delivery: row.delivery,
    onPage: row.on_page,
    ...(row.terms !== null && { terms: row.terms }),
    ...(row.answer !== null && { answer: row.answer }),
    ...(row.feedback !== null && { feedback: row.feedback }),
    ...(row.answered_at && { answeredAt: row.answered_at }),
  };
}

export interface NewVersion extends ProposalContent {
  slackUser: string;
  authorName: string;
  sentAt: Date;
  key?: string;
}

/** A new proposal with its first version. Returns its id. */
export async function insertProposal(
  tx: Tx,
  place: { conversationId: number; threadId: number },
  content: NewVersion,
): Promise<string> {
  const { id } = await tx
    .insertInto('proposals')
    .values({
      organization_id: tx.organizationId,
      conversation_id: place.conversationId,
      thread_id: place.threadId,
      state: 'sent',
      version: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertVersion(tx, id, 1, content);
  return id;
}

/** A further version, which waits for an answer from now on. The proposal is locked by the caller. */
export async function addVersion(tx: Tx, id: string, version: number, content: NewVersion): Promise<void> {
  await tx.updateTable('proposals').set({ state: 'sent', version }).where('id', '=', id).execute();
  await insertVersion(tx, id, version, content);
}

async function insertVersion(tx: Tx, proposalId: string, version: number, content: NewVersion): Promise<void> {
  await tx
    .insertInto('proposal_versions')
    .values({
      organization_id: tx.organizationId,
      proposal_id: proposalId,
      version,
      key: content.key ?? null,
      service_handle: content.service.handle,
      service_name: content.service.name,
      work: content.work,
      milestones: JSON.stringify(content.milestones),
      price_amount: content.price.amount,
      price_currency: content.price.currency,
      estimated_days: content.estimatedDays,
      terms: content.terms ?? null,
      slack_user: content.slackUser,
      author_name: content.authorName,
      sent_at: content.sentAt,
    })
    .execute();
}
