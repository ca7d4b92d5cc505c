import { sql } from 'kysely';
import type { Db } from './scope.ts';

/** Whether the database answers and its row-level security binds the role we work as. */
export async function isIsolated(db: Db): Promise<boolean> {
  const { rows } = await sql<{ active: boolean }>`select row_security_active('jobs') as active`.execute(db);
  return rows[0]?.active === true;
}
