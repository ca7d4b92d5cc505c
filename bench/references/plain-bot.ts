// A bot as tutorials write it: the listener stores the reply, posts it, stores that it was posted, and then Slack is answered.
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import pg from 'pg';

const { DATABASE_URL: connectionString, SLACK_API_URL: slackApiUrl = '', PORT = '0' } = process.env;
const { SLACK_SIGNING_SECRET: signingSecret = '', SLACK_BOT_TOKEN: botToken = '' } = process.env;
const pool = new pg.Pool({ connectionString, max: 20 });
await pool.query(`create table replies (id bigint generated always as identity primary key, channel text not null,
  ts text not null, text text, posted_ts text, posted_at timestamptz)`);

const slack = new WebClient(botToken, { slackApiUrl });
const receiver = new HTTPReceiver({ signingSecret, processBeforeResponse: true, logLevel: LogLevel.ERROR });
const app = new App({
  receiver,
  authorize: async () => ({ botToken, botId: 'B0JOBLINE', botUserId: 'U0JOBLINE' }),
  logLevel: LogLevel.ERROR,
});
app.event('message', async ({ event }) => {
  const text = 'text' in event ? event.text : undefined;
  const { rows } = await pool.query<{ id: string }>(
    'insert into replies (channel, ts, text) values ($1, $2, $3) returning id',
    [event.channel, event.ts, text],
  );
  const posted = await slack.chat.postMessage({ channel: event.channel, text: `Sent: ${text}` });
  await pool.query('update replies set posted_ts = $2, posted_at = now() where id = $1', [rows[0]?.id, posted.ts]);
});
await app.start({ port: Number(PORT), host: '127.0.0.1' });
process.stdout.write(`${JSON.stringify({ ready: true, url: `http://127.0.0.1:${PORT}` })}\n`);
