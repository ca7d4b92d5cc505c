// graphile-worker moving the same deliveries: a named queue a key keeps their order, a job that is gone is an outcome stored.
import { Logger, run } from 'graphile-worker';
import pg from 'pg';
import { createFlow, flowProcess, type Moved } from '../support/flow.ts';

/**
 * The fastest of what was tried: 16, 32 and 64 at once, without a local queue and with one of 33, 100 and 1,000 jobs, each
 * completion by itself and those of one moment together. LISTEN and NOTIFY are on, as they come.
 */
const CONCURRENCY = 32;
const LOCAL_QUEUE = 100;
const COMPLETE_DELAY_MS = 0;

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
const complain = (error: Error): void => void process.stderr.write(`${error.message}\n`);
pool.on('error', complain);
pool.on('connect', (client) => client.on('error', complain));
const flow = createFlow();

const quiet = new Logger(() => (level, message) => {
  if (level === 'error') process.stderr.write(`${message}\n`);
});
const runner = await run({
  pgPool: pool,
  concurrency: CONCURRENCY,
  noHandleSignals: true,
  pollInterval: 1_000,
  logger: quiet,
  taskList: { move: async (payload) => flow.arrive(payload as Moved) },
  preset: {
    worker: { completeJobBatchDelay: COMPLETE_DELAY_MS, localQueue: { size: LOCAL_QUEUE } },
  },
});

await flowProcess(flow, {
  async append({ key, number }) {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query(`select graphile_worker.add_job('move', $1::json, queue_name := $2)`, [
        JSON.stringify({ key, number }),
        key,
      ]);
      await client.query('commit');
    } finally {
      client.release();
    }
  },
  async settled() {
    for (;;) {
      const { rows } = await pool.query('select 1 from graphile_worker.jobs limit 1');
      if (rows.length === 0) return;
    }
  },
});
await runner.stop();
await pool.end();
