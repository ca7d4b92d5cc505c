import { sql } from 'kysely';
import type { Tx } from './scope.ts';

/**
 * Something of this subject stands now: if it was ever to be painted, it may have been too early, and is painted now. What
 * never changed is not painted: it stands as it was posted.
 */
export async function repaintIfWanted(tx: Tx, subject: string): Promise<void> {
  await sql`
    update views set wanted = wanted + 1, due_at = case when token is null then now() else due_at end
    where organization_id = ${tx.organizationId} and subject = ${subject}`.execute(tx);
}
