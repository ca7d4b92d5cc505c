import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Sandbox } from '../../sandbox/start.ts';
import { type Ground, SECRETS } from './ground.ts';
import { jobCreated, titleOf } from './jobs.ts';
import { watchOutcomes } from './outcomes.ts';
import { atOnce, openClient, type Prepared } from './requests.ts';

/** Jobs whose threads stand in Slack, in a database that no app works on any more. */
export interface Threads {
  sandbox: Sandbox;
  databaseUrl: string;
  /** Conversation `c-<key>` and where its thread is. */
  all: { key: string; rootTs: string }[];
  /** So many replies of a member, over all threads in turn; every call makes new ones. */
  replies(count: number): Prepared[];
}

const CHANNEL = 'C0JOBS';
const PATIENCE_MS = 10_000;

/** Sets up jobs through an app of its own, which is gone when this resolves. */
export async function standingThreads(ground: Ground, count: number): Promise<Threads> {
  const databaseUrl = await ground.databaseUrl();
  const sandbox = await ground.sandbox();
  // Nobody takes a word back here, so nothing waits for that.
  const app = await ground.app({ sandbox, databaseUrl, unpaced: true, env: { UNDO_SECONDS: '0' } });
  const client = openClient(app.url, 8);
  const keys = Array.from({ length: count }, (_, n) => `thread-${n}`);
  await atOnce(keys.map(jobCreated), 8, client.send);
  const outcomes = watchOutcomes(ground, databaseUrl);
  await outcomes.allDone();
  const roots = sandbox.slack.messages(CHANNEL).filter((message) => message.thread_ts === undefined);
  const all = keys.map((key) => {
    const root = roots.find(({ text }) => text.includes(titleOf(key)));
    if (!root) throw new Error(`the thread of ${key} does not stand`);
    return { key, rootTs: root.ts };
  });
  const template = await aRealReply(sandbox, all[0]?.rootTs ?? '');
  await outcomes.allDone();
  await outcomes.close();
  await client.close();
  await app.end();
  let made = 0;
  return {
    sandbox,
    databaseUrl,
    all,
    replies: (wanted) =>
      Array.from({ length: wanted }, () => {
        made += 1;
        return signed(replyLike(template, all[made % all.length]?.rootTs ?? '', made));
      }),
  };
}

/** Lets a member write one reply and takes what Slack sent of it: all others are made like it. */
async function aRealReply(sandbox: Sandbox, threadTs: string): Promise<string> {
  const { ts } = sandbox.slack.post({ user: 'U0ALICE', channel: CHANNEL, text: 'Gladly, give us a day.', threadTs });
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    const attempt = sandbox.slack.events.find(({ body }) => JSON.stringify(body.event).includes(`"ts":"${ts}"`));
    if (attempt?.outcome?.delivered) return JSON.stringify(attempt.body);
    await wait(5);
  }
  throw new Error('the reply did not reach the app');
}

function replyLike(template: string, threadTs: string, number: number): string {
  const envelope = JSON.parse(template);
  const micros = BigInt(Date.now()) * 1_000n + BigInt(number);
  const ts = `${micros / 1_000_000n}.${String(micros % 1_000_000n).padStart(6, '0')}`;
  const id = number.toString(16).toUpperCase().padStart(12, '0');
  Object.assign(envelope, { event_id: `EvBENCH${id}` });
  Object.assign(envelope.event, { ts, event_ts: ts, thread_ts: threadTs, client_msg_id: `bench-${id}` });
  return JSON.stringify(envelope);
}

/** As Slack signs; good for five minutes. */
function signed(body: string): Prepared {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const digest = createHmac('sha256', SECRETS.slack.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    path: '/slack/events',
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${digest}`,
    },
    body,
  };
}
