import { type Figure, type Measure, medianOf } from '../measure.ts';
import type { Ground } from '../support/ground.ts';

/** A thousand lanes, which Jobline shares out among twenty endpoints: it keeps a limit for each, the libraries know none. */
const WORK = { KEYS: '1000', WRITERS: '32', ENDPOINTS: '20' };
const DELIVERIES = { full: 3_000, quick: 800 };

/** Deliveries appended and drained by each side in a process of its own, one after the other. */
export const measure: Measure = {
  name: 'deliveries-per-second',
  title: 'Deliveries appended and drained',
  target: '≥ 4 × the better of graphile-worker and pg-boss',
  async run(ground, scale) {
    const env = { ...WORK, DELIVERIES: String(DELIVERIES[scale]) };
    const own = await move(ground, 'support/jobline-lanes.ts', { ...env, DATABASE_URL: await ground.databaseUrl() });
    const libraries: Record<string, number> = {};
    for (const name of ['graphile-worker', 'pg-boss']) {
      const DATABASE_URL = await ground.emptyDatabaseUrl();
      libraries[name] = await move(ground, `references/${name}.ts`, { ...env, DATABASE_URL });
    }
    const better = Math.max(...Object.values(libraries));
    return [
      { name: 'Jobline', unit: 'per second', value: own },
      ...Object.entries(libraries).map(([name, value]): Figure => ({ name, unit: 'per second', value })),
      { name: 'Jobline ÷ the better of them', unit: 'ratio', value: own / better },
    ];
  },
  judge(medians) {
    const ratio = medianOf(medians, 'Jobline ÷ the better of them');
    const own = medianOf(medians, 'Jobline');
    return { met: ratio >= 4, said: `${Math.round(own)}/s, ${ratio.toFixed(2)} ×` };
  },
};

async function move(ground: Ground, file: string, env: Record<string, string>): Promise<number> {
  const child = await ground.process(file, env);
  const { perSecond } = await child.next();
  await child.end();
  if (typeof perSecond !== 'number') throw new Error(`${file} says no figure`);
  return perSecond;
}
