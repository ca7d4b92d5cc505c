import { setTimeout as wait } from 'node:timers/promises';
import { type Measure, median, medianOf, percentile } from '../measure.ts';
import { atOnce } from '../support/requests.ts';
import { standingTalks, type Talk, type Workspaces, written } from '../support/workspaces.ts';

/** The flood waits in four channels; what is timed goes to twenty, so that none of it waits for its own channel's second. */
const FLOODED = { channels: 4, threads: 10 };
const BESIDE = { channels: 20, threads: 1 };
const PLAN = {
  full: { few: 500, many: 5_000, timed: 100 },
  quick: { few: 50, many: 500, timed: 20 },
};
/** Each of the twenty channels gets one in more than two seconds. */
const EVERY_MS = 110;
const SENDERS = 40;
const PATIENCE_MS = 10_000;
const FLOOD_PATIENCE_MS = 120_000;

export const measure: Measure = {
  name: 'flood-beside',
  title: 'One message while another workspace’s flood waits: event to post',
  target: 'p50 ≤ idle p50 + 50 ms; with 5,000 waiting ≤ 1.3 × with 500',
  async run(ground, scale) {
    const { few, many, timed } = PLAN[scale];
    const workspaces = await standingTalks(ground, [FLOODED, BESIDE], 1);
    for (const { sandbox } of workspaces.all) sandbox.slack.limits.set({ channel: { perSecond: 1 } });
    const beside = createTimer(workspaces);
    const flood = createFlood(workspaces);

    await beside(20);
    const idle = await beside(timed);
    await flood(few);
    const besideFew = await beside(timed);
    await flood(many);
    const besideMany = await beside(timed);
    return [
      { name: 'idle, p50', unit: 'ms', value: median(idle) },
      { name: 'idle, p99', unit: 'ms', value: percentile(idle, 99) },
      { name: `beside ${few}, p50`, unit: 'ms', value: median(besideFew) },
      { name: `beside ${few}, p99`, unit: 'ms', value: percentile(besideFew, 99) },
      { name: `beside ${many}, p50`, unit: 'ms', value: median(besideMany) },
      { name: `beside ${many}, p99`, unit: 'ms', value: percentile(besideMany, 99) },
      { name: 'slower beside the flood, p50', unit: 'ms', value: median(besideMany) - median(idle) },
      { name: 'many ÷ few', unit: 'ratio', value: median(besideMany) / median(besideFew) },
    ];
  },
  judge(medians) {
    const slower = medianOf(medians, 'slower beside the flood, p50');
    const ratio = medianOf(medians, 'many ÷ few');
    return {
      met: slower <= 50 && ratio <= 1.3,
      said: `idle ${medianOf(medians, 'idle, p50').toFixed(1)} ms, ${slower >= 0 ? '+' : ''}${slower.toFixed(1)} ms; ${ratio.toFixed(2)} ×`,
    };
  },
};

/** Brings what waits to `count`: events of the flooded workspace, all of them applied when this resolves. */
function createFlood({ talks, outcomes }: Workspaces): (count: number) => Promise<void> {
  const [flooded] = talks;
  const own = talks.filter(({ workspace }) => workspace === flooded?.workspace);
  const sent = new Map<string, number>();

  const waiting = async (): Promise<{ posts: number; others: number }> => {
    const [row] = await outcomes.query<{ posts: string; others: string }>(
      `select count(*) filter (where kind = 'post-message') as posts, count(*) filter (where kind <> 'post-message') as others
      from deliveries where state in ('waiting', 'sending')`,
    );
    return { posts: Number(row?.posts), others: Number(row?.others) };
  };
  return async (count) => {
    const each = Math.ceil((count - (await waiting()).posts) / own.length);
    await atOnce(own, SENDERS, async (talk) => {
      const from = sent.get(talk.key) ?? 0;
      for (let n = from; n < from + each; n++) await talk.workspace.client.send(written(talk, n));
      sent.set(talk.key, from + each);
    });
    const deadline = performance.now() + FLOOD_PATIENCE_MS;
    while ((await waiting()).others > 0) {
      if (performance.now() > deadline) throw new Error('the flood is not applied');
      await wait(50);
    }
    const { posts } = await waiting();
    if (posts < count / 2) throw new Error(`only ${posts} of the flood wait`);
  };
}

/** Times single messages of the other workspace, each from its event's leaving to its post's arrival at Slack. */
function createTimer({ talks, all }: Workspaces): (count: number) => Promise<number[]> {
  const beside = all.at(-1);
  const own = talks.filter(({ workspace }) => workspace === beside);
  let number = 0;

  async function timeOne(talk: Talk): Promise<number> {
    const { slack } = talk.workspace.sandbox;
    const before = slack.calls.length;
    const request = written(talk, number);
    number += 1;
    const began = performance.timeOrigin + performance.now();
    await talk.workspace.client.send(request);
    const deadline = performance.now() + PATIENCE_MS;
    while (performance.now() < deadline) {
      const call = slack.calls
        .slice(before)
        .find(
          ({ method, status, args }) =>
            method === 'chat.postMessage' && status === 200 && args.channel === talk.channel,
        );
      // The journal keeps whole milliseconds: half of one is what it cuts off on average.
      if (call) return call.at.getTime() + 0.5 - began;
      await wait(5);
    }
    throw new Error(`the message to ${talk.channel} was not posted`);
  }

  /** At planned moments, whether the one before has arrived or not. */
  return async (count) => {
    const began = performance.now();
    const times: Promise<number>[] = [];
    for (let n = 0; n < count; n++) {
      await wait(Math.max(0, began + n * EVERY_MS - performance.now()));
      const talk = own[n % own.length];
      if (talk) times.push(timeOne(talk));
    }
    return Promise.all(times);
  };
}
