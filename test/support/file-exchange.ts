import { createHash } from 'node:crypto';
import { expect, vi } from 'vitest';
import type { Sandbox } from '../../sandbox/start.ts';

const CHANNEL = 'C0JOBS';
const USER = 'U0ALICE';
const SEND_AGAIN_MS = 250;

interface SentFile {
  name: string;
  url: string;
}

/** A merchant and a member who send each other files, each in a message of its own, while something goes wrong. */
export interface FileExchange {
  /** How many crossed until now, and how many there are in all. */
  crossed(): number;
  planned: number;
  /** Resolves when every file is where it belongs. */
  finish(): Promise<void>;
  account(): { lost: string[]; doubled: string[]; outOfOrder: string[] };
  /** The longest that a file was on its way, in milliseconds. */
  longestMs(): number;
}

/** Large enough that a transfer takes a moment. */
const contentOf = (name: string): Buffer => Buffer.alloc(400_000, createHash('sha256').update(name).digest());

/**
 * Sends a job, then files both ways as fast as they are taken: a message and its file, again and again. What the merchant's side
 * could not download whole, it asks for again, as every client does.
 */
export async function startFileExchange(
  sandbox: Sandbox,
  options: {
    n: number;
    each: number;
    patienceMs: number /** What Slack cannot tell anybody in time, is heard late. */;
    mayWrite?: () => boolean;
  },
): Promise<FileExchange> {
  const { n, each, patienceMs, mayWrite = () => true } = options;
  const { slack, marketplace } = sandbox;
  const conversation = { id: `files-${n}` };
  const title = `Files both ways ${n}.`;
  const patience = { timeout: patienceMs, interval: 50 };
  const downloaded: string[] = [];
  const sentAt = new Map<string, number>();
  const arrivedAt = new Map<string, number>();

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

  await send('job.created', {
    job: {
      id: `files-job-${n}`,
      kind: 'match',
      created_at: new Date().toISOString(),
      service: { handle: 'seo', name: 'SEO' },
      title,
    },
    merchant: { id: `filer-${n}`, name: 'Jana' },
  });
  const rootTs = await vi.waitFor(() => {
    const root = slack.messages(CHANNEL).find(({ text, thread_ts }) => text.includes(title) && thread_ts === undefined);
    if (!root) throw new Error('no card yet');
    return root.ts;
  }, patience);

  /** In the thread: words of the merchant and files of theirs, in their order. */
  function inSlack(): string[] {
    return slack.thread(CHANNEL, rootTs).flatMap(({ bot_id, text, files = [] }) => {
      if (bot_id === undefined) return [];
      const words = /merchant \d+ speaks/.exec(text)?.[0];
      const whole = files.map(({ id, name }) =>
        slack.fileBytes(id)?.equals(contentOf(name)) ? name : `${name} is not whole`,
      );
      return [...(words ? [words] : []), ...whole];
    });
  }

  /** At the merchant's: words of the member, and the names of the files sent with them. */
  function atMerchant(): { body: string; files: SentFile[] }[] {
    return marketplace.received.flatMap(({ type, data, duplicate, answered }) => {
      if (type !== 'message.sent' || data.conversation?.id !== conversation.id || duplicate || answered !== 202)
        return [];
      return [data.message as { body: string; files: SentFile[] }];
    });
  }

  const merchantSide = Array.from({ length: each }, (_, k) => [
    `merchant ${k} speaks`,
    `merchant-${n}-${k}.pdf`,
  ]).flat();
  const memberSide = Array.from({ length: each }, (_, k) => ({
    body: `member ${k} speaks`,
    name: `member-${n}-${k}.pdf`,
  }));

  async function merchantSends(): Promise<void> {
    for (let k = 0; k < each; k++) {
      const name = `merchant-${n}-${k}.pdf`;
      sentAt.set(name, Date.now());
      const file = marketplace.files.keep({ name, mimeType: 'application/pdf', bytes: contentOf(name) });
      const message = {
        id: `fm-${n}-${k}`,
        body: `merchant ${k} speaks`,
        files: [file],
        sent_at: new Date().toISOString(),
      };
      await send('message.created', { message });
      await vi.waitFor(() => expect(inSlack().length).toBeGreaterThan(2 * k - 2), patience);
    }
  }

  async function memberSends(): Promise<void> {
    for (const [k, { body, name }] of memberSide.entries()) {
      await vi.waitFor(() => expect(mayWrite()).toBe(true), patience);
      sentAt.set(name, Date.now());
      slack.post({
        user: USER,
        channel: CHANNEL,
        threadTs: rootTs,
        text: body,
        files: [{ name, bytes: contentOf(name) }],
      });
      // One at a time: what Slack tells late, behind its successor, goes behind it by right.
      await vi.waitFor(() => expect(atMerchant().length).toBeGreaterThan(k), patience);
    }
  }

  /** One file after the other, each until it is there whole. */
  async function download(): Promise<void> {
    for (let k = 0; k < each; k++) {
      const url = await vi.waitFor(() => {
        const found = atMerchant()[k]?.files[0]?.url;
        if (found === undefined) throw new Error('not sent yet');
        return found;
      }, patience);
      await vi.waitFor(async () => {
        const answer = await fetch(url);
        expect(answer.status).toBe(200);
        const bytes = Buffer.from(await answer.arrayBuffer());
        const whole = memberSide.find(({ name }) => bytes.equals(contentOf(name)));
        expect(whole).toBeDefined();
        downloaded.push(whole?.name ?? '');
        arrivedAt.set(whole?.name ?? '', Date.now());
      }, patience);
    }
  }

  const under = Promise.all([merchantSends(), memberSends(), download()]);

  function account(): ReturnType<FileExchange['account']> {
    const stands = inSlack();
    const sent = atMerchant().map(({ body, files }) => `${body}: ${files.map(({ name }) => name).join()}`);
    const wanted = memberSide.map(({ body, name }) => `${body}: ${name}`);
    const all = [...stands, ...sent];
    const planned = [...merchantSide, ...wanted];
    return {
      lost: [
        ...planned.filter((one) => !all.includes(one)),
        ...memberSide.flatMap(({ name }) => (downloaded.includes(name) ? [] : [name])),
      ],
      doubled: planned.filter((one) => all.indexOf(one) !== all.lastIndexOf(one)),
      outOfOrder: [...disordered(stands, merchantSide), ...disordered(sent, wanted)],
    };
  }

  return {
    planned: 2 * each,
    longestMs() {
      for (const { ts, files = [] } of slack.thread(CHANNEL, rootTs)) {
        for (const { name } of files) if (!arrivedAt.has(name)) arrivedAt.set(name, Number(ts) * 1000);
      }
      return Math.max(0, ...[...sentAt].map(([name, at]) => (arrivedAt.get(name) ?? at) - at));
    },
    crossed: () => inSlack().filter((one) => one.endsWith('.pdf')).length + downloaded.length,
    async finish() {
      await under;
      await vi.waitFor(() => expect(inSlack().length).toBeGreaterThanOrEqual(merchantSide.length), patience);
    },
    account,
  };
}

function disordered(found: readonly string[], wanted: readonly string[]): string[] {
  const known = found.filter((one, n) => found.indexOf(one) === n);
  return known.filter((one, n) => one !== wanted.filter((each) => known.includes(each))[n]);
}
