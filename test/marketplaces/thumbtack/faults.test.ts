import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { cardOf, reactions, underCard } from '../../support/inbound.ts';
import { hasten } from '../../support/job-thread.ts';
import { startWithThumbtack, type ThumbtackJobline } from '../../support/thumbtack.ts';

let world: ThumbtackJobline;
let count = 0;

beforeAll(async () => {
  world = await startWithThumbtack();
  await world.connect();
});

afterAll(() => world.close());

beforeEach(() => {
  world.thumbtack.echoes = 'never';
});

/** A lead with a thread of its own. */
async function startThread() {
  const { thumbtack, jobline, tell } = world;
  count += 1;
  const description = `Shop number ${count}.`;
  const { negotiationID, webhook } = thumbtack.ask({ description });
  await tell(webhook);
  return {
    negotiationID,
    say(text: string) {
      const threadTs = cardOf(jobline, description).ts;
      return jobline.sandbox.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text, threadTs });
    },
    /** What the customer reads of us. */
    said: () =>
      thumbtack
        .messages(negotiationID)
        .filter(({ from }) => from === 'Business')
        .map(({ text }) => text),
    posts: () =>
      thumbtack.calls
        .filter((call) => call.negotiationID === negotiationID && call.method === 'POST')
        .map(({ answered }) => answered),
    texts: () => underCard(jobline, description),
    async retry() {
      const { slack } = jobline.sandbox;
      const has = ({ blocks }: { blocks?: object[] }) => JSON.stringify(blocks ?? []).includes('"delivery_retry"');
      const ts = slack.thread('C0JOBS', cardOf(jobline, description).ts).findLast(has)?.ts ?? '';
      await slack.click({ user: 'U0ALICE', channel: 'C0JOBS', ts, actionId: 'delivery_retry' });
    },
  };
}

/** Whatever waits for another attempt gets one, until the message bears this mark. */
async function until(mark: string, posted: Parameters<typeof reactions>[1]): Promise<void> {
  await eventually(async () => {
    await hasten(world.jobline);
    expect(reactions(world.jobline, posted)).toEqual([mark]);
  });
  await world.settled();
}

describe('a reply whose answer was lost', () => {
  it('but that arrived is found among the messages, and not sent again', async () => {
    const thread = await startThread();
    world.thumbtack.faults.next(1, 'send', { do: 'take and cut' });
    const posted = thread.say('It is\non its way.');
    await until('white_check_mark', posted);
    expect(thread.said()).toEqual(['It is\r\non its way.']);
    expect(thread.posts()).toEqual(['cut']);
  });

  it('and that did not arrive goes once more', async () => {
    const thread = await startThread();
    world.thumbtack.faults.next(1, 'send', { do: 'cut' });
    await until('white_check_mark', thread.say('Can you hear me?'));
    expect(thread.said()).toEqual(['Can you hear me?']);
    expect(thread.posts()).toEqual(['cut', 201]);
  });

  it('is proven by its echo, where the messages cannot be read', async () => {
    const { thumbtack } = world;
    const thread = await startThread();
    thumbtack.echoes = 'before';
    thumbtack.faults.next(1, 'send', { do: 'take and cut' });
    thumbtack.faults.next(20, 'list', { do: 'answer', status: 503 });
    await until('white_check_mark', thread.say('An echo comes first.'));
    expect(thread.said()).toEqual(['An echo comes first.']);
    expect(thread.texts()).toHaveLength(2);
    while (thumbtack.faults.take('list'));
  });

  it('never goes again while nobody can look', async () => {
    const { thumbtack, jobline } = world;
    const thread = await startThread();
    thumbtack.faults.next(1, 'send', { do: 'take and cut' });
    thumbtack.faults.next(3, 'list', { do: 'cut' });
    const posted = thread.say('Only once.');
    await eventually(async () => {
      await hasten(jobline);
      expect(thumbtack.calls.filter((call) => call.method === 'GET' && call.answered === 'cut')).toHaveLength(3);
    });
    expect(thread.posts()).toEqual(['cut']);
    await until('white_check_mark', posted);
    expect(thread.said()).toEqual(['Only once.']);
  });

  it('and was edited since is looked for by the words it had', async () => {
    const { thumbtack, jobline } = world;
    const thread = await startThread();
    thumbtack.faults.next(1, 'send', { do: 'take and cut' });
    thumbtack.faults.next(2, 'list', { do: 'cut' });
    const posted = thread.say('It costs 100.');
    await eventually(() => expect(thread.posts()).toEqual(['cut']));
    jobline.sandbox.slack.edit({ user: 'U0ALICE', channel: 'C0JOBS', ts: posted.ts, text: 'It costs 1000.' });
    await until('white_check_mark', posted);
    expect(thread.said()).toEqual(['It costs 100.']);
    const told = jobline.sandbox.slack.dms('U0ALICE').map(({ text }) => text);
    expect(told.at(-1)).toMatch(/cannot be changed.*It costs 1000/s);
  });

  it('is found, or found missing, after more messages than one answer holds', async () => {
    const { thumbtack } = world;
    const thread = await startThread();
    const sentAt = new Date(Date.now() - 600_000);
    for (let n = 0; n < 25; n += 1) thumbtack.write(thread.negotiationID, `Old ${n}`, { sentAt });
    thumbtack.faults.next(1, 'send', { do: 'take and cut' });
    await until('white_check_mark', thread.say('Among many'));
    thumbtack.faults.next(1, 'send', { do: 'cut' });
    await until('white_check_mark', thread.say('After many'));
    expect(thread.said()).toEqual(['Among many', 'After many']);
    expect(thread.posts()).toEqual(['cut', 'cut', 201]);
  });

  it('where no look is allowed is visibly unknown; Retry looks again, and does not send it twice', async () => {
    const { thumbtack } = world;
    const thread = await startThread();
    thumbtack.faults.next(1, 'send', { do: 'take and cut' });
    thumbtack.faults.next(1, 'list', { do: 'answer', status: 403 });
    const posted = thread.say('Did you get it?');
    await until('warning', posted);
    expect(thread.texts().at(-1)).toMatch(
      /nobody knows whether this has reached.*“Did you get it\?” .*may have arrived/,
    );
    await thread.retry();
    await until('white_check_mark', posted);
    expect(thread.said()).toEqual(['Did you get it?']);
    expect(thread.posts()).toEqual(['cut']);
  });

  it('and that was given up as unknown is proven by an echo that comes later still', async () => {
    const { thumbtack } = world;
    const thread = await startThread();
    thumbtack.faults.next(1, 'send', { do: 'take and cut' });
    thumbtack.faults.next(1, 'list', { do: 'answer', status: 404 });
    const posted = thread.say('Late proof.');
    await until('warning', posted);
    const [arrived] = thumbtack.messages(thread.negotiationID).filter(({ from }) => from === 'Business');
    if (!arrived) throw new Error('nothing arrived');
    await world.tell(thumbtack.webhookOf(arrived));
    await until('white_check_mark', posted);
    expect(thread.posts()).toEqual(['cut']);
  });

  it('is told apart from the same words before it', async () => {
    const thread = await startThread();
    await until('white_check_mark', thread.say('Ok'));
    world.thumbtack.faults.next(1, 'send', { do: 'cut' });
    await until('white_check_mark', thread.say('Ok'));
    expect(thread.said()).toEqual(['Ok', 'Ok']);
  });
});

