import { sql } from 'kysely';
import type { Template } from '../domain/template.ts';
import type { Db, Tx } from './scope.ts';

/** Templates, by name. */
export async function listTemplates(db: Db, limit: number): Promise<Template[]> {
  return db.selectFrom('templates').select(['id', 'name', 'body']).orderBy(sql`lower(name)`).limit(limit).execute();
}

/** Saves an answer under its name; one that has the name already, whatever its case, is replaced. */
export async function saveTemplate(tx: Tx, { name, body }: Omit<Template, 'id'>): Promise<void> {
  await sql`
    insert into templates (organization_id, name, body) values (${tx.organizationId}, ${name}, ${body})
    on conflict (organization_id, lower(name)) do update set name = excluded.name, body = excluded.body`.execute(tx);
}
