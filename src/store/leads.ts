import { sql } from 'kysely';
import type { Home, ThreadPlace } from '../domain/conversation.ts';
import type { FoundLeads, LeadCard, LeadLine, LeadSource } from '../domain/lead.ts';
import { GONE_ROOT } from './posts.ts';
import type { Db, Tx } from './scope.ts';

/**
 * Of threads `t`: whether it is a lead's that may still be written under. Leads never end, and one that is a season old costs
 * each look-back the pages of history back to it.
 */
export const IS_LIVE_LEAD = sql<boolean>`exists (
  select from leads l join merchants m on m.organization_id = l.organization_id and m.id = l.merchant_id
  where l.organization_id = t.organization_id and l.id = t.lead_id and m.blocked_at is null
    and (l.arrived_at > now() - interval '90 days' or exists (
      select from notes n
      where n.organization_id = t.organization_id and n.thread_id = t.id and n.created_at > now() - interval '90 days')))`;

/** What decides about a lead; what is shown of it is a `LeadCard`. */
export interface Lead {
  id: number;
  threadId: number;
  /** The id under which its home knows it. */
  outsideId: string;
  /** The id under which its home knows the organization. */
  outsideOrganization: string;
  merchantName: string;
  /** Nothing goes either way with its merchant any more. */
  blocked: boolean;
}

function select(db: Db) {
  return db
    .selectFrom('leads as l')
    .innerJoin('threads as t', (join) =>
      join.onRef('t.organization_id', '=', 'l.organization_id').onRef('t.lead_id', '=', 'l.id'),
    )
    .innerJoin('merchants as m', (join) =>
      join.onRef('m.organization_id', '=', 'l.organization_id').onRef('m.id', '=', 'l.merchant_id'),
    )
    .select([
      'l.id',
      't.id as threadId',
      'l.outside_id as outsideId',
      'l.outside_organization as outsideOrganization',
      'm.name as merchantName',
      sql<boolean>`m.blocked_at is not null`.as('blocked'),
    ]);
}

export async function findLead(db: Db, id: number): Promise<Lead | undefined> {
  return select(db).where('l.id', '=', id).executeTakeFirst();
}

export async function findLeadByOutsideId(db: Db, outsideId: string): Promise<Lead | undefined> {
  return select(db).where('l.outside_id', '=', outsideId).executeTakeFirst();
}

/** The lead that a thread mirrors, locked: all that happens to it happens one after another. */
export async function lockLeadOfThread(tx: Tx, threadId: number): Promise<Lead | undefined> {
  return select(tx).where('t.id', '=', threadId).forUpdate('l').executeTakeFirst();
}

/** By the root of its thread, also by one that was deleted since. */
export async function lockLeadByRoot(tx: Tx, channel: string, rootTs: string): Promise<Lead | undefined> {
  const stands = await tx
    .selectFrom('threads')
    .select('id')
    .where('channel', '=', channel)
    .where('root_ts', '=', rootTs)
    .executeTakeFirst();
  const gone = await tx
    .selectFrom('posts')
    .select('thread_id as id')
    .where('channel', '=', channel)
    .where('ts', '=', rootTs)
    .where('subject', '=', GONE_ROOT)
    .executeTakeFirst();
  const thread = stands ?? gone;
  return thread && lockLeadOfThread(tx, thread.id);
}

export interface NewLead {
  number: number;
  home: Home;
  outsideId: string;
  outsideOrganization: string;
  source: LeadSource;
  merchantId: number;
  details: string | undefined;
  arrivedAt: Date;
}

