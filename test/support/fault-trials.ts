import { expect } from 'vitest';
import { applyGate, channelGate, mailGate, marketplaceGate, methodGate } from '../../src/domain/gate-keys.ts';
import { insertAssignees } from '../../src/store/assignees.ts';
import { inOrganization } from '../../src/store/scope.ts';
import type { What } from './fault-order.ts';
import { addedFiles } from './file-trial.ts';
import { type JobThread, startThread } from './job-thread.ts';
import type { TestJobline } from './jobline.ts';
import { ownPosts } from './own-posts.ts';

/** The home organization of a fresh database. */
const HOME = 1;

/** Two deliveries behind each other in one lane, set off as often as a test likes; the first is what it is about. */
export interface Trial {
  what: What;
  /** Closed while the two are set off. */
  gate: string;
  /** Resolves when both are asked for. The words are unique. */
  setOff(first: string, behind: string): Promise<void>;
  farSide: FarSide;
}

export interface FarSide {
  /** What its reader sees, oldest first, and under which id it came. */
  seen(): { text: string; id?: string }[];
  /** How often it was asked to take something with these words. */
  asked(words: string): number;
}

export const TRIALS = {
  'an event of the marketplace': async (jobline) => ({
    ...ofKind('apply-marketplace-event', applyGate(HOME)),
    ...saidByMerchant(await startThread(jobline)),
    farSide: inThreads(jobline),
  }),
  'an event of Slack': async (jobline) => ({
    ...ofKind('apply-slack-event', applyGate(HOME)),
    ...saidByMember(jobline, await startThread(jobline)),
    farSide: atMarketplace(jobline),
  }),
  'a card': async (jobline) => ({ ...post('card'), ...cardAndRequest(jobline) }),
  'a request': async (jobline) => ({
    ...post('request'),
    setOff: async (words, behind) => {
      await newJob(jobline, 'Shop.', words);
      await jobline.settled();
      await sayIn(jobline, conversationOf(words), behind);
    },
    farSide: inThreads(jobline),
  }),
  'a message of the merchant': async (jobline) => ({
    ...post('message'),
    ...saidByMerchant(await startThread(jobline)),
    farSide: inThreads(jobline),
  }),
  'a file of the merchant': async (jobline) => ({
    ...ofKind('post-file', channelGate(HOME, 'C0JOBS')),
    ...(await addedFiles(jobline)),
  }),
  'a notice': async (jobline) => {
    const thread = await startThread(jobline);
    return {
      ...post('notice'),
      setOff: async (words, behind) => {
        jobline.sandbox.marketplace.faults.next(1, { do: 'answer', status: 422 }, 'message.sent');
        thread.say(words);
        await jobline.settled();
        await thread.merchant('message.created', { message: wordsOf(behind) });
      },
      farSide: inThreads(jobline),
    };
  },
  'a reply': async (jobline) => ({
    ...ofKind('relay-reply', marketplaceGate(HOME)),
    ...saidByMember(jobline, await startThread(jobline)),
    farSide: atMarketplace(jobline),
  }),
  'a correction': async (jobline) => {
    const thread = await startThread(jobline);
    const reply = thread.say('It costs 100');
    await jobline.settled();
    return {
      ...ofKind('tell-marketplace', marketplaceGate(HOME)),
      setOff: async (words, behind) => {
        thread.edit(reply, words);
        await jobline.settled();
        thread.say(behind);
      },
      farSide: atMarketplace(jobline),
    };
  },
  'a word to one member in the thread': async (jobline) => ({
    ...ofKind('tell-here', methodGate(HOME, 'chat.postEphemeral')),
    ...(await refusedInThread(jobline)),
  }),
  'a direct message': async (jobline) => ({
    ...ofKind('tell-directly', channelGate(HOME, 'U0ALICE')),
    ...saidByMember(jobline, await endedThread(jobline)),
    farSide: inSlack(jobline, () =>
      jobline.sandbox.slack.dms('U0ALICE').map(({ text, metadata }) => ({ text, id: `${metadata?.event_payload.id}` })),
    ),
  }),
  'a mail': async (jobline) => {
    const thread = await startThread(jobline);
    await giveToBen(jobline, thread);
    return { ...ofKind('send-mail', mailGate(HOME)), ...saidByMerchant(thread), farSide: inMailbox(jobline) };
  },
} satisfies Record<string, (jobline: TestJobline) => Promise<Trial>>;

export type TrialName = keyof typeof TRIALS;

function ofKind(kind: string, gate: string): Pick<Trial, 'what' | 'gate'> {
  return { what: { kind }, gate };
}

function post(of: NonNullable<What['of']>): Pick<Trial, 'what' | 'gate'> {
  return { what: { kind: 'post-message', of }, gate: channelGate(HOME, 'C0JOBS') };
}

function wordsOf(body: string): { id: string; body: string; sent_at: string } {
  return { id: `said-${body}`, body, sent_at: new Date().toISOString() };
}

function saidByMerchant(thread: JobThread): Pick<Trial, 'setOff'> {
  return {
    async setOff(...words) {
      for (const body of words) await thread.merchant('message.created', { message: wordsOf(body) });
    },
  };
}

