import { sql } from 'kysely';
import type { Template } from '../domain/template.ts';
import type { Db, Tx } from './scope.ts';

export async function findTemplate(db: Db, id: number): Promise<Template | undefined> {
  return db.selectFrom('templates').select(['id', 'name', 'body']).where('id', '=', id).executeTakeFirst();
}

/** Whether another one has the name, whatever its case. */
export async function isTemplateNameTaken(db: Db, name: string, except: number | undefined): Promise<boolean> {
  const row = await db
    .selectFrom('templates')
    .select('id')
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .$if(except !== undefined, (query) => query.where('id', '!=', except ?? 0))
    .executeTakeFirst();
  return row !== undefined;
}

export async function addTemplate(tx: Tx, { name, body }: Omit<Template, 'id'>): Promise<void> {
  await tx.insertInto('templates').values({ organization_id: tx.organizationId, name, body }).execute();
}

/** False when it was deleted meanwhile. */
export async function changeTemplate(tx: Tx, { id, name, body }: Template): Promise<boolean> {
  const row = await tx
    .updateTable('templates')
    .set({ name, body })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteTemplate(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('templates').where('id', '=', id).execute();
}
