import { sql } from 'kysely';
import type { Db, Tx } from './scope.ts';

/** The automatic words on their way to a merchant. */
export interface AwayAnswer {
  /** The message's id, for the merchant's side too. */
  id: string;
  conversationId: number;
  threadId: number;
  body: string;
  at: Date;
}

/** Takes the automatic words for the conversation, if the organization is away on that day of its calendar; once for each time away. */
export async function takeAwayAnswer(
  tx: Tx,
  { conversationId, threadId, now }: { conversationId: number; threadId: number; now: Date },
): Promise<AwayAnswer | undefined> {
  const { rows } = await sql<{ id: string; body: string }>`
    insert into away_answers (organization_id, conversation_id, away_from, thread_id, body, at)
    select o.id, ${conversationId}, coalesce(o.away_from, o.away_until), ${threadId}, o.away_words, ${now}::timestamptz
    from organizations o
    where o.id = ${tx.organizationId} and o.away_words is not null
      and (${now}::timestamptz at time zone o.time_zone)::date between coalesce(o.away_from, '-infinity') and o.away_until
    on conflict do nothing
    returning id, body`.execute(tx);
  const [taken] = rows;
  return taken && { ...taken, conversationId, threadId, at: now };
}

export async function findAwayAnswer(db: Db, id: string): Promise<AwayAnswer | undefined> {
  const row = await db.selectFrom('away_answers').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  return { id: row.id, conversationId: row.conversation_id, threadId: row.thread_id, body: row.body, at: row.at };
}
