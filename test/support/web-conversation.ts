import { expect } from 'vitest';
import type { SandboxMail } from '../../sandbox/mail/model.ts';
import { signWebhook } from '../../src/marketplaces/standard-webhooks/sign.ts';
import { acrossOrganizations } from '../../src/store/scope.ts';
import { openDoor } from '../../src/use-cases/accept-event.ts';
import { acceptMarketplaceEvent } from '../../src/use-cases/conversations/accept-marketplace-event.ts';
import { eventually } from './eventually.ts';
import { startTestJobline, type TestJobline, type TestJoblineOptions } from './jobline.ts';
import { createMailWorld, type MailWorld } from './signed-mail.ts';

export const REPLY_DOMAIN = 'reply.jobline.example';
export const MAIL_SECRET = `whsec_${Buffer.from('a secret of the mail provider, one').toString('base64')}`;
const HOME = 1;

/** Jobline that takes in mail, and a world of domains whose keys the test holds. */
export async function startMailJobline(
  options: TestJoblineOptions = {},
  mailIn: { listenPort?: number } = {},
): Promise<{ jobline: TestJobline; world: MailWorld }> {
  const world = createMailWorld();
  const jobline = await startTestJobline({
    ...options,
    app: {
      ...options.app,
      mailIn: { replyDomain: REPLY_DOMAIN, secrets: MAIL_SECRET, resolver: world.resolver, ...mailIn },
    },
  });
  return { jobline, world };
}

/** A merchant's conversation on our own pages, and its thread in Slack. */
export interface WebConversation {
  id: string;
  email: string;
  rootTs: string;
  texts(): string[];
  say(text: string): ReturnType<TestJobline['sandbox']['slack']['post']>;
  marks(message: { ts: string }): string[];
  /** Mails to the merchant, oldest first. */
  mails(): SandboxMail[];
  /** What the page shows of ours, oldest first. */
  onPage(): Promise<string[]>;
  /** What the merchant did on the page. */
  merchant(type: string, data: object): Promise<void>;
}

let count = 0;

/** Begins a job as the request form does, and waits until its thread stands. */
export async function startWebConversation(
  jobline: TestJobline,
  merchant: { email?: string; locale?: string } = {},
): Promise<WebConversation> {
  const { slack, mailbox } = jobline.sandbox;
  const n = ++count;
  const id = `web-${n}`;
  const title = `Web shop number ${n}.`;
  const { email = `jana${n}@bluefjord.example`, locale = 'en' } = merchant;
  const { door } = openDoor(jobline.app.db);
  const conversation = { id };
  const tell = async (type: string, data: object): Promise<void> => {
    const at = new Date();
    const body = { type, timestamp: at.toISOString(), data };
    const { parseOwnEvent } = await import('../../src/marketplaces/own/parse.ts');
    const parsed = parseOwnEvent(body);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    const webhookId = `${id}-${type}-${at.getTime()}-${Math.random()}`;
    const arrived = { source: 'web', webhookId, organizationId: HOME, event: parsed.event, body, receivedAt: at };
    expect(await acceptMarketplaceEvent(door, arrived)).toBe('accepted');
  };
  await tell('job.created', {
    conversation,
    job: {
      id: `job-${id}`,
      kind: 'direct',
      created_at: new Date().toISOString(),
      service: { handle: 'store-setup', name: 'Store setup' },
      title,
    },
    merchant: { id: email, name: 'Jana Novakova', email, locale },
    message: { id: `first-${id}`, body: 'Can you help us?', sent_at: new Date().toISOString() },
  });
  const rootTs = await eventually(() => {
    const root = slack.messages('C0JOBS').find(({ text, thread_ts }) => text.includes(title) && !thread_ts);
    if (!root) throw new Error('no card yet');
    expect(slack.thread('C0JOBS', root.ts).length).toBeGreaterThan(1);
    return root.ts;
  });
  await jobline.settled();
  return {
    id,
    email,
    rootTs,
    texts: () =>
      slack
        .thread('C0JOBS', rootTs)
        .slice(1)
        .map(({ text }) => text),
    say: (text) => slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text, threadTs: rootTs }),
    marks: ({ ts }) => slack.reactions('C0JOBS', ts).map(({ name }) => name),
    mails: () => mailbox.mails.filter(({ to }) => to.includes(email)),
    onPage: () =>
      acrossOrganizations(jobline.app.db, async (tx) => {
        const shown = tx.selectFrom('page_messages as p').innerJoin('conversations as c', 'c.id', 'p.conversation_id');
        const rows = await shown.select('p.body').where('c.outside_id', '=', id).orderBy('p.sent_at').execute();
        return rows.map(({ body }) => body);
      }),
    merchant: (type, data) => tell(type, { conversation, ...data }),
  };
}

/** Hands a mail to the app as a mail provider does. */
export async function postMail(
  { url }: TestJobline,
  raw: Buffer,
  { id, secret = MAIL_SECRET, headers = {} }: { id: string; secret?: string; headers?: Record<string, string> },
): Promise<{ status: number; body: Record<string, unknown> }> {
  // Signed over its bytes, which need not be text.
  const signature = signBytes(secret, id, raw);
  const response = await fetch(`${url}/mail/inbound`, {
    method: 'POST',
    headers: { 'content-type': 'message/rfc822', ...signature, ...headers },
    body: new Uint8Array(raw),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

function signBytes(secret: string, id: string, raw: Buffer): Record<string, string> {
  return signWebhook(secret, id, new Date(), raw.toString('utf8'));
}

/** What became of the mails that were handed over, oldest first. */
export async function inboundMails({ app }: TestJobline) {
  return acrossOrganizations(app.db, (tx) =>
    tx
      .selectFrom('inbound_mails')
      .select(['outcome', 'reason', 'detail', 'message_id', 'sender', 'cut', 'shown', 'answered', 'raw'])
      .orderBy('id')
      .execute(),
  );
}
