import { type Measure, medianOf } from '../measure.ts';
import type { Child } from '../support/child.ts';
import { freePort } from '../support/free-port.ts';
import { type Ground, SECRETS } from '../support/ground.ts';
import { openClient } from '../support/requests.ts';
import { standingThreads, type Threads } from '../support/threads.ts';

const AT_ONCE = 32;
const THREADS = 32;
const SCALES = {
  full: { rounds: 2, warmMs: 1_000, roundMs: 3_000 },
  quick: { rounds: 1, warmMs: 300, roundMs: 1_000 },
};

interface Side {
  name: string;
  /** A fresh process for every round: what one round leaves to be done shall not burden the next. */
  start(): Promise<Child>;
}

export const measure: Measure = {
  name: 'acks-per-second',
  title: 'Slack events answered, after their commit',
  target: '≥ 0.5 × bare Bolt, ≥ 2 × a plain bot',
  async run(ground, scale) {
    const threads = await standingThreads(ground, THREADS);
    const sides = await prepareSides(ground, threads);
    const { rounds, ...times } = SCALES[scale];
    const taken = new Map<string, number[]>(sides.map(({ name }) => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const { name, start } of sides) {
        const child = await start();
        taken.get(name)?.push(await acked(child, threads, times));
        await child.end('SIGKILL');
      }
    }
    const mean = (name: string): number => (taken.get(name) ?? []).reduce((sum, one) => sum + one, 0) / rounds;
    return [
      ...sides.map(({ name }) => ({ name, unit: 'per second' as const, value: mean(name) })),
      { name: 'Jobline ÷ bare Bolt', unit: 'ratio', value: mean('Jobline') / mean('bare Bolt') },
      { name: 'Jobline ÷ plain bot', unit: 'ratio', value: mean('Jobline') / mean('plain bot') },
    ];
  },
  judge(medians) {
    const bare = medianOf(medians, 'Jobline ÷ bare Bolt');
    const plain = medianOf(medians, 'Jobline ÷ plain bot');
    const own = Math.round(medianOf(medians, 'Jobline'));
    return { met: bare >= 0.5 && plain >= 2, said: `${own}/s, ${bare.toFixed(2)} × and ${plain.toFixed(2)} ×` };
  },
};

async function prepareSides(ground: Ground, { sandbox, databaseUrl }: Threads): Promise<Side[]> {
  const { signingSecret, botToken } = SECRETS.slack;
  const secrets = { SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: botToken };
  const plainSlack = await ground.sandbox();
  // Nobody hears of the plain bot's own posts: one thing less for it to do.
  plainSlack.slack.holdEvents();
  return [
    { name: 'Jobline', start: async () => ground.app({ sandbox, databaseUrl: await ground.copyOf(databaseUrl) }) },
    {
      name: 'bare Bolt',
      start: async () => ground.process('references/bare-bolt.ts', { ...secrets, PORT: String(await freePort()) }),
    },
    {
      name: 'plain bot',
      start: async () =>
        ground.process('references/plain-bot.ts', {
          ...secrets,
          PORT: String(await freePort()),
          DATABASE_URL: await ground.emptyDatabaseUrl(),
          SLACK_API_URL: `${plainSlack.url}/slack/api/`,
        }),
    },
  ];
}

/** How many replies a second are answered, so many at once, after a while to get warm. */
async function acked(
  { url }: Child,
  threads: Threads,
  { warmMs, roundMs }: { warmMs: number; roundMs: number },
): Promise<number> {
  const client = openClient(url, AT_ONCE);
  try {
    await sendFor(warmMs);
    const began = performance.now();
    const answered = await sendFor(roundMs);
    return answered / ((performance.now() - began) / 1_000);
  } finally {
    await client.close();
  }

  async function sendFor(ms: number): Promise<number> {
    // More than any side takes in that time, ready before the clock runs.
    const requests = threads.replies(ms * 5).values();
    const until = performance.now() + ms;
    let answered = 0;
    const hand = async (): Promise<void> => {
      while (performance.now() < until) {
        const next = requests.next();
        if (next.done) throw new Error('the generator ran out of requests');
        await client.send(next.value);
        answered += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, hand));
    return answered;
  }
}
