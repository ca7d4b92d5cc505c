import { sql } from 'kysely';
import { expect } from 'vitest';
import { acrossOrganizations } from '../../src/store/scope.ts';
import { eventually } from './eventually.ts';
import type { TestJobline } from './jobline.ts';

type Posted = ReturnType<TestJobline['sandbox']['slack']['post']>;
type Words = Parameters<TestJobline['sandbox']['slack']['post']>[0];
type Told = TestJobline['sandbox']['slack'];

/** One job of its own merchant, its thread in Slack and its merchant's side. */
export interface JobThread {
  jobId: string;
  conversationId: string;
  rootTs: string;
  /** Alice writes in the thread, unless somebody else is named. */
  say(text: string, more?: Partial<Words>): Posted;
  edit(message: Posted, text: string): void;
  remove(message: Posted): void;
  /** The app's marks on a message. */
  marks(message: Posted): string[];
  card(): string;
  /** All that stands in the thread below the root, as text. */
  texts(): string[];
  /** Presses a button: of the newest message of the thread that has it. */
  click(actionId: string, user?: string): Promise<void>;
  /** What the person alone was told: in this thread, and as direct messages. */
  told(user?: string): { here: string[]; directly: string[] };
  /** Attempts that reached the marketplace for this conversation: `message.sent Hello 202`. */
  heard(): string[];
  /** The same without what was not taken, each once, and without answers. */
  taken(): string[];
  /** The newest event of this type that arrived. */
  last(type: string): Record<string, unknown> | undefined;
  /** The merchant does something: `job` and `conversation` are filled in. */
  merchant(type: string, data?: object): Promise<void>;
}

let count = 0;

/** Sends a job and waits until its thread stands. */
export async function startThread(jobline: TestJobline, job: object = {}): Promise<JobThread> {
  const { slack, marketplace } = jobline.sandbox;
  const n = ++count;
  const ids = { jobId: `job-${n}`, conversationId: `c-${n}` };
  const title = `Shop number ${n}.`;
  const conversation = { id: ids.conversationId };
  await marketplace.send('job.created', {
    job: {
      id: ids.jobId,
      kind: 'match',
      created_at: new Date().toISOString(),
      service: { handle: 'store-setup', name: 'Store setup' },
      title,
      ...job,
    },
    merchant: { id: `m-${n}`, name: 'Jana Nováková' },
    conversation,
    message: { id: `first-${n}`, body: 'Can you help us?', sent_at: new Date().toISOString() },
  });
  const rootTs = await eventually(() => {
    const root = slack.messages('C0JOBS').find(({ text, thread_ts }) => text.includes(title) && !thread_ts);
    if (!root) throw new Error('no card yet');
    expect(slack.thread('C0JOBS', root.ts).length).toBeGreaterThan(1);
    return root.ts;
  });
  await jobline.settled();

  const ofConversation = () =>
    marketplace.received.filter(({ data }) => data.conversation?.id === ids.conversationId && data);
  const inThread = (told: ReturnType<Told['ephemerals']>) => told.filter(({ thread_ts }) => thread_ts === rootTs);

  return {
    ...ids,
    rootTs,
    say: (text, more = {}) => slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text, threadTs: rootTs, ...more }),
    edit: ({ user = '', ts }, text) => void slack.edit({ user, channel: 'C0JOBS', ts, text }),
    remove: ({ user = '', ts }) => slack.remove({ user, channel: 'C0JOBS', ts }),
    marks: ({ ts }) => slack.reactions('C0JOBS', ts).map(({ name }) => name),
    card: () => slack.thread('C0JOBS', rootTs)[0]?.text ?? '',
    texts: () =>
      slack
        .thread('C0JOBS', rootTs)
        .slice(1)
        .map(({ text }) => text),
    click: async (actionId, user = 'U0ALICE') => {
      const has = ({ blocks }: { blocks?: object[] }) => JSON.stringify(blocks ?? []).includes(`"${actionId}"`);
      const ts = slack.thread('C0JOBS', rootTs).findLast(has)?.ts ?? '';
      expect(await slack.click({ user, channel: 'C0JOBS', ts, actionId })).toMatchObject({ ok: true });
    },
    told: (user = 'U0ALICE') => ({
      here: inThread(slack.ephemerals(user)).map(({ text }) => text),
      directly: slack.dms(user).map(({ text }) => text),
    }),
    heard: () => ofConversation().map((event) => `${said(event)} ${event.answered}`),
    taken: () =>
      ofConversation()
        .filter(({ answered, duplicate }) => (answered === 'cut' || answered === 202) && !duplicate)
        .map(said),
    last: (type) => ofConversation().findLast((event) => event.type === type)?.data,
    merchant: async (type, data = {}) => {
      const { status } = await marketplace.send(type, { conversation, job: { id: ids.jobId }, ...data });
      expect(status).toBe(202);
    },
  };
}

function said({ type, data }: { type: string; data: Record<string, unknown> }): string {
  const { message } = data;
  const body = typeof message === 'object' && message !== null && 'body' in message ? ` ${message.body}` : '';
  return `${type}${body}`;
}

/** Moves the deadline of the thread's job, which else is days away. */
export async function setDeadline({ app }: TestJobline, { jobId }: JobThread, at: Date): Promise<void> {
  await acrossOrganizations(app.db, (tx) =>
    tx.updateTable('jobs').set({ expires_at: at }).where('outside_id', '=', jobId).execute(),
  );
}

/** What waits for its next attempt may go now. Windows of the undo time stay. */
export async function hasten(jobline: TestJobline): Promise<void> {
  const { db } = jobline.database;
  await sql`update gates set open_at = '-infinity' where reason = 'rate limited'`.execute(db);
  await sql`update deliveries set not_before = now() where state = 'waiting'`.execute(db);
  await sql`update lanes set due_at = now(), version = version + 1 where owner is null and due_at is not null`.execute(
    db,
  );
  await jobline.settled();
}
