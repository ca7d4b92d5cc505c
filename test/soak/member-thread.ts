import { expect, vi } from 'vitest';
import type { Sandbox } from '../../sandbox/start.ts';
import { ownPosts } from '../support/own-posts.ts';
import type { Random } from './random.ts';

const CHANNEL = 'C0JOBS';
const USER = 'U0ALICE';
const PATIENCE = { timeout: 60_000, interval: 50 };

/** One reply as its author has it. */
interface Said {
  /** The words that it was first written with: they tell it from all others. */
  name: string;
  text: string;
  ts: string;
  deleted: boolean;
  /** Deleted while nobody heard it: it had not left by then, so it never may. */
  unheard: boolean;
}

/** A member who writes, edits and deletes in the thread of one job, and what must become of it on the merchant's side. */
export interface MemberThread {
  job: string;
  say(): void;
  /** Changes one of the replies that stand, if one does. */
  edit(random: Random): void;
  /** Deletes one of them, if one stands; nobody hears that while the app is down. */
  remove(random: Random): void;
  account(): SilenceAccount;
}

interface SilenceAccount {
  surviving: number;
  edited: number;
  deleted: number;
  /** Replies that stand, and that the merchant does not have in their last words. */
  lost: string[];
  /** Sent under two ids. */
  doubled: string[];
  outOfOrder: string[];
  /** Deleted, and still with the merchant. */
  strange: string[];
  longestMs: number;
}

/** Sends the job and waits until its card and request stand. */
export async function createMemberThread(sandbox: Sandbox, job: string, expiresAt: Date): Promise<MemberThread> {
  const { slack, marketplace } = sandbox;
  const title = `Job ${job}.`;
  const { status } = await marketplace.send('job.created', {
    job: {
      id: job,
      kind: 'match',
      created_at: new Date().toISOString(),
      expires_at: expiresAt.toISOString(),
      service: { handle: 'seo', name: 'SEO' },
      title,
    },
    merchant: { id: `merchant-${job}`, name: 'Jana' },
    conversation: { id: job },
  });
  expect(status).toBe(202);
  const threadTs = await vi.waitFor(() => {
    const posts = ownPosts(sandbox, CHANNEL);
    const card = posts.find((post) => post.threadTs === undefined && post.text.includes(title));
    if (!card || !posts.some((post) => post.threadTs === card.ts)) throw new Error('no request yet');
    return card.ts;
  }, PATIENCE);

  const said: Said[] = [];
  let edited = 0;

  function pick(random: Random): Said | undefined {
    const standing = said.filter(({ deleted }) => !deleted);
    return standing.length === 0 ? undefined : random.pick(standing);
  }

  function taken(type: string): { id: string; body: string; at: string }[] {
    return marketplace.received
      .filter((event) => event.type === type && event.data.conversation?.id === job)
      .filter(({ duplicate, answered }) => !duplicate && answered === 202)
      .map(({ data, at }) => ({ ...wordsOf(data), at }));
  }

  const sent = () => taken('message.sent');

  function account(): SilenceAccount {
    const corrected = taken('message.corrected');
    const withdrawn = taken('message.withdrawn').map(({ id }) => id);
    const result: SilenceAccount = {
      surviving: 0,
      edited,
      deleted: said.filter(({ deleted }) => deleted).length,
      lost: [],
      doubled: [],
      outOfOrder: [],
      strange: [],
      longestMs: 0,
    };
    let furthest = '';
    for (const { body } of sent()) {
      const ts = said.find(({ name }) => body.startsWith(name))?.ts ?? '';
      if (ts < furthest) result.outOfOrder.push(body);
      furthest = ts > furthest ? ts : furthest;
    }
    for (const { name, text, ts, deleted, unheard } of said) {
      const copies = sent().filter(({ body }) => body.startsWith(name));
      if (copies.length > 1) result.doubled.push(name);
      const [copy] = copies;
      const isWithdrawn = copy !== undefined && withdrawn.includes(copy.id);
      if (deleted) {
        if (copy && !isWithdrawn) result.strange.push(`${name}: deleted, not withdrawn`);
        if (copy && unheard) result.strange.push(`${name}: deleted, and sent after that`);
        continue;
      }
      result.surviving += 1;
      const last = copy && (corrected.findLast(({ id }) => id === copy.id)?.body ?? copy.body);
      if (!copy || isWithdrawn || last !== text) result.lost.push(`${name}: “${last}” instead of “${text}”`);
      else result.longestMs = Math.max(result.longestMs, Date.parse(copy.at) - Number(ts) * 1000);
    }
    return result;
  }

  return {
    job,
    account,
    say() {
      const name = `[${job} reply ${String(said.length).padStart(3, '0')}]`;
      const text = `${name} as written`;
      const { ts } = slack.post({ user: USER, channel: CHANNEL, text, threadTs });
      said.push({ name, text, ts, deleted: false, unheard: false });
    },
    edit(random) {
      const one = pick(random);
      if (!one) return;
      edited += 1;
      one.text = `${one.name} as edited, ${edited}`;
      slack.edit({ user: USER, channel: CHANNEL, ts: one.ts, text: one.text });
    },
    remove(random) {
      const one = pick(random);
      if (!one) return;
      one.deleted = true;
      one.unheard = !sent().some(({ body }) => body.startsWith(one.name));
      slack.remove({ user: USER, channel: CHANNEL, ts: one.ts });
    },
  };
}

function wordsOf(data: object): { id: string; body: string } {
  const { message } = data as { message: { id: string; body?: string } };
  return { id: message.id, body: message.body ?? '' };
}
