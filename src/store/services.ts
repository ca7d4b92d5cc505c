import { sql } from 'kysely';
import type { Service } from '../domain/preferences.ts';
import type { Db, Tx } from './scope.ts';

/** What the organization offers, by name. */
export async function listServices(db: Db): Promise<Service[]> {
  const rows = await db.selectFrom('services').selectAll().orderBy(sql`lower(name)`).orderBy('handle').execute();
  return rows.map((row) => ({
    handle: row.handle,
    name: row.name,
    ...(row.price_amount !== null &&
      row.price_currency !== null && { price: { amount: row.price_amount, currency: row.price_currency } }),
    ...(row.channel !== null && { channel: row.channel }),
  }));
}

export async function saveService(tx: Tx, service: Service): Promise<void> {
  const row = {
    name: service.name,
    price_amount: service.price?.amount ?? null,
    price_currency: service.price?.currency ?? null,
    channel: service.channel ?? null,
  };
  await tx
    .insertInto('services')
    .values({ organization_id: tx.organizationId, handle: service.handle, ...row })
    .onConflict((conflict) => conflict.columns(['organization_id', 'handle']).doUpdateSet(row))
    .execute();
}

export async function deleteService(tx: Tx, handle: string): Promise<void> {
  await tx.deleteFrom('services').where('handle', '=', handle).execute();
}

/**
 * Where a new thread goes: the channel of one of its conversation's tags, else that of its service, else the organization's.
 * Undefined until there is any.
 */
export async function channelForThread(
  db: Db,
  organizationId: number,
  of: { conversationId?: number; serviceHandle?: string } = {},
): Promise<string | undefined> {
  const { rows } = await sql<{ channel: string | null }>`
    select coalesce(
      (select g.channel from conversation_tags ct
        join tags g on g.organization_id = ct.organization_id and g.id = ct.tag_id
        where ct.organization_id = ${organizationId} and ct.conversation_id = ${of.conversationId ?? null}
          and g.channel is not null
        order by lower(g.name) limit 1),
      (select s.channel from services s
        where s.organization_id = ${organizationId} and s.handle = ${of.serviceHandle ?? null}),
      (select o.slack_channel from organizations o where o.id = ${organizationId})) as channel`.execute(db);
  return rows[0]?.channel ?? chosenMeanwhile(db, organizationId);
}

/** Whoever chooses the first channel waits for what is begun without one, and then takes its thread along; or came before. */
async function chosenMeanwhile(db: Db, organizationId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('organizations')
    .select('slack_channel')
    .where('id', '=', organizationId)
    .forShare()
    .executeTakeFirst();
  return row?.slack_channel ?? undefined;
}