describe('echoes', () => {
  it('of the same words twice are both recognised, also before the answer', async () => {
    const thread = await startThread();
    world.thumbtack.echoes = 'before';
    await until('white_check_mark', thread.say('Yes'));
    await until('white_check_mark', thread.say('Yes'));
    expect(thread.said()).toEqual(['Yes', 'Yes']);
    expect(thread.texts().slice(1)).toEqual(['Yes', 'Yes']);
  });
});

describe('a Thumbtack out of order', () => {
  it.each([
    ['429', { do: 'answer', status: 429, retryAfterSeconds: 1 }],
    ['503', { do: 'answer', status: 503 }],
  ] as const)('%s: the reply goes later, once', async (_, fault) => {
    const thread = await startThread();
    world.thumbtack.faults.next(2, 'send', fault);
    await until('white_check_mark', thread.say('Still here?'));
    expect(thread.said()).toEqual(['Still here?']);
  });

  it.each([403, 404, 422])('%d: it has failed, visibly', async (status) => {
    const thread = await startThread();
    world.thumbtack.faults.next(1, 'send', { do: 'answer', status });
    await until('warning', thread.say('Too bad.'));
    expect(thread.texts().at(-1)).toContain('has not reached the merchant');
    expect(thread.texts().at(-1)).toContain(`refused it (${status})`);
    await thread.retry();
    await world.settled();
    expect(thread.said()).toEqual(['Too bad.']);
  });

  it('and a text longer than it takes is not tried', async () => {
    const thread = await startThread();
    const posted = thread.say('x'.repeat(17_000));
    await until('warning', posted);
    expect(thread.posts()).toEqual([]);
    expect(thread.texts().at(-1)).toContain('longer than that marketplace takes');
  });
});

describe('an access token', () => {
  it('that is no longer taken is renewed once, and the reply arrives', async () => {
    const { thumbtack } = world;
    const thread = await startThread();
    const before = thumbtack.oauth.counts.renewed;
    thumbtack.oauth.expireAccess();
    await until('white_check_mark', thread.say('Hello again'));
    expect(thread.said()).toEqual(['Hello again']);
    expect(thread.posts()).toEqual([401, 201]);
    expect(thumbtack.oauth.counts.renewed).toBe(before + 1);
  });

  it('that cannot be renewed is told, with what to do; connected anew, Retry sends what failed', async () => {
    const { thumbtack, connect, settled } = world;
    const thread = await startThread();
    thumbtack.oauth.revoke();
    await until('warning', thread.say('Nobody lets me in'));
    expect(thread.texts().at(-1)).toMatch(/not connected\. Whoever operates Jobline has to connect it again/);
    expect(await connect()).toContain('Thumbtack is connected');
    await thread.retry();
    await settled();
    expect(thread.said()).toEqual(['Nobody lets me in']);
  });
});
