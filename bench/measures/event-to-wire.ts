import { setTimeout as wait } from 'node:timers/promises';
import type { Sandbox } from '../../sandbox/start.ts';
import { type Measure, medianOf, percentile } from '../measure.ts';
import type { Ground } from '../support/ground.ts';
import { messageCreated } from '../support/jobs.ts';
import { openClient } from '../support/requests.ts';
import { standingThreads } from '../support/threads.ts';

const EVENTS = { full: 200, quick: 30 };
const WARM = 30;
/** Long enough for all that follows a post to be over. */
const IDLE_MS = 150;
const THREADS = 20;
const GIVE_UP_MS = 5_000;

export const measure: Measure = {
  name: 'event-to-wire',
  title: 'From a marketplace event to its post in Slack, idle',
  target: 'p50 ≤ 15 ms, p99 ≤ 100 ms',
  async run(ground, scale) {
    const own = await eventToWire(ground, EVENTS[scale]);
    const commit = await commitOneRow(ground, EVENTS[scale]);
    return [
      { name: 'p50', unit: 'ms', value: percentile(own, 50) },
      { name: 'p99', unit: 'ms', value: percentile(own, 99) },
      { name: 'p50 of a commit of one row', unit: 'ms', value: percentile(commit, 50) },
      { name: 'p99 of a commit of one row', unit: 'ms', value: percentile(commit, 99) },
    ];
  },
  judge(medians) {
    const p50 = medianOf(medians, 'p50');
    const p99 = medianOf(medians, 'p99');
    const commit = medianOf(medians, 'p50 of a commit of one row');
    const said = `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(0)} ms; one commit ${commit.toFixed(1)} ms`;
    return { met: p50 <= 15 && p99 <= 100, said };
  },
};

/** One event at a time, the next when all is quiet. Both ends are of this process, and so is the clock. */
async function eventToWire(ground: Ground, count: number): Promise<number[]> {
  const { sandbox, databaseUrl, all } = await standingThreads(ground, THREADS);
  const app = await ground.app({ sandbox, databaseUrl, unpaced: true });
  const client = openClient(app.url, 1);
  ground.atEnd(() => client.close());
  const took: number[] = [];
  for (let n = 0; n < WARM + count; n++) {
    const body = `Words number ${n}.`;
    const request = messageCreated(all[n % all.length]?.key ?? '', `wire-${n}`, body);
    const stands = arrival(sandbox, body);
    const sentAt = performance.now();
    await client.send(request);
    const arrivedAt = await stands;
    if (n >= WARM) took.push(arrivedAt - sentAt);
    await wait(IDLE_MS);
  }
  await app.end();
  return took;
}

/** When these words came to stand in Slack: as its server took the call, before it was answered. */
function arrival({ slack }: Sandbox, words: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error(`“${words}” does not arrive`)), GIVE_UP_MS);
    const stop = slack.onChange(() => {
      const now = performance.now();
      if (!slack.messages('C0JOBS').at(-1)?.text.includes(words)) return;
      clearTimeout(giveUp);
      stop();
      resolve(now);
    });
  });
}

async function commitOneRow(ground: Ground, count: number): Promise<number[]> {
  const child = await ground.process('references/bare-postgres.ts', {
    DATABASE_URL: await ground.emptyDatabaseUrl(),
    ROWS: String(count),
    PAUSE_MS: '10',
  });
  const { took } = await child.next();
  if (!Array.isArray(took)) throw new Error('bare PostgreSQL says no figures');
  return took as number[];
}
