import { expect, vi } from 'vitest';
import type { Sandbox } from '../../sandbox/start.ts';
import { type Account, accountOf, addAccounts, emptyAccount } from './exchange-account.ts';
import { createTalk, type OwnPost, type Talk, watchPosts } from './talk.ts';

export interface ExchangePlan {
  threads: number;
  /** Of all merchants together. */
  messages: number;
  /** Of all members together. */
  replies: number;
  /** How many messages of one merchant may be on their way at once; as many as there are unless given. */
  ahead?: number;
  /** How long anything may take before the exchange has failed. */
  patienceMs?: number;
}

/** Talk in both directions at once, in several threads: each side writes its next words when the last were taken. */
export interface Exchange {
  /** Merchants' messages that stand in Slack, and replies that the marketplace took. */
  arrived(): { inSlack: number; atMarketplace: number };
  /** Resolves when so many have arrived, both directions together. */
  reached(count: number): Promise<void>;
  /** Resolves when everything was written and everything has arrived. */
  finish(): Promise<void>;
  /** Roots of threads in which words of their merchants are still to be posted. */
  rootsInUse(): string[];
  /** What is lost, doubled, out of order or strange up to now. */
  account(): Account;
  /** Every message stands or arrived once, under an id of its own, in the order it was written; and nothing else does. */
  expectEachOnceInOrder(): void;
}

const PATIENCE_MS = 60_000;

export function startExchange(sandbox: Sandbox, plan: ExchangePlan): Exchange {
  const { threads, messages, replies, ahead = messages, patienceMs = PATIENCE_MS } = plan;
  const patience = { timeout: patienceMs, interval: 20 };
  const posts = watchPosts(sandbox);
  const talks = Array.from({ length: threads }, (_, n) => createTalk({ sandbox, posts, n, ahead, patienceMs }));
  const share = (all: number, n: number) => Math.floor(all / threads) + (n < all % threads ? 1 : 0);
  const writing = Promise.allSettled(talks.map((talk, n) => talk.write(share(messages, n), share(replies, n))));

  function arrived(): { inSlack: number; atMarketplace: number } {
    const sum = (count: (talk: Talk) => number) => talks.reduce((all, talk) => all + count(talk), 0);
    return { inSlack: sum((talk) => talk.stands().length), atMarketplace: sum((talk) => talk.taken().length) };
  }

  function account(): Account {
    const { received } = sandbox.marketplace;
    return addAccounts([
      ...talks.flatMap((talk) => [
        accountOf(talk.written.merchant, talk.stands()),
        accountOf(talk.written.member, talk.taken()),
      ]),
      accountOfCards(talks, posts()),
      { ...emptyAccount(), strange: received.filter(({ verified }) => !verified).map(({ type }) => `forged ${type}`) },
    ]);
  }

  return {
    arrived,
    account,
    rootsInUse: () => talks.flatMap((talk) => (talk.goesOn() ? talk.cards().map(({ ts }) => ts) : [])),
    async reached(count) {
      await vi.waitFor(() => {
        const { inSlack, atMarketplace } = arrived();
        expect(inSlack + atMarketplace).toBeGreaterThanOrEqual(count);
      }, patience);
    },
    async finish() {
      const failures = (await writing).flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      if (failures.length > 0) throw new AggregateError(failures, `${failures.length} talks could not go on`);
      await vi.waitFor(() => expect(arrived()).toEqual({ inSlack: messages, atMarketplace: replies }), patience);
    },
    expectEachOnceInOrder() {
      const { longestMs: _, ...wrong } = account();
      expect(wrong).toEqual({ lost: [], doubled: [], outOfOrder: [], strange: [] });
      expect(arrived()).toEqual({ inSlack: messages, atMarketplace: replies });
    },
  };
}

/** Beside the words each thread has one card and one request, and nothing else of ours stands anywhere. */
function accountOfCards(talks: readonly Talk[], posts: readonly OwnPost[]): Account {
  const account = emptyAccount();
  const known = new Set<string>();
  for (const talk of talks) {
    const cards = talk.cards();
    for (const { id } of [...cards, ...talk.stands()]) known.add(id);
    account.doubled.push(...cards.slice(1).map(({ text }) => `card ${text}`));
  }
  const others = posts.filter(({ id }) => !known.has(id));
  const requests = others.filter(({ text, threadTs }) => threadTs !== undefined && text.includes('The request'));
  if (requests.length < talks.length) account.lost.push(`${talks.length - requests.length} requests`);
  if (requests.length > talks.length) account.doubled.push(`${requests.length - talks.length} requests`);
  account.strange.push(...others.filter((post) => !requests.includes(post)).map(({ text }) => `post “${text}”`));
  const ids = Map.groupBy(posts, ({ id }) => id);
  for (const [id, same] of ids) if (same.length > 1) account.doubled.push(`${same.length} posts with the id ${id}`);
  return account;
}
