import { sql } from 'kysely';
import type { CardMerchant, ConversationCard, JobCard, JobRequest, Priorities } from '../domain/card.ts';
import { timeIsUp } from '../domain/deadlines.ts';
import { hasEnded } from '../domain/job-status.ts';
import { readAfterWork } from './after-work.ts';
import { fileLine } from './merchant-messages.ts';
import type { Db } from './scope.ts';

/** What the root of a thread shows, read from the state as it is now. */
export type ThreadCard = { of: 'job'; card: JobCard } | { of: 'conversation'; card: ConversationCard };

function selectCard(db: Db) {
  return db
    .selectFrom('threads as t')
    .innerJoin('conversations as c', (join) =>
      join.onRef('c.organization_id', '=', 't.organization_id').onRef('c.id', '=', 't.conversation_id'),
    )
    .innerJoin('merchants as m', (join) =>
      join.onRef('m.organization_id', '=', 'c.organization_id').onRef('m.id', '=', 'c.merchant_id'),
    )
    .leftJoin('stores as s', (join) =>
      join.onRef('s.organization_id', '=', 'c.organization_id').onRef('s.id', '=', 'c.store_id'),
    )
    .leftJoin('jobs as j', (join) =>
      join.onRef('j.organization_id', '=', 't.organization_id').onRef('j.id', '=', 't.job_id'),
    )
    .innerJoin('organizations as o', 'o.id', 't.organization_id')
    .select((eb) => [
      't.id as thread_id',
      'o.relay_mode',
      sql<string[]>`array(
        select slack_user from thread_assignees a
        where a.organization_id = t.organization_id and a.thread_id = t.id order by a.assigned_at, a.slack_user)`.as(
        'assignees',
      ),
      sql<string[]>`array(
        select g.name from conversation_tags ct
        join tags g on g.organization_id = ct.organization_id and g.id = ct.tag_id
        where ct.organization_id = t.organization_id and ct.conversation_id = t.conversation_id
        order by lower(g.name))`.as('tags'),
      'c.number as conversation_number',
      'c.status as conversation_status',
      'c.service_name as conversation_service',
      'm.name as merchant_name',
      'm.time_zone as merchant_time_zone',
      'm.locale as merchant_locale',
      's.name as store_name',
      's.url as store_url',
      'j.id as job_id',
      'j.number',
      'j.kind',
      'j.status',
      'j.service_name',
      'j.title',
      'j.details',
      'j.priorities',
      'j.budget_amount',
      'j.budget_currency',
      'j.expires_at',
      'j.answer_by',
      'j.ended_at',
      'j.ended_by',
      'j.ended_by_name',
      'j.ended_reason',
      'j.confirmed_at',
      eb
        .selectFrom('messages')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('messages.organization_id', '=', 't.organization_id')
        .whereRef('messages.thread_id', '=', 't.id')
        .where('messages.direction', '=', 'in')
        .where('messages.read_at', 'is', null)
        .where('messages.state', '=', 'received')
        .as('unread'),
      eb
        .selectFrom('messages')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('messages.organization_id', '=', 't.organization_id')
        .whereRef('messages.thread_id', '=', 't.id')
        .where('messages.direction', '=', 'out')
        .where('messages.state', '=', 'failed')
        .as('undelivered'),
      eb
        .selectFrom('messages')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('messages.organization_id', '=', 't.organization_id')
        .whereRef('messages.thread_id', '=', 't.id')
        .where('messages.direction', '=', 'out')
        .where('messages.state', '=', 'held')
        .as('held'),
      sql<boolean | null>`(
        select bool_or(p.state = 'accepted') from proposals p
        where p.organization_id = t.organization_id and p.conversation_id = t.conversation_id
          and (p.thread_id = t.id or p.job_id = j.id))`.as('accepted_proposal'),
      eb
        .selectFrom('messages')
        .select('body')
        .whereRef('messages.organization_id', '=', 't.organization_id')
        .whereRef('messages.thread_id', '=', 't.id')
        .where('messages.first_words', '=', true)
        .orderBy('messages.sent_at')
        .limit(1)
        .as('first_words'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectCard>['executeTakeFirstOrThrow']>>;

export async function getThreadCard(db: Db, threadId: number, now: Date): Promise<ThreadCard> {
  const card = await findThreadCard(db, threadId, now);
  if (!card) throw new Error(`no card for the thread ${threadId}`);
  return card;
}

/** Undefined for a thread that mirrors neither a job nor a conversation. */
export async function findThreadCard(db: Db, threadId: number, now: Date): Promise<ThreadCard | undefined> {
  const [row, after] = await Promise.all([
    selectCard(db).where('t.id', '=', threadId).executeTakeFirst(),
    readAfterWork(db, threadId),
  ]);
  if (!row) return undefined;
  return row.job_id === null
    ? { of: 'conversation', card: { ...conversationCard(row), ...after } }
    : { of: 'job', card: { ...jobCard(row, now), ...after } };
}

function jobCard(row: Row, now: Date): JobCard {
  const { number, kind, status, service_name } = row;
  if (number === null || kind === null || status === null || service_name === null)
    throw new Error('a job without its row');
  const summary = row.details ?? row.first_words;
  return {
    threadId: row.thread_id,
    relayMode: row.relay_mode,
    number,
    kind,
    status,
    serviceName: service_name,
    merchant: merchantOf(row),
    timeIsUp: timeIsUp({ status, expiresAt: row.expires_at ?? undefined }, now),
    priorities: row.priorities ?? {},
    assignees: row.assignees,
    tags: row.tags,
    unread: Number(row.unread),
    undelivered: Number(row.undelivered),
    held: Number(row.held),
    confirmed: row.confirmed_at !== null,
    conversationBlocked: row.conversation_status === 'blocked',
    ...(row.title !== null && { title: row.title }),
    ...(row.expires_at && { expiresAt: row.expires_at }),
    ...(row.answer_by && { answerBy: row.answer_by }),
    ...(row.ended_at && { endedAt: row.ended_at }),
    ...(row.ended_by && {
      endedBy: { actor: row.ended_by, ...(row.ended_by_name !== null && { name: row.ended_by_name }) },
    }),
    ...(row.ended_reason !== null && { endedReason: row.ended_reason }),
    ...(row.accepted_proposal !== null && !hasEnded(status) && { acceptedProposal: row.accepted_proposal }),
    ...(row.budget_amount !== null &&
      row.budget_currency !== null && { budget: { amount: row.budget_amount, currency: row.budget_currency } }),
    ...(summary && { summary }),
  };
}

function conversationCard(row: Row): ConversationCard {
  return {
    threadId: row.thread_id,
    relayMode: row.relay_mode,
    number: row.conversation_number,
    merchant: merchantOf(row),
    unread: Number(row.unread),
    undelivered: Number(row.undelivered),
    held: Number(row.held),
    blocked: row.conversation_status === 'blocked',
    assignees: row.assignees,
    tags: row.tags,
    ...(row.conversation_service !== null && { serviceName: row.conversation_service }),
    ...(row.accepted_proposal !== null && { acceptedProposal: row.accepted_proposal }),
  };
}

function merchantOf(row: Row): CardMerchant {
  return {
    name: row.merchant_name,
    ...(row.store_name !== null && { storeName: row.store_name }),
    ...(row.store_url !== null && { storeUrl: row.store_url }),
    ...(row.merchant_time_zone !== null && { timeZone: row.merchant_time_zone }),
    ...(row.merchant_locale !== null && { locale: row.merchant_locale }),
  };
}

/** The full request of a job, with the first words as they are now; in one question, since a thread begins with it. */
export async function getJobRequest(db: Db, jobId: number): Promise<JobRequest> {
  const rows = await db
    .selectFrom('jobs as j')
    .leftJoin('threads as t', (join) =>
      join.onRef('t.organization_id', '=', 'j.organization_id').onRef('t.job_id', '=', 'j.id'),
    )
    .leftJoin('messages as m', (join) =>
      join
        .onRef('m.organization_id', '=', 't.organization_id')
        .onRef('m.thread_id', '=', 't.id')
        .on('m.first_words', '=', true),
    )
    .leftJoin('files as f', (join) =>
      join.onRef('f.organization_id', '=', 'm.organization_id').onRef('f.message_id', '=', 'm.id'),
    )
    .select([
      'j.service_name',
      'j.title',
      'j.details',
      'j.business',
      'j.requirements',
      'j.priorities',
      'j.budget_amount',
      'j.budget_currency',
      'j.dropshipping',
      'm.id as message_id',
      'm.body',
      'm.edited_at',
      'm.state',
      'f.name',
      'f.size',
      'f.mime_type',
    ])
    .where('j.id', '=', jobId)
    .orderBy('m.sent_at')
    .orderBy('f.place')
    .execute();
  const [job] = rows;
  if (!job) throw new Error(`no job ${jobId}`);
  const priorities: Priorities = job.priorities;
  return {
    serviceName: job.service_name,
    requirements: job.requirements,
    priorities,
    files: rows.flatMap((row) => (row.message_id === job.message_id ? fileLine(row) : [])),
    ...(job.title !== null && { title: job.title }),
    ...(job.details !== null && { details: job.details }),
    ...(job.business !== null && { business: job.business }),
    ...(job.dropshipping !== null && { dropshipping: job.dropshipping }),
    ...(job.budget_amount !== null &&
      job.budget_currency !== null && { budget: { amount: job.budget_amount, currency: job.budget_currency } }),
    ...(job.body !== null && {
      firstWords: { body: job.body, edited: job.edited_at !== null, withdrawn: job.state === 'withdrawn' },
    }),
  };
}
