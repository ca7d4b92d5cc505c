import { expect, vi } from 'vitest';
import type { Sandbox } from '../../sandbox/start.ts';
import { ownPosts } from './own-posts.ts';

const PATIENCE = { timeout: 40_000, interval: 20 };

/** Talk in both directions at once, in several threads: each side writes its next words when the last were taken. */
export interface Exchange {
  /** Merchants' messages that stand in Slack, and replies that the marketplace took. */
  arrived(): { inSlack: number; atMarketplace: number };
  /** Resolves when everything was written and everything has arrived. */
  finished: Promise<void>;
  /** Every message stood or arrived once, under an id of its own, in the order it was written. */
  expectEachOnceInOrder(): void;
}

export async function startExchange(
  sandbox: Sandbox,
  plan: { threads: number; messages: number; replies: number },
): Promise<Exchange> {
  const talks = await Promise.all(Array.from({ length: plan.threads }, (_, n) => startTalk(sandbox, n)));
  const share = (all: number, n: number) => Math.floor(all / plan.threads) + (n < all % plan.threads ? 1 : 0);
  const writing = talks.map((talk, n) => talk.write(share(plan.messages, n), share(plan.replies, n)));
  const sum = (count: (talk: Talk) => number) => talks.reduce((all, talk) => all + count(talk), 0);
  const arrived = () => ({
    inSlack: sum((talk) => talk.stands().length),
    atMarketplace: sum((talk) => talk.taken().length),
  });
  return {
    arrived,
    finished: Promise.all(writing).then(() =>
      vi.waitFor(() => expect(arrived()).toEqual({ inSlack: plan.messages, atMarketplace: plan.replies }), PATIENCE),
    ),
    expectEachOnceInOrder() {
      for (const talk of talks) {
        expect(talk.stands()).toEqual(talk.written.merchant);
        expect(talk.taken()).toEqual(talk.written.member);
      }
      const posts = ownPosts(sandbox);
      expect(new Set(posts.map(({ id }) => id)).size).toBe(posts.length);
      // Card and request of each thread, and the messages.
      expect(posts.length).toBe(2 * plan.threads + plan.messages);
      const { received } = sandbox.marketplace;
      expect(received.filter(({ verified }) => !verified)).toEqual([]);
      const ids = new Set(received.filter(({ type }) => type === 'message.sent').map(({ webhookId }) => webhookId));
      expect(ids.size).toBe(plan.replies);
    },
  };
}

interface Talk {
  written: { merchant: string[]; member: string[] };
  stands(): string[];
  taken(): string[];
  write(messages: number, replies: number): Promise<void>;
}

async function startTalk(sandbox: Sandbox, n: number): Promise<Talk> {
  const { slack, marketplace } = sandbox;
  const conversation = { id: `talk-${n}` };
  const written: Talk['written'] = { merchant: [], member: [] };

  /** As marketplaces do: what got no answer is sent again under the same id. */
  async function send(type: string, data: object): Promise<void> {
    let { status, webhookId } = await marketplace.send(type, { conversation, ...data });
    await vi.waitFor(async () => {
      if (status < 200 || status > 299)
        ({ status } = await marketplace.send(type, { conversation, ...data }, { webhookId }));
      expect(status).toBeLessThan(300);
      expect(status).toBeGreaterThan(199);
    }, PATIENCE);
  }

  await send('job.created', {
    job: {
      id: `talk-job-${n}`,
      kind: 'match',
      created_at: new Date().toISOString(),
      service: { handle: 'seo', name: 'SEO' },
      title: `Talk number ${n}.`,
    },
    merchant: { id: `talker-${n}`, name: 'Jana' },
  });
  const rootTs = await vi.waitFor(() => {
    const root = slack
      .messages('C0JOBS')
      .find(({ text, thread_ts }) => text.includes(`Talk number ${n}.`) && !thread_ts);
    if (!root) throw new Error('no card yet');
    return root.ts;
  }, PATIENCE);

  function stands(): string[] {
    const texts = ownPosts(sandbox).filter(({ threadTs }) => threadTs === rootTs);
    return texts.flatMap(({ text }) => text.match(/merchant \d+ of talk \d+/)?.[0] ?? []);
  }

  function taken(): string[] {
    const sent = marketplace.received.filter(({ type, data, duplicate, answered }) => {
      const wasTaken = answered === 202 || answered === 'cut';
      return type === 'message.sent' && data.conversation?.id === conversation.id && !duplicate && wasTaken;
    });
    return sent.map(({ data }) => (data.message as { body: string }).body);
  }

  async function merchantWrites(count: number): Promise<void> {
    for (let k = 0; k < count; k++) {
      const body = `merchant ${k} of talk ${n}`;
      written.merchant.push(body);
      await send('message.created', { message: { id: `${n}-${k}`, body, sent_at: new Date().toISOString() } });
    }
  }

  /** Replies come as the merchant's messages do, so that both directions are busy all the time. */
  async function memberWrites(count: number): Promise<void> {
    for (let k = 0; k < count; k++) {
      await vi.waitFor(() => expect(stands().length).toBeGreaterThan(k - 1), PATIENCE);
      const text = `member ${k} of talk ${n}`;
      written.member.push(text);
      const { ts } = slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text, threadTs: rootTs });
      await vi.waitFor(() => {
        const heard = slack.events.filter(({ body }) => JSON.stringify(body.event).includes(`"ts":"${ts}"`));
        expect(heard.some(({ outcome }) => outcome?.delivered)).toBe(true);
      }, PATIENCE);
    }
  }

  return {
    written,
    stands,
    taken,
    write: async (messages, replies) => void (await Promise.all([merchantWrites(messages), memberWrites(replies)])),
  };
}
