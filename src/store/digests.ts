import { sql, type Transaction } from 'kysely';
import type { Database } from './schema.ts';

/**
 * Takes the hour for every organization that wants a digest of it: a merchant's message of that hour is still unread. Each
 * is returned to one caller only. First words are not among them: the job they came with had a mail of its own.
 */
export async function takeDigests(
  transaction: Transaction<Database>,
  { from, until }: { from: Date; until: Date },
): Promise<number[]> {
  const { rows } = await sql<{ organization_id: number }>`
    with unread as (
      select distinct m.organization_id
      from messages m
      join conversations c on c.organization_id = m.organization_id and c.id = m.conversation_id
      where m.direction = 'in' and m.state = 'received' and m.read_at is null
        and m.heard_at >= ${from}::timestamptz and m.heard_at < ${until}::timestamptz
        and not m.first_words and c.status = 'active'
    )
    insert into digests (organization_id, hour)
    select o.id, ${from}::timestamptz
    from unread u join organizations o on o.id = u.organization_id
    where o.digest and o.notification_email is not null
    order by o.id
    on conflict do nothing
    returning organization_id`.execute(transaction);
  return rows.map((row) => row.organization_id);
}

/** Forgets hours long past. */
export async function forgetDigests(transaction: Transaction<Database>, before: Date): Promise<void> {
  await transaction.deleteFrom('digests').where('hour', '<', before).execute();
}
