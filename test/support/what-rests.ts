import { sql } from 'kysely';
import { acrossOrganizations, type Db } from '../../src/store/scope.ts';

/** Everything that is not over yet, for the message of a test that waited in vain. */
export async function whatRests(db: Db): Promise<string> {
  return acrossOrganizations(db, async (tx) => {
    const sections = {
      lanes: sql`select * from lanes where due_at is not null or owner is not null`,
      gates: sql`select * from gates where open_at > now() - interval '1 minute'`,
      deliveries: sql`select * from deliveries where state in ('waiting', 'sending') order by lane_id, position, seq`,
      views: sql`select * from views where shown < wanted or due_at is not null`,
    };
    const lines = [`now ${new Date().toISOString()}`];
    for (const [name, query] of Object.entries(sections)) {
      const { rows } = await query.execute(tx);
      lines.push(`${name}: ${rows.length}`, ...rows.map((row) => `  ${JSON.stringify(row)}`));
    }
    return lines.join('\n');
  });
}
