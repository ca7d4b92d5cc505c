import { sql } from 'kysely';
import type { MailRefused } from '../domain/card.ts';
import type { MailHead, MailRefusal, MailSession } from '../domain/inbound-mail.ts';
import type { Across, Db, Tx } from './scope.ts';

export interface NewInboundMail {
  /** What it is recognised by when it is handed over again. */
  eventId: string;
  conversationId: number | undefined;
  receivedAt: Date;
  session: MailSession | undefined;
  raw: Buffer;
}

/** Keeps a mail to be read; undefined for one that was handed over before. */
export async function keepInboundMail(tx: Tx, mail: NewInboundMail): Promise<number | undefined> {
  const { rows } = await sql`
    insert into inbox (source, event_id) values ('mail', ${mail.eventId}) on conflict do nothing returning 1`.execute(
    tx,
  );
  if (rows.length === 0) return undefined;
  const { id } = await tx
    .insertInto('inbound_mails')
    .values({
      organization_id: tx.organizationId,
      conversation_id: mail.conversationId ?? null,
      received_at: mail.receivedAt,
      session: mail.session ? JSON.stringify(mail.session) : null,
      raw: mail.raw,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A mail that waits to be read. */
export interface UnreadMail {
  raw: Buffer;
  conversationId?: number;
  session?: MailSession;
  receivedAt: Date;
}

/** Undefined once it was read. */
export async function findUnreadMail(db: Db, id: number): Promise<UnreadMail | undefined> {
  const row = await db
    .selectFrom('inbound_mails')
    .select(['raw', 'conversation_id', 'session', 'received_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row?.raw) return undefined;
  return {
    raw: row.raw,
    receivedAt: row.received_at,
    ...(row.conversation_id !== null && { conversationId: row.conversation_id }),
    ...(row.session && { session: row.session as MailSession }),
  };
}

/** What became of a mail; the mail itself is forgotten. */
export interface ReadMail {
  head: MailHead;
  outcome: 'posted' | 'bounce' | 'refused';
  reason?: MailRefusal;
  detail?: string;
  cut?: string;
  shown?: boolean;
  answered?: boolean;
  at: Date;
}

export async function recordInboundMail(tx: Tx, id: number, read: ReadMail): Promise<void> {
  const { head, outcome, reason, detail, cut, shown = false, answered = false, at } = read;
  await tx
    .updateTable('inbound_mails')
    .set({
      raw: null,
      read_at: at,
      outcome,
      reason: reason ?? null,
      detail: detail?.slice(0, 500) ?? null,
      message_id: head.messageId,
      sender: head.from.slice(0, 320),
      subject: head.subject,
      cut: cut?.slice(0, 200_000) || null,
      shown,
      answered,
    })
    .where('id', '=', id)
    .execute();
}

/** Whether the team has been told since then that such a mail of this conversation was refused, or came back. */
export async function wasRefusalShownSince(
  tx: Tx,
  conversationId: number,
  because: MailRefused,
  since: Date,
): Promise<boolean> {
  const row = await tx
    .selectFrom('inbound_mails')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .where((eb) => (because === 'came_back' ? eb('outcome', '=', 'bounce') : eb('reason', '=', because)))
    .where('shown', '=', true)
    .where('read_at', '>=', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether this sender got an automatic answer since then. */
export async function wasAnsweredSince(tx: Tx, sender: string, since: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('inbound_mails')
    .select('id')
    .where('sender', '=', sender)
    .where('answered', '=', true)
    .where('read_at', '>=', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Message-IDs of the newest mails that were taken in, oldest first: what an answer refers to. */
export async function listPostedMessageIds(db: Db, conversationId: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('inbound_mails')
    .select('message_id')
    .where('conversation_id', '=', conversationId)
    .where('outcome', '=', 'posted')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.flatMap(({ message_id }) => (message_id === null ? [] : [message_id])).reverse();
}

/**
 * Of mails that all organizations read more than `days` ago: forgets those that became no message, and what the others hold
 * besides their `Message-ID`, which later mails refer to. Refusals that a team was told of stay, so that it is told once.
 * Returns how many were forgotten or emptied.
 */
export async function forgetOldMails(across: Across, days: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with old as (
      select organization_id, id, outcome <> 'posted' and not shown as goes from inbound_mails
      where read_at < now() - make_interval(days => ${days}::integer)
        and (cut is not null or subject is not null or (outcome <> 'posted' and not shown))
    ), gone as (
      delete from inbound_mails m using old where old.goes and m.organization_id = old.organization_id and m.id = old.id
    ), emptied as (
      update inbound_mails m set cut = null, subject = null from old
      where not old.goes and m.organization_id = old.organization_id and m.id = old.id
    )
    select count(*)::integer as count from old`.execute(across);
  return rows[0]?.count ?? 0;
}
