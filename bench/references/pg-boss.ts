// pg-boss moving the same deliveries: a queue that keeps each key's order strictly, a completed job is an outcome stored.
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { createFlow, flowProcess, type Moved } from '../support/flow.ts';

const QUEUE = 'move';
/** The fastest of what was tried: one, two and four loops, batches of 50, 100, 200 and 1,000. */
const LOOPS = 2;
const BATCH = 100;

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
const flow = createFlow();
const boss = new PgBoss({
  db: { executeSql: (text: string, values?: unknown[]) => pool.query(text, values) },
  schedule: false,
});
boss.on('error', (error) => process.stderr.write(`${error.message}\n`));
await boss.start();
await boss.createQueue(QUEUE, { policy: 'key_strict_fifo' });
let stopping = false;
let completing = 0;

/** Fetches and completes batch by batch. Its `work` does the same, but waits half a second at least when a batch comes short. */
async function take(): Promise<void> {
  while (!stopping) {
    const jobs = await boss.fetch<Moved>(QUEUE, { batchSize: BATCH });
    if (jobs.length === 0) {
      await wait(2);
      continue;
    }
    completing += 1;
    for (const { data } of jobs) flow.arrive(data);
    await boss.complete(
      QUEUE,
      jobs.map(({ id }) => id),
    );
    completing -= 1;
  }
}

const taking = Array.from({ length: LOOPS }, take);
await flowProcess(flow, {
  async append({ key, number }) {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
      await boss.send(QUEUE, { key, number }, { singletonKey: key, db });
      await client.query('commit');
    } finally {
      client.release();
    }
  },
  async settled() {
    while (completing > 0) await wait(1);
  },
});
stopping = true;
await Promise.all(taking);
await boss.stop({ graceful: false });
await pool.end();
