// A bot without ceremony posting jobs: row, root, row, message, each outcome stored, and nothing that finds out what became
// of a call that was cut. Slack's events about its posts are kept from it.
import { WebClient } from '@slack/web-api';
import pg from 'pg';
import { atOnce } from '../support/requests.ts';

const { DATABASE_URL: connectionString, SLACK_API_URL: slackApiUrl = '', SLACK_BOT_TOKEN: token, JOBS } = process.env;
const IN_FLIGHT = 8;
const WARM = 40;

const pool = new pg.Pool({ connectionString, max: 20 });
const slack = new WebClient(token, { slackApiUrl });
await pool.query(`create table posts (id bigint generated always as identity primary key, job text not null, thread_ts text,
  text text not null, ts text, posted_at timestamptz)`);

async function post(job: string, text: string, threadTs?: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    'insert into posts (job, thread_ts, text) values ($1, $2, $3) returning id',
    [job, threadTs, text],
  );
  const { ts } = await slack.chat.postMessage({ channel: 'C0JOBS', text, ...(threadTs && { thread_ts: threadTs }) });
  await pool.query('update posts set ts = $2, posted_at = now() where id = $1', [rows[0]?.id, ts]);
  if (!ts) throw new Error('Slack names no ts');
  return ts;
}

async function postAll(jobs: readonly string[]): Promise<void> {
  await atOnce(jobs, IN_FLIGHT, async (job) => {
    const rootTs = await post(job, `Shop ${job}. Store setup for Jana Nováková`);
    await post(job, 'Can you help us with our new shop?', rootTs);
  });
}

const named = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, n) => `${prefix}-${n}`);
process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
await postAll(named('warm', WARM));
const jobs = named('job', Number(JOBS));
const began = performance.now();
await postAll(jobs);
process.stdout.write(`${JSON.stringify({ perSecond: jobs.length / ((performance.now() - began) / 1_000) })}\n`);
await pool.end();