function saidByMember({ sandbox }: TestJobline, thread: JobThread): Pick<Trial, 'setOff'> {
  return {
    async setOff(...words) {
      for (const text of words) {
        thread.say(text);
        await sandbox.slack.settled();
      }
    },
  };
}

/** The request repeats the title, and the card the first words: where they stand tells the two apart. */
function cardAndRequest(jobline: TestJobline): Pick<Trial, 'setOff' | 'farSide'> {
  const titles = new Map<string, string>();
  const { sandbox } = jobline;
  const wordsFor = (text: string, isRoot: boolean) =>
    [...titles].flatMap(([title, words]) => (text.includes(title) ? [isRoot ? title : words] : [])).join();
  return {
    async setOff(title, words) {
      titles.set(title, words);
      await newJob(jobline, title, words);
    },
    farSide: {
      seen: () => ownPosts(sandbox).map((one) => ({ ...one, text: wordsFor(one.text, one.threadTs === undefined) })),
      asked: (words) =>
        sandbox.slack.calls
          .filter(({ method }) => method === 'chat.postMessage')
          .filter(({ args }) => wordsFor(`${args.text}`, args.thread_ts === undefined) === words).length,
    },
  };
}

/** Whatever is written there is refused, and its author told. */
async function endedThread(jobline: TestJobline): Promise<JobThread> {
  const thread = await startThread(jobline);
  await thread.merchant('job.closed');
  await jobline.settled();
  return thread;
}

/** What is said in the thread does not repeat the words: that it is about an edit tells the two apart. */
async function refusedInThread(jobline: TestJobline): Promise<Pick<Trial, 'setOff' | 'farSide'>> {
  const { slack } = jobline.sandbox;
  const thread = await startThread(jobline);
  const reply = thread.say('In time');
  await jobline.settled();
  await thread.merchant('job.closed');
  await jobline.settled();
  let words = { late: '', edited: '' };
  let before = { seen: 0, calls: 0 };
  const wordsFor = (text: string) => (text.includes('edit') ? words.edited : words.late);
  return {
    async setOff(late, edited) {
      words = { late, edited };
      before = { seen: slack.ephemerals('U0ALICE').length, calls: slack.calls.length };
      thread.say(late);
      await slack.settled();
      thread.edit(reply, edited);
    },
    farSide: {
      seen: () =>
        slack
          .ephemerals('U0ALICE')
          .slice(before.seen)
          .map(({ text }) => ({ text: wordsFor(text) })),
      asked: (wanted) =>
        slack.calls
          .slice(before.calls)
          .filter(({ method, args }) => method === 'chat.postEphemeral' && wordsFor(`${args.text}`) === wanted).length,
    },
  };
}

function conversationOf(words: string): string {
  return `c-${words}`;
}

async function newJob({ sandbox }: TestJobline, title: string, words: string): Promise<void> {
  const { status } = await sandbox.marketplace.send('job.created', {
    job: {
      id: `job-${words}`,
      kind: 'match',
      created_at: new Date().toISOString(),
      service: { handle: 'seo', name: 'SEO' },
      title,
    },
    merchant: { id: `m-${words}`, name: 'Jana' },
    conversation: { id: conversationOf(words) },
    message: wordsOf(words),
  });
  expect(status).toBe(202);
}

async function sayIn({ sandbox }: TestJobline, conversation: string, words: string): Promise<void> {
  const data = { conversation: { id: conversation }, message: wordsOf(words) };
  expect(await sandbox.marketplace.send('message.created', data)).toMatchObject({ status: 202 });
}

function inThreads(jobline: TestJobline): FarSide {
  return inSlack(jobline, () => ownPosts(jobline.sandbox).filter(({ threadTs }) => threadTs !== undefined));
}

function inSlack({ sandbox }: TestJobline, seen: FarSide['seen']): FarSide {
  const isPost = ({ method, args }: { method: string; args: Record<string, unknown> }) =>
    method === 'chat.postMessage' && (args.thread_ts !== undefined || args.channel !== 'C0JOBS');
  return {
    seen,
    asked: (words) => sandbox.slack.calls.filter((call) => isPost(call) && `${call.args.text}`.includes(words)).length,
  };
}

async function giveToBen({ app }: TestJobline, { rootTs }: JobThread): Promise<void> {
  await inOrganization(app.db, HOME, async (tx) => {
    const found = tx.selectFrom('threads').select('id').where('root_ts', '=', rootTs);
    await insertAssignees(tx, (await found.executeTakeFirstOrThrow()).id, ['U0BEN'], new Date());
  });
}

/** A repeat lies in the mailbox as well, under the same Message-ID. */
function inMailbox({ sandbox }: TestJobline): FarSide {
  const mails = () => sandbox.mailbox.mails.map(({ text, messageId }) => ({ text, id: messageId }));
  return { seen: mails, asked: (words) => mails().filter(({ text }) => text.includes(words)).length };
}

/** A merchant sees what came under one id once. */
function atMarketplace({ sandbox }: TestJobline): FarSide {
  const events = () =>
    sandbox.marketplace.received.map(({ data, webhookId, duplicate }) => ({
      text: JSON.stringify(data.message ?? {}),
      id: webhookId,
      duplicate,
    }));
  return {
    seen: () => events().filter(({ duplicate }) => !duplicate),
    asked: (words) => events().filter(({ text }) => text.includes(words)).length,
  };
}
