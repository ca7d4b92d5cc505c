import { setTimeout as wait } from 'node:timers/promises';
import { type Measure, medianOf } from '../measure.ts';
import { atOnce } from '../support/requests.ts';
import { standing, standingTalks, type Talk, type Workspace, written } from '../support/workspaces.ts';

const PLAN = {
  full: { workspaces: 5, channels: 4, threads: 3, messages: 10, afterRefusals: 2 },
  quick: { workspaces: 2, channels: 4, threads: 2, messages: 3, afterRefusals: 2 },
};
const COPIES = 2;
const PATIENCE_MS = 120_000;
const LOOK_EVERY_MS = 50;

export const measure: Measure = {
  name: 'paced-flow',
  title: 'A flow at Slack’s own pace: 600 messages to 20 channels of 5 workspaces, two copies of the app',
  target:
    '≤ 1.05 × the least time, ≤ 1 % of the calls refused; with refusals thrown in nothing lost, doubled or out of order',
  async run(ground, scale) {
    const plan = PLAN[scale];
    const { workspaces, channels, threads } = plan;
    const { all, talks } = await standingTalks(ground, Array(workspaces).fill({ channels, threads }), COPIES);
    for (const { sandbox } of all) sandbox.slack.limits.set('slack');

    const flow = await pour(all, talks, 0, plan.messages);
    checkOrder(talks, plan.messages);
    for (const workspace of all) throwRefusalsIn(workspace, scale === 'full');
    const disturbed = await pour(all, talks, plan.messages, plan.afterRefusals);
    checkOrder(talks, plan.messages + plan.afterRefusals);

    const leastMs = (threads * plan.messages - 1) * 1_000;
    return [
      { name: 'first to last post', unit: 'ms', value: flow.tookMs },
      { name: 'least time that Slack allows', unit: 'ms', value: leastMs },
      { name: 'took ÷ least', unit: 'ratio', value: flow.tookMs / leastMs },
      { name: 'calls refused', unit: '%', value: (100 * flow.refused) / flow.calls },
      { name: 'refusals thrown in', unit: 'count', value: disturbed.thrownIn },
      { name: 'lost, doubled or out of order', unit: 'count', value: 0 },
    ];
  },
  judge(medians) {
    const ratio = medianOf(medians, 'took ÷ least');
    const refused = medianOf(medians, 'calls refused');
    const inOrder = medianOf(medians, 'lost, doubled or out of order') === 0;
    return {
      met: ratio <= 1.05 && refused <= 1 && inOrder,
      said: `${ratio.toFixed(3)} ×, ${refused.toFixed(1)} % refused, none lost, doubled or out of order`,
    };
  },
};

interface Poured {
  /** From the first post that Slack took to the last one. */
  tookMs: number;
  calls: number;
  refused: number;
  thrownIn: number;
}

/** Merchants write `count` messages in every talk, as fast as they are taken; resolves when all of them stand. */
async function pour(all: readonly Workspace[], talks: readonly Talk[], from: number, count: number): Promise<Poured> {
  const before = new Map(all.map((workspace) => [workspace, workspace.sandbox.slack.calls.length]));
  const calls = () => all.flatMap((workspace) => workspace.sandbox.slack.calls.slice(before.get(workspace)));
  const posts = () => calls().filter(({ method, status }) => method === 'chat.postMessage' && status === 200);
  await atOnce(talks, talks.length, async (talk) => {
    for (let n = from; n < from + count; n++) await talk.workspace.client.send(written(talk, n));
  });
  const deadline = performance.now() + PATIENCE_MS;
  while (posts().length < talks.length * count) {
    if (performance.now() > deadline) throw new Error(`only ${posts().length} of ${talks.length * count} were posted`);
    await wait(LOOK_EVERY_MS);
  }
  const moments = posts().map(({ at }) => at.getTime());
  return {
    tookMs: Math.max(...moments) - Math.min(...moments),
    calls: calls().length,
    refused: calls().filter(({ status, fault }) => status === 429 && fault === undefined).length,
    thrownIn: calls().filter(({ fault }) => fault !== undefined).length,
  };
}

/** Each message stands once, where it was written in the row. */
function checkOrder(talks: readonly Talk[], count: number): void {
  const expected = Array.from({ length: count }, (_, n) => n).join();
  for (const talk of talks) {
    const stands = standing(talk).join();
    if (stands !== expected) throw new Error(`in ${talk.key} stand ${stands} in the place of ${expected}`);
  }
}

/** As Slack refuses: mostly it says for how long; where it does not, the channel rests for half a minute. */
function throwRefusalsIn({ sandbox, channels }: Workspace, alsoUnsaid: boolean): void {
  const [first, second, third] = channels;
  const { faults } = sandbox.slack;
  const refusal = { method: 'chat.postMessage', kind: '429' } as const;
  if (first !== undefined) faults.order({ ...refusal, channel: first, times: 3, retryAfter: 1 });
  if (second !== undefined) faults.order({ ...refusal, channel: second, after: 1, times: 2, retryAfter: 2 });
  if (third !== undefined && alsoUnsaid) faults.order({ ...refusal, channel: third, after: 1, retryAfter: null });
}
