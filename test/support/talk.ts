import { expect, vi } from 'vitest';
import type { Sandbox } from '../../sandbox/start.ts';
import type { Arrived, Written } from './exchange-account.ts';
import { ownPosts } from './own-posts.ts';

export type OwnPost = ReturnType<typeof ownPosts>[number];

const CHANNEL = 'C0JOBS';
/** How often a marketplace repeats what got no answer. */
const SEND_AGAIN_MS = 250;

/** One merchant and one member who write to each other in the thread of one job. */
export interface Talk {
  written: { merchant: Written[]; member: Written[] };
  /** The merchant's messages that stand in a thread of this job, in its order. */
  stands(): Arrived[];
  /** The replies that the marketplace took, each webhook-id once. */
  taken(): Arrived[];
  /** The cards that stand: the thread's root. */
  cards(): OwnPost[];
  /** Whether words of the merchant are still to be posted. */
  goesOn(): boolean;
  /** Sends the job, then both sides write all they have to. */
  write(messages: number, replies: number): Promise<void>;
}

export interface TalkOptions {
  sandbox: Sandbox;
  posts: () => readonly OwnPost[];
  n: number;
  /** How many of the merchant's messages may be on their way at once. */
  ahead: number;
  patienceMs: number;
}

/** What stands in the channel of ours; asked as often as one likes. */
export function watchPosts(sandbox: Sandbox): () => readonly OwnPost[] {
  let posts: OwnPost[] = [];
  let changed = true;
  sandbox.slack.onChange(() => {
    changed = true;
  });
  return () => {
    if (changed) posts = ownPosts(sandbox, CHANNEL);
    changed = false;
    return posts;
  };
}

export function createTalk({ sandbox, posts, n, ahead, patienceMs }: TalkOptions): Talk {
  const { slack, marketplace } = sandbox;
  const conversation = { id: `talk-${n}` };
  const title = `Talk number ${n}.`;
  const words = new RegExp(`merchant \\d+ of talk ${n}\\b`);
  const written: Talk['written'] = { merchant: [], member: [] };
  const roots = new Set<string>();
  const patience = { timeout: patienceMs, interval: 50 };
  let allWritten = false;

  /** As marketplaces do: what got no answer is sent again under the same id. */
  async function send(type: string, data: object): Promise<void> {
    let { status, webhookId } = await marketplace.send(type, { conversation, ...data });
    await vi.waitFor(
      async () => {
        if (status < 200 || status > 299)
          ({ status } = await marketplace.send(type, { conversation, ...data }, { webhookId }));
        expect(status).toBeLessThan(300);
        expect(status).toBeGreaterThan(199);
      },
      { timeout: patienceMs, interval: SEND_AGAIN_MS },
    );
  }

  function cards(): OwnPost[] {
    const standing = posts().filter(({ text, threadTs }) => threadTs === undefined && text.includes(title));
    for (const { ts } of standing) roots.add(ts);
    return standing;
  }

  function stands(): Arrived[] {
    cards();
    return posts().flatMap(({ id, text, ts, threadTs }) => {
      const said = threadTs !== undefined && roots.has(threadTs) ? text.match(words)?.[0] : undefined;
      return said === undefined ? [] : [{ text: said, id, at: Number(ts) * 1000 }];
    });
  }

  function taken(): Arrived[] {
    return marketplace.received.flatMap(({ type, data, duplicate, answered, webhookId, at }) => {
      if (type !== 'message.sent' || data.conversation?.id !== conversation.id || duplicate) return [];
      if (answered !== 202 && answered !== 'cut') return [];
      const { body } = data.message as { body: string };
      return [{ text: body, id: webhookId, at: Date.parse(at) }];
    });
  }

  async function merchantWrites(count: number): Promise<void> {
    for (let k = 0; k < count; k++) {
      await vi.waitFor(() => expect(stands().length).toBeGreaterThan(k - 1 - ahead), patience);
      const at = Date.now();
      const text = `merchant ${k} of talk ${n}`;
      written.merchant.push({ text, at });
      await send('message.created', {
        message: { id: `${n}-${k}`, body: text, sent_at: new Date(at).toISOString() },
      });
    }
    allWritten = true;
  }

  /** Replies come as the merchant's messages do, so that both directions are busy all the time. */
  async function memberWrites(count: number): Promise<void> {
    for (let k = 0; k < count; k++) {
      await vi.waitFor(() => expect(stands().length).toBeGreaterThan(k - 1), patience);
      const text = `member ${k} of talk ${n}`;
      // Nobody can write in an archived channel, or in a thread that is not there just now.
      const { ts } = await vi.waitFor(() => {
        const threadTs = cards().at(-1)?.ts ?? [...roots].at(-1) ?? '';
        return slack.post({ user: 'U0ALICE', channel: CHANNEL, text, threadTs });
      }, patience);
      written.member.push({ text, at: Number(ts) * 1000 });
      await vi.waitFor(() => expect(isHeard(ts) || taken().some((one) => one.text === text)).toBe(true), patience);
    }
  }

  function isHeard(ts: string): boolean {
    return slack.events.some(({ body: { event }, outcome }) => {
      const isIt = typeof event === 'object' && event !== null && 'ts' in event && event.ts === ts;
      return isIt && outcome?.delivered === true;
    });
  }

  return {
    written,
    stands,
    taken,
    cards,
    goesOn: () => !allWritten || stands().length < written.merchant.length,
    async write(messages, replies) {
      await send('job.created', {
        job: {
          id: `talk-job-${n}`,
          kind: 'match',
          created_at: new Date().toISOString(),
          service: { handle: 'seo', name: 'SEO' },
          title,
        },
        merchant: { id: `talker-${n}`, name: 'Jana' },
      });
      await vi.waitFor(() => expect(cards()).not.toEqual([]), patience);
      await Promise.all([merchantWrites(messages), memberWrites(replies)]);
    },
  };
}
