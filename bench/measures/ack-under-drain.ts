import { setTimeout as wait } from 'node:timers/promises';
import { type Measure, medianOf, percentile } from '../measure.ts';
import type { Ground } from '../support/ground.ts';
import { messageCreated } from '../support/jobs.ts';
import { watchOutcomes } from '../support/outcomes.ts';
import { atOnce, type Client, openClient, type Prepared } from '../support/requests.ts';
import { standingThreads, type Threads } from '../support/threads.ts';

const THREADS = 100;
const EVENTS_A_SECOND = 50;
const SCALES = {
  full: { waiting: 2_000, seconds: 12 },
  quick: { waiting: 200, seconds: 3 },
};

export const measure: Measure = {
  name: 'ack-under-drain',
  title: 'Answers to 50 Slack events a second while 2,000 deliveries drain',
  target: 'p50 ≤ 25 ms, p99 ≤ 250 ms, none over 1 s',
  async run(ground, scale) {
    const { waiting, seconds } = SCALES[scale];
    const threads = await standingThreads(ground, THREADS);
    await fill(ground, threads, waiting);

    const { sandbox, databaseUrl } = threads;
    const outcomes = watchOutcomes(ground, databaseUrl);
    const app = await ground.app({ sandbox, databaseUrl, unpaced: true });
    const client = openClient(app.url, EVENTS_A_SECOND);
    ground.atEnd(() => client.close());
    const before = await outcomes.done('post-message');
    const took = await inOpenLoop(client, threads.replies(EVENTS_A_SECOND * seconds));
    const drained = (await outcomes.done('post-message')) - before;
    await app.end('SIGKILL');
    return [
      { name: 'p50', unit: 'ms', value: percentile(took, 50) },
      { name: 'p99', unit: 'ms', value: percentile(took, 99) },
      { name: 'slowest', unit: 'ms', value: Math.max(...took) },
      { name: 'deliveries drained meanwhile', unit: 'count', value: drained },
    ];
  },
  judge(medians) {
    const [p50, p99, slowest] = ['p50', 'p99', 'slowest'].map((name) => medianOf(medians, name));
    if (p50 === undefined || p99 === undefined || slowest === undefined) throw new Error('a figure is missing');
    const said = `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms`;
    return { met: p50 <= 25 && p99 <= 250 && slowest <= 1_000, said };
  },
};

/** Merchants' messages over all threads, taken by the app at Slack's pace: nearly all of them wait when it ends. */
async function fill(ground: Ground, { sandbox, databaseUrl, all }: Threads, count: number): Promise<void> {
  const app = await ground.app({ sandbox, databaseUrl });
  const client = openClient(app.url, 16);
  // Enough that as many still wait when the app has ended.
  const messages = Array.from({ length: Math.ceil(count * 1.05) + 30 }, (_, n) =>
    messageCreated(all[n % all.length]?.key ?? '', `waiting-${n}`, `When do you think it will be done? ${n}`),
  );
  await atOnce(messages, 16, client.send);
  const outcomes = watchOutcomes(ground, databaseUrl);
  while ((await outcomes.waiting('apply-marketplace-event')) > 0) await wait(50);
  await client.close();
  await app.end();
  const waiting = await outcomes.waiting('post-message');
  if (waiting < count) throw new Error(`only ${waiting} deliveries wait`);
  await outcomes.close();
}

/** Sends each at its planned time, whatever became of the others; what it took is counted from that time. */
async function inOpenLoop(client: Client, requests: readonly Prepared[]): Promise<number[]> {
  const began = performance.now();
  const sending = requests.map(async (request, n) => {
    const planned = began + (n * 1_000) / EVENTS_A_SECOND;
    await wait(Math.max(0, planned - performance.now()));
    await client.send(request);
    return performance.now() - planned;
  });
  return Promise.all(sending);
}
