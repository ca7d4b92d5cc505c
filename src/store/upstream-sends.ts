import { sql } from 'kysely';
import { bareWords } from '../domain/same-words.ts';
import type { Across, Db, Tx } from './scope.ts';

interface Send {
  /** The delivery's. */
  id: string;
  upstream: string;
  /** Outside id of the conversation. */
  conversation: string;
  words: string;
}

/** From a call to the moment that an upstream says its message was written; their clock and ours need not agree. */
const TAKES_AT_MOST_MS = 5 * 60_000;
const CLOCKS_DIFFER_MS = 2 * 60_000;

/** What is known of a send. */
export async function findSend(
  db: Db,
  id: string,
): Promise<{ kind: 'new' } | { kind: 'unknown'; triedAgoMs: number; words: string } | { kind: 'sent' }> {
  const row = await db
    .selectFrom('upstream_sends')
    .select([
      'sent_at',
      'words',
      sql<number>`extract(epoch from clock_timestamp() - tried_at)::float8 * 1000`.as('tried_ago_ms'),
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return { kind: 'new' };
  return row.sent_at ? { kind: 'sent' } : { kind: 'unknown', triedAgoMs: row.tried_ago_ms, words: row.words };
}

/** Notes an attempt that is made now. */
export async function beginSend(tx: Tx, { id, upstream, conversation, words }: Send): Promise<void> {
  await tx
    .insertInto('upstream_sends')
    .values({ organization_id: tx.organizationId, id, upstream, conversation, words: bareWords(words) })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'id']).doUpdateSet({ words: bareWords(words), tried_at: sql<Date>`now()` }),
    )
    .execute();
}

/** Forgets an attempt that surely did not arrive. */
export async function forgetSend(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('upstream_sends').where('id', '=', id).where('sent_at', 'is', null).execute();
}

/** It has arrived. That its echo came first, and named the message, stays as it is; and one message is one send. */
export async function settleSend(tx: Tx, id: string, messageId: string | undefined): Promise<void> {
  const named = sql<string | null>`coalesce(message_id, (
    select ${messageId ?? null}::text where not exists (
      select from upstream_sends other
      where other.organization_id = upstream_sends.organization_id and other.upstream = upstream_sends.upstream
        and other.message_id = ${messageId ?? null})))`;
  await tx
    .updateTable('upstream_sends')
    .set({ sent_at: sql<Date>`coalesce(sent_at, now())`, message_id: named })
    .where('id', '=', id)
    .execute();
}

/** How many other sends of these words have arrived, tried since then, whose message nobody has named yet. */
export async function countUnnamedSends(
  db: Db,
  { id, upstream, conversation, words }: Send,
  sinceMs: number,
): Promise<number> {
  const { count } = await db
    .selectFrom('upstream_sends')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('upstream', '=', upstream)
    .where('conversation', '=', conversation)
    .where('words', '=', bareWords(words))
    .where('message_id', 'is', null)
    .where('sent_at', 'is not', null)
    .where('tried_at', '>=', sql<Date>`now() - make_interval(secs => ${sinceMs / 1000})`)
    .where('id', '<>', id)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Those of these messages that are a send of ours already. */
export async function claimedMessages(db: Db, upstream: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('upstream_sends')
    .select('message_id')
    .where('upstream', '=', upstream)
    .where('message_id', 'in', ids)
    .execute();
  return new Set(rows.flatMap(({ message_id }) => message_id ?? []));
}

/**
 * Finds the send that a message of our side is: the one that has its id, else the oldest one with these words, tried about when
 * the message was written, that nobody has recognised yet. Returns its id, and whether this is the first that is heard of its arrival; undefined when it is none of ours.
 */
export async function recogniseSend(
  tx: Tx,
  echo: { upstream: string; conversation: string; messageId: string; words: string; sentAt: Date },
): Promise<{ id: string; isNews: boolean } | undefined> {
  const { upstream, conversation, messageId, words, sentAt } = echo;
  const known = await findNamed(tx, upstream, messageId);
  if (known) return { id: known.id, isNews: false };
  const alike = await tx
    .selectFrom('upstream_sends')
    .select(['id', 'sent_at'])
    .where('upstream', '=', upstream)
    .where('conversation', '=', conversation)
    .where('words', '=', bareWords(words))
    .where('message_id', 'is', null)
    .where('tried_at', '>=', new Date(sentAt.getTime() - TAKES_AT_MOST_MS))
    .where('tried_at', '<=', new Date(sentAt.getTime() + CLOCKS_DIFFER_MS))
    .orderBy('tried_at')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  if (!alike) {
    // The answer to the send may have named it while we waited for its row.
    const named = await findNamed(tx, upstream, messageId);
    return named && { id: named.id, isNews: false };
  }
  await settleSend(tx, alike.id, messageId);
  return { id: alike.id, isNews: alike.sent_at === null };
}

function findNamed(tx: Tx, upstream: string, messageId: string): Promise<{ id: string } | undefined> {
  return tx
    .selectFrom('upstream_sends')
    .select('id')
    .where('upstream', '=', upstream)
    .where('message_id', '=', messageId)
    .executeTakeFirst();
}

/**
 * Forgets sends, of all organizations, that were tried more than `days` ago and whose deliveries are gone: nobody sends them
 * again, and their echoes came long ago. Returns how many went.
 */
export async function forgetOldSends(across: Across, days: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from upstream_sends u where u.tried_at < now() - make_interval(days => ${days}::integer)
      and not exists (select from deliveries d where d.id = u.id)`.execute(across);
  return Number(numAffectedRows ?? 0);
}