export async function insertLead(tx: Tx, lead: NewLead): Promise<number> {
  const { id } = await tx
    .insertInto('leads')
    .values({
      organization_id: tx.organizationId,
      number: lead.number,
      home: lead.home,
      outside_id: lead.outsideId,
      outside_organization: lead.outsideOrganization,
      source: lead.source,
      merchant_id: lead.merchantId,
      details: lead.details ?? null,
      arrived_at: lead.arrivedAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertLeadThread(
  tx: Tx,
  { leadId, channel, usedAt }: { leadId: number; channel: string | undefined; usedAt: Date },
): Promise<ThreadPlace> {
  const { id } = await tx
    .insertInto('threads')
    .values({ organization_id: tx.organizationId, lead_id: leadId, channel: channel ?? null, used_at: usedAt })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, ...(channel !== undefined && { channel }) };
}

/** Says what it said before; the lead's merchant is locked by the caller. */
export async function updateLeadDetails(tx: Tx, id: number, details: string | undefined): Promise<string | undefined> {
  const lead = tx.selectFrom('leads').select('details').where('id', '=', id);
  const { details: before } = await lead.executeTakeFirstOrThrow();
  await tx
    .updateTable('leads')
    .set({ details: details ?? null })
    .where('id', '=', id)
    .execute();
  return before ?? undefined;
}

function selectCard(db: Db) {
  return db
    .selectFrom('leads as l')
    .innerJoin('threads as t', (join) =>
      join.onRef('t.organization_id', '=', 'l.organization_id').onRef('t.lead_id', '=', 'l.id'),
    )
    .innerJoin('merchants as m', (join) =>
      join.onRef('m.organization_id', '=', 'l.organization_id').onRef('m.id', '=', 'l.merchant_id'),
    )
    .leftJoin('review_requests as q', (join) =>
      join.onRef('q.organization_id', '=', 'l.organization_id').on('q.subject', '=', sql<string>`'lead:' || l.id`),
    )
    .select([
      't.id as thread_id',
      't.channel',
      't.root_ts',
      'l.number',
      'l.source',
      'l.details',
      'l.arrived_at',
      'm.name',
      'm.email',
      'm.time_zone',
      'm.locale',
      'm.blocked_at',
      'q.name as asked_by',
      'q.at as asked_at',
      sql<number | null>`(
        select rating from reviews r where r.organization_id = t.organization_id and r.thread_id = t.id
        order by r.id desc limit 1)`.as('rating'),
    ]);
}

type CardRow = Awaited<ReturnType<ReturnType<typeof selectCard>['executeTakeFirstOrThrow']>>;

/** The card of the lead that a thread mirrors; undefined for any other thread. */
export async function findLeadCard(db: Db, threadId: number): Promise<LeadCard | undefined> {
  const row = await selectCard(db).where('t.id', '=', threadId).executeTakeFirst();
  return row && toCard(row);
}

export async function findLeadCardById(db: Db, leadId: number): Promise<LeadCard | undefined> {
  const row = await selectCard(db).where('l.id', '=', leadId).executeTakeFirst();
  return row && toCard(row);
}

/** A page of leads, the newest first, without those in channels that whoever looks may not see. */
export async function listLeads(
  db: Db,
  page: { number: number; size: number },
  { hidden }: { hidden: readonly string[] },
): Promise<FoundLeads> {
  const visible = sql<boolean>`(t.channel is null or t.channel <> all (${[...hidden]}::text[]))`;
  const [count, rows] = await Promise.all([
    db
      .selectFrom('leads as l')
      .innerJoin('threads as t', (join) =>
        join.onRef('t.organization_id', '=', 'l.organization_id').onRef('t.lead_id', '=', 'l.id'),
      )
      .select(sql<number>`count(*)::integer`.as('total'))
      .where(visible)
      .executeTakeFirstOrThrow(),
    selectCard(db)
      .where(visible)
      .orderBy('l.id', 'desc')
      .limit(page.size)
      .offset(page.number * page.size)
      .execute(),
  ]);
  return { items: rows.map(toLine), total: count.total };
}

function toLine(row: CardRow): LeadLine {
  const { channel, root_ts: rootTs } = row;
  return { card: toCard(row), ...(channel !== null && rootTs !== null && { place: { channel, rootTs } }) };
}

function toCard(row: CardRow): LeadCard {
  return {
    threadId: row.thread_id,
    number: row.number,
    source: row.source,
    arrivedAt: row.arrived_at,
    blocked: row.blocked_at !== null,
    contact: {
      name: row.name,
      email: row.email ?? '',
      ...(row.time_zone !== null && { timeZone: row.time_zone }),
      ...(row.locale !== null && { locale: row.locale }),
    },
    ...(row.details && { details: row.details }),
    ...(row.asked_by !== null && row.asked_at && { reviewAsked: { by: row.asked_by, at: row.asked_at } }),
    ...(row.rating !== null && { rating: row.rating }),
  };
}
