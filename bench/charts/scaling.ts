import { sql, type Transaction } from 'kysely';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/schema.ts';
import type { Db } from '../../src/store/scope.ts';
import type { Scale } from '../measure.ts';
import type { Ground } from '../support/ground.ts';
import { type Cost, costOf, type Statement } from './cost.ts';
import { fillOrganizations, type Growth, tidyUp } from './fill.ts';

/** How the cost of something grows with the rows that are there. */
export interface Scaling {
  /** What grows, by powers of ten up to this. */
  upTo: Record<Scale, number>;
  from: number;
  fill(db: Db, growth: Growth): Promise<void>;
  /** By what the chart calls it. */
  statements: Readonly<Record<string, Statement>>;
}

export interface Point extends Cost {
  rows: number;
  /** One line of the chart. */
  line: string;
}

const ORGANIZATIONS = [1, 1_000];
const REPETITIONS = { full: 40, quick: 5 };

/** Measures every statement at every size, over one organization and over a thousand, each in a database that grows. */
export async function measureScaling(ground: Ground, scale: Scale, scaling: Scaling): Promise<Point[]> {
  const points: Point[] = [];
  for (const organizations of ORGANIZATIONS) {
    const { db, close } = openDatabase({ url: await ground.databaseUrl(), log: ground.log, max: 1 });
    ground.atEnd(close);
    await fillOrganizations(db, organizations);
    let from = 0;
    for (let to = scaling.from; to <= scaling.upTo[scale]; to *= 10) {
      await scaling.fill(db, { from, to, organizations });
      await tidyUp(db);
      for (const [name, statement] of Object.entries(scaling.statements)) {
        const cost = await costOf(db, REPETITIONS[scale], statement);
        const over = organizations === 1 ? '1 organization' : `${organizations.toLocaleString('en-US')} organizations`;
        points.push({ rows: to, line: `${name}, ${over}`, ...cost });
        ground.say(`    ${to} rows, ${name}, ${over}: ${cost.milliseconds.toFixed(2)} ms, ${cost.pages} pages`);
      }
      from = to;
    }
  }
  return points;
}

/** Something to apply right now in this many lanes, two of each organization as far as they reach. */
export function lanesDue(count: number): (transaction: Transaction<Database>) => Promise<unknown> {
  return (transaction) =>
    sql`with due as (
        update lanes set due_at = now() where id in (
          select id from lanes where due_at is null and gate like 'apply:%' order by id limit ${count}::integer)
        returning id, organization_id)
      insert into deliveries (organization_id, lane_id, position, kind, subject, payload)
      select organization_id, id, 1, 'apply-marketplace-event', 'message.created:c-1', '{}' from due`.execute(
      transaction,
    );
}

/** How far the cost moved from the fewest rows to the most, line by line. */
export function sayGrowth(points: readonly Point[], rows: string): string {
  const lines = Map.groupBy(points, ({ line }) => line);
  const said = [...lines].map(([line, ofLine]) => {
    const [first, last] = [ofLine.at(0), ofLine.at(-1)];
    return `${line}: ${first?.milliseconds.toFixed(1)} → ${last?.milliseconds.toFixed(1)} ms`;
  });
  const [fewest, most] = [points.at(0)?.rows, points.at(-1)?.rows];
  return `From ${fewest?.toLocaleString('en-US')} to ${most?.toLocaleString('en-US')} ${rows}: ${said.join('; ')}.`;
}
