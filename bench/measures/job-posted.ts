import { type Measure, medianOf } from '../measure.ts';
import { type Ground, SECRETS } from '../support/ground.ts';
import { jobCreated } from '../support/jobs.ts';
import { watchOutcomes } from '../support/outcomes.ts';
import { atOnce, openClient } from '../support/requests.ts';

const JOBS = { full: 300, quick: 60 };
const WARM = 40;
/** The marketplace sends the next job when one is answered. */
const SENDERS = 16;

export const measure: Measure = {
  name: 'job-posted',
  title: 'Jobs posted: root and message stand, outcomes stored',
  target: '≥ 0.5 × a plain bot making the same two posts, 8 jobs in flight',
  async run(ground, scale) {
    const own = await postedByJobline(ground, JOBS[scale]);
    const plain = await postedByPlainBot(ground, JOBS[scale]);
    return [
      { name: 'Jobline', unit: 'per second', value: own },
      { name: 'plain bot', unit: 'per second', value: plain },
      { name: 'Jobline ÷ plain bot', unit: 'ratio', value: own / plain },
    ];
  },
  judge(medians) {
    const ratio = medianOf(medians, 'Jobline ÷ plain bot');
    return { met: ratio >= 0.5, said: `${medianOf(medians, 'Jobline').toFixed(1)}/s, ${ratio.toFixed(2)} ×` };
  },
};

async function postedByJobline(ground: Ground, count: number): Promise<number> {
  const databaseUrl = await ground.databaseUrl();
  const sandbox = await ground.sandbox();
  const app = await ground.app({ sandbox, databaseUrl, unpaced: true });
  const client = openClient(app.url, SENDERS);
  ground.atEnd(() => client.close());
  const outcomes = watchOutcomes(ground, databaseUrl);

  async function post(prefix: string, jobs: number): Promise<void> {
    const requests = Array.from({ length: jobs }, (_, n) => jobCreated(`${prefix}-${n}`));
    await atOnce(requests, SENDERS, client.send);
    await outcomes.allDone();
  }

  await post('warm', WARM);
  const before = sandbox.slack.messages('C0JOBS').length;
  const began = performance.now();
  await post('job', count);
  const seconds = (performance.now() - began) / 1_000;
  const posted = sandbox.slack.messages('C0JOBS').length - before;
  if (posted !== 2 * count) throw new Error(`${posted} messages stand of ${count} jobs`);
  await app.end();
  return count / seconds;
}

async function postedByPlainBot(ground: Ground, count: number): Promise<number> {
  const sandbox = await ground.sandbox();
  sandbox.slack.holdEvents();
  const bot = await ground.process('references/plain-poster.ts', {
    DATABASE_URL: await ground.emptyDatabaseUrl(),
    SLACK_API_URL: `${sandbox.url}/slack/api/`,
    SLACK_BOT_TOKEN: SECRETS.slack.botToken,
    JOBS: String(count),
  });
  const { perSecond } = await bot.next();
  if (typeof perSecond !== 'number') throw new Error('the plain bot says no figure');
  return perSecond;
}
