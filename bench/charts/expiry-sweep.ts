import { sql } from 'kysely';
import { expireDueJobs } from '../../src/store/expiry.ts';
import type { Chart } from '../measure.ts';
import type { Statement } from './cost.ts';
import { drawLines } from './draw.ts';
import { fillJobs } from './fill.ts';
import { measureScaling, sayGrowth } from './scaling.ts';

const GRACE_SECONDS = 420;
const DUE = 100;

const run: Statement['run'] = (transaction) =>
  expireDueJobs(transaction, { now: new Date(), graceSeconds: GRACE_SECONDS, limit: 500 });

export const chart: Chart = {
  name: 'expiry-sweep',
  title: 'Expiring jobs, by how many are open',
  async draw(ground, scale) {
    const points = await measureScaling(ground, scale, {
      from: 1_000,
      upTo: { full: 1_000_000, quick: 10_000 },
      fill: fillJobs,
      statements: {
        'none due': { run },
        [`${DUE} due`]: {
          given: (transaction) =>
            sql`update jobs set expires_at = now() - interval '1 day' where number <= ${DUE}::integer`.execute(
              transaction,
            ),
          run,
        },
      },
    });
    const svg = await drawLines({ title: 'One expiry sweep', rows: 'open jobs', points });
    return { svg, said: `The sweep runs every five seconds. ${sayGrowth(points, 'open jobs')}` };
  },
};
