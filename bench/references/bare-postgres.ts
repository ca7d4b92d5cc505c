// What one durable row costs: an insert and its commit, one at a time, with a pause between them.
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

const { DATABASE_URL: connectionString, ROWS, PAUSE_MS } = process.env;
const WARM = 50;
const pool = new pg.Pool({ connectionString, max: 20 });
await pool.query('create table events (id bigint generated always as identity primary key, body jsonb not null)');
process.stdout.write(`${JSON.stringify({ ready: true })}\n`);

const took: number[] = [];
for (let n = -WARM; n < Number(ROWS); n++) {
  await wait(Number(PAUSE_MS));
  const began = performance.now();
  await pool.query('insert into events (body) values ($1)', [{ type: 'message.created', number: n }]);
  if (n >= 0) took.push(performance.now() - began);
}
process.stdout.write(`${JSON.stringify({ took })}\n`);
await pool.end();
