import { sql } from 'kysely';
import type { Tag } from '../domain/tag.ts';
import type { Db, Tx } from './scope.ts';

/** Tags whose name has these words in it: the same name first, then names that begin with them, then by name. */
export async function findTags(db: Db, words: string, limit: number): Promise<Tag[]> {
  const wanted = sql<string>`lower(${words})`;
  return db
    .selectFrom('tags')
    .select(['id', 'name'])
    .where(sql<number>`position(${wanted} in lower(name))`, '>', 0)
    .orderBy(sql`lower(name) = ${wanted}`, 'desc')
    .orderBy(sql`starts_with(lower(name), ${wanted})`, 'desc')
    .orderBy(sql`lower(name)`)
    .limit(limit)
    .execute();
}

/** By exact name in any case; the map's keys are the names as they were asked for. */
export async function findTagsByName(
  db: Db & { readonly organizationId: number },
  names: readonly string[],
): Promise<Map<string, Tag>> {
  const { rows } = await sql<Tag & { asked: string }>`
    select t.id, t.name, n.name as asked from unnest(${[...names]}::text[]) as n(name)
    join tags t on t.organization_id = ${db.organizationId} and lower(t.name) = lower(n.name)`.execute(db);
  return new Map(rows.map(({ asked, id, name }) => [asked, { id, name }]));
}

export async function listTagsOf(db: Db, conversationId: number): Promise<Tag[]> {
  return db
    .selectFrom('conversation_tags as c')
    .innerJoin('tags as t', (join) =>
      join.onRef('t.organization_id', '=', 'c.organization_id').onRef('t.id', '=', 'c.tag_id'),
    )
    .select(['t.id', 't.name'])
    .where('c.conversation_id', '=', conversationId)
    .orderBy(sql`lower(t.name)`)
    .execute();
}

export interface TagUse extends Tag {
  conversations: number;
}

export async function findTagUse(db: Db, id: number): Promise<TagUse | undefined> {
  const tag = await db.selectFrom('tags').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
  if (!tag) return undefined;
  const { n } = await db
    .selectFrom('conversation_tags')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('tag_id', '=', id)
    .executeTakeFirstOrThrow();
  return { ...tag, conversations: Number(n) };
}

export async function countTags(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('tags')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Those of these tags that there are; nobody deletes them before the transaction ends. */
export async function keepTags(tx: Tx, ids: readonly number[]): Promise<Tag[]> {
  return tx
    .selectFrom('tags')
    .select(['id', 'name'])
    .where('id', '=', sql<number>`any(${[...ids]}::bigint[])`)
    .orderBy('id')
    .forKeyShare()
    .execute();
}

/** Locks one tag for a change of it. */
export async function lockTag(tx: Tx, id: number): Promise<Tag | undefined> {
  return tx.selectFrom('tags').select(['id', 'name']).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Locks where the tag is, before anything is painted: whoever takes it off a thread at this moment comes first. */
export async function lockUses(tx: Tx, tagId: number): Promise<void> {
  await tx
    .selectFrom('conversation_tags')
    .select('conversation_id')
    .where('tag_id', '=', tagId)
    .orderBy('conversation_id')
    .forUpdate()
    .execute();
}

/** Names are given one after another: whoever takes this sees every name that was given before. */
export async function lockTagNames(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`tags:${tx.organizationId}`}, 0))`.execute(tx);
}

/** Creates the tags that do not exist yet. The names are locked. */
export async function insertTags(tx: Tx, names: readonly string[]): Promise<void> {
  await sql`
    insert into tags (organization_id, name)
    select distinct on (lower(name)) ${tx.organizationId}, name from unnest(${[...names]}::text[]) as n(name)
    on conflict (organization_id, lower(name)) do nothing`.execute(tx);
}

export async function saveTagName(tx: Tx, id: number, name: string): Promise<void> {
  await tx.updateTable('tags').set({ name }).where('id', '=', id).execute();
}

/** Deletes a tag; it leaves every conversation. */
export async function deleteTagRow(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('tags').where('id', '=', id).execute();
}

export async function attachTags(tx: Tx, conversationId: number, ids: readonly number[]): Promise<void> {
  await sql`
    insert into conversation_tags (organization_id, conversation_id, tag_id)
    select ${tx.organizationId}, ${conversationId}, id from unnest(${[...ids]}::bigint[]) as i(id)
    on conflict do nothing`.execute(tx);
}

export async function detachTags(tx: Tx, conversationId: number, ids: readonly number[]): Promise<void> {
  await tx
    .deleteFrom('conversation_tags')
    .where('conversation_id', '=', conversationId)
    .where('tag_id', '=', sql<number>`any(${[...ids]}::bigint[])`)
    .execute();
}
