import { sql } from 'kysely';
import type { MailWords } from '../domain/mail.ts';
import type { MessageState } from '../domain/message-state.ts';
import { listFiles } from './merchant-messages.ts';
import type { Db } from './scope.ts';

/** The address that hears of what is new, where the organization chose one. */
export async function findNotificationEmail(db: Db, organizationId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('organizations')
    .select('notification_email')
    .where('id', '=', organizationId)
    .executeTakeFirst();
  return row?.notification_email ?? undefined;
}

/** What somebody shows to end their own e-mail; undefined for who is not known. */
export async function findMailToken(db: Db, slackUser: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('members')
    .select('mail_token')
    .where('slack_user', '=', slackUser)
    .executeTakeFirst();
  return row?.mail_token;
}

/** A message of either side, as a mail quotes it. */
export interface MailMessage extends MailWords {
  state: MessageState | 'received';
  /** Who of us wrote it. */
  slackUser?: string;
}

export async function findMailMessage(db: Db, id: string): Promise<MailMessage | undefined> {
  const [row, files] = await Promise.all([
    selectMessage(db).where('id', '=', id).executeTakeFirst(),
    listFiles(db, id),
  ]);
  return row && { ...toMessage(row), files };
}

/** The merchant's first message of a thread. */
export async function findFirstWords(db: Db, threadId: number): Promise<MailMessage | undefined> {
  const row = await selectMessage(db)
    .where('thread_id', '=', threadId)
    .where('direction', '=', 'in')
    .where('state', '=', 'received')
    .orderBy('sent_at')
    .limit(1)
    .executeTakeFirst();
  return row && { ...toMessage(row), files: await listFiles(db, row.id) };
}

function selectMessage(db: Db) {
  return db
    .selectFrom('messages')
    .select(['id', 'direction', 'state', 'author_name', 'body', 'edited_at', 'slack_user']);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectMessage>['executeTakeFirstOrThrow']>>;

function toMessage(row: Row): Omit<MailMessage, 'files'> {
  return {
    from: row.direction === 'in' ? 'merchant' : 'member',
    name: row.author_name,
    body: row.body,
    edited: row.edited_at !== null,
    state: row.state,
    ...(row.slack_user !== null && { slackUser: row.slack_user }),
  };
}

/** A thread with merchants' messages that nobody has read. */
export interface UnreadThread {
  threadId: number;
  count: number;
  /** The newest one's words. */
  body: string;
}

/** What merchants wrote from `from` until before `until` and nobody has read; whoever has waited longest comes first. */
export async function listUnreadThreads(db: Db, { from, until }: { from: Date; until: Date }): Promise<UnreadThread[]> {
  const rows = await db
    .selectFrom('messages as m')
    .innerJoin('conversations as c', (join) =>
      join.onRef('c.organization_id', '=', 'm.organization_id').onRef('c.id', '=', 'm.conversation_id'),
    )
    .select([
      'm.thread_id as threadId',
      sql<number>`count(*)::integer`.as('count'),
      sql<string>`(array_agg(m.body order by m.sent_at desc))[1]`.as('body'),
    ])
    .where('m.direction', '=', 'in')
    .where('m.state', '=', 'received')
    .where('m.read_at', 'is', null)
    .where('m.first_words', '=', false)
    .where('m.heard_at', '>=', from)
    .where('m.heard_at', '<', until)
    .where('c.status', '=', 'active')
    .groupBy('m.thread_id')
    .orderBy(sql`min(m.sent_at)`)
    .execute();
  return rows;
}
