import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SandboxMail } from '../../sandbox/mail/model.ts';
import { insertAssignees, removeAssignees } from '../../src/store/assignees.ts';
import { reportDeliveries } from '../../src/store/delivery-report.ts';
import { acrossOrganizations, inOrganization, type Tx } from '../../src/store/scope.ts';
import { type MailContent, type MailRecipient, sendMail } from '../../src/use-cases/outbound-mail.ts';
import { eventually } from '../support/eventually.ts';
import { hasten, type JobThread, startThread } from '../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';

let jobline: TestJobline;

const HOME = 1;
const ALICE = 'alice@northlight.example';
const BEN = 'ben@northlight.example';

beforeAll(async () => {
  jobline = await startTestJobline();
});

afterAll(() => jobline.close());

function write<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
  return inOrganization(jobline.app.db, HOME, fn);
}

/** A thread that these people have. */
async function threadOf(...slackUsers: string[]): Promise<JobThread & { id: number }> {
  const thread = await startThread(jobline);
  const { id } = await acrossOrganizations(jobline.app.db, (tx) =>
    tx.selectFrom('threads').select('id').where('root_ts', '=', thread.rootTs).executeTakeFirstOrThrow(),
  );
  await write((tx) => insertAssignees(tx, id, slackUsers, new Date()));
  return { ...thread, id };
}

/** What was sent for this thread, oldest first: to whom, and its words. */
function mailsOf({ id }: { id: number }, to?: string): SandboxMail[] {
  return jobline.sandbox.mailbox.mails.filter(
    (mail) => mail.references.includes(`<o${HOME}.t${id}@northlight.example>`) && (!to || mail.to.includes(to)),
  );
}

async function send(to: MailRecipient, content: MailContent): Promise<string> {
  const id = await write(async (tx) => sendMail(tx, to, content));
  await jobline.settled();
  return id;
}

async function fateOf(id: string) {
  return acrossOrganizations(jobline.app.db, (tx) =>
    tx
      .selectFrom('deliveries')
      .select(['state', 'attempts', 'last_error', 'outcome'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  );
}

async function fatesOf(thread: { id: number }) {
  return acrossOrganizations(jobline.app.db, (tx) =>
    tx
      .selectFrom('deliveries')
      .select(['state', 'outcome'])
      .where('kind', '=', 'send-mail')
      .where('subject', '=', `mail:message:${thread.id}`)
      .orderBy('position')
      .execute(),
  );
}

function saysMerchant(thread: JobThread, body: string): Promise<void> {
  const message = { id: `said-${body}`, body, sent_at: new Date().toISOString() };
  return thread.merchant('message.created', { message });
}

describe('a message in a thread that somebody has', () => {
  it('is mailed to them: whose words, as they are, and the way to the thread', async () => {
    const thread = await threadOf('U0ALICE', 'U0BEN');
    await saysMerchant(thread, 'Hello <b>you</b>,\n\n  two lines & a half');
    await jobline.settled();
    expect(
      mailsOf(thread)
        .flatMap(({ to }) => to)
        .toSorted(),
    ).toEqual([ALICE, BEN]);
    const [mail] = mailsOf(thread, ALICE);
    expect(mail).toMatchObject({
      subject: expect.stringMatching(/^J-\d+ · Store setup for Jana Nováková$/),
      headers: { to: `Alice <${ALICE}>`, 'auto-submitted': 'auto-generated' },
    });
    expect(mail?.text).toContain('Jana Nováková wrote:\n\n> Hello <b>you</b>,\n>\n>   two lines & a half\n');
    expect(mail?.html).toContain('Hello &lt;b&gt;you&lt;/b&gt;,<br><br>&nbsp;&nbsp;two lines &amp; a half');
    const place = `${jobline.sandbox.url}/slack/archives/C0JOBS/p${thread.rootTs.replace('.', '')}`;
    expect(mail?.text).toContain(`Open in Slack: ${place}`);
    expect(mail?.html).toContain(`href="${place}"`);
  });

  it('is mailed when a reply has reached the merchant, to all but its author', async () => {
    const thread = await threadOf('U0ALICE', 'U0BEN');
    thread.say('We can start on Monday');
    await jobline.settled();
    expect(mailsOf(thread).map(({ to }) => to)).toEqual([[BEN]]);
    expect(mailsOf(thread)[0]?.text).toContain('Alice wrote to Jana Nováková:\n\n> We can start on Monday\n');
  });

  it('keeps to one thread and one subject for each reader, in the order of the messages', async () => {
    const thread = await threadOf('U0BEN');
    await saysMerchant(thread, 'first');
    await jobline.settled();
    thread.say('second');
    await jobline.settled();
    await saysMerchant(thread, 'third');
    await jobline.settled();
    const mails = mailsOf(thread, BEN);
    expect(mails.map(({ text }) => /> (\w+)/.exec(text)?.[1])).toEqual(['first', 'second', 'third']);
    expect(new Set(mails.map(({ subject }) => subject)).size).toBe(1);
    expect(new Set(mails.map(({ inReplyTo }) => inReplyTo)).size).toBe(1);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(3);
  });

  it('is not mailed when it is a note, held, or not delivered', async () => {
    const thread = await threadOf('U0BEN');
    thread.say('// between us');
    thread.say('/ nearly a note');
    jobline.sandbox.marketplace.faults.next(1, { do: 'answer', status: 422 }, 'message.sent');
    thread.say('refused by the marketplace');
    await jobline.settled();
    expect(thread.heard()).toContain('message.sent refused by the marketplace 422');
    expect(thread.heard().join()).not.toMatch(/between us|nearly/);
    expect(mailsOf(thread)).toEqual([]);
    await thread.click('delivery_retry');
    await jobline.settled();
    expect(mailsOf(thread).map(({ text }) => /> (.*)/.exec(text)?.[1])).toEqual(['refused by the marketplace']);
  });

  it('is mailed once though its delivery is repeated', async () => {
    const thread = await threadOf('U0BEN');
    jobline.sandbox.marketplace.faults.next(1, { do: 'cut' }, 'message.sent');
    thread.say('said once');
    await jobline.settled();
    await hasten(jobline);
    expect(thread.heard().filter((heard) => heard.includes('said once'))).toHaveLength(2);
    expect(mailsOf(thread)).toHaveLength(1);
  });

  it('costs nothing where nobody has the thread', async () => {
    const thread = await threadOf();
    await saysMerchant(thread, 'Anybody there?');
    thread.say('Yes');
    await jobline.settled();
    expect(await fatesOf(thread)).toEqual([]);
  });
});

describe('a mail that nobody needs any more', () => {
  let thread: JobThread & { id: number };

  beforeAll(async () => {
    thread = await threadOf('U0BEN');
    await send({ slackUser: 'U0BEN' }, { of: 'assigned', threadId: thread.id, byName: 'Alice' });
  });

  it.each([
    ['they switched e-mail off', () => setMember('U0BEN', { mails: false })],
    ['they have no address', () => setMember('U0BEN', { email: null })],
    ['they are no member any more', () => setMember('U0BEN', { is_member: false })],
    ['their address is none', () => setMember('U0BEN', { email: 'ben@x.example, eve@y.example' })],
    ['they were unassigned', () => write((tx) => removeAssignees(tx, thread.id, ['U0BEN']))],
  ] satisfies [string, () => Promise<unknown>][])('is not sent: %s', async (_, change) => {
    await change();
    const id = await send({ slackUser: 'U0BEN' }, { of: 'assigned', threadId: thread.id, byName: 'Alice' });
    expect(await fateOf(id)).toMatchObject({ state: 'cancelled', outcome: { why: expect.any(String) } });
    expect(mailsOf(thread)).toHaveLength(1);
    await setMember('U0BEN', { mails: true, email: BEN, is_member: true });
  });

  it('is not sent when the message was withdrawn meanwhile', async () => {
    const thread = await threadOf('U0BEN');
    const { id } = await newestMessage(thread, 'oops');
    await thread.merchant('message.deleted', { message: { id: 'said-oops', deleted_at: new Date().toISOString() } });
    await jobline.settled();
    const before = mailsOf(thread).length;
    const mail = await send({ slackUser: 'U0BEN' }, { of: 'message', threadId: thread.id, messageId: id });
    expect(await fateOf(mail)).toMatchObject({ state: 'cancelled' });
    expect(mailsOf(thread)).toHaveLength(before);
  });
});

async function setMember(
  slackUser: string,
  change: { mails?: boolean; email?: string | null; is_member?: boolean },
): Promise<void> {
  await acrossOrganizations(jobline.app.db, (tx) =>
    tx.updateTable('members').set(change).where('slack_user', '=', slackUser).execute(),
  );
}

async function newestMessage(thread: JobThread & { id: number }, body: string): Promise<{ id: string }> {
  await saysMerchant(thread, body);
  await jobline.settled();
  return acrossOrganizations(jobline.app.db, (tx) =>
    tx
      .selectFrom('messages')
      .select('id')
      .where('thread_id', '=', thread.id)
      .orderBy('heard_at', 'desc')
      .executeTakeFirstOrThrow(),
  );
}

describe('being assigned', () => {
  it('is mailed with the job, how it stands and until when, by the reader’s own clock', async () => {
    const thread = await threadOf('U0BEN');
    await send({ slackUser: 'U0BEN' }, { of: 'assigned', threadId: thread.id, byName: 'Alice' });
    const [mail] = mailsOf(thread, BEN);
    expect(mail?.text).toMatch(/^Alice assigned J-\d+ \(Store setup for Jana Nováková\) to you\.\n/);
    expect(mail?.text).toContain('Status: New · nobody has opened it');
    expect(mail?.text).toMatch(/Answer by: \w+, \w+ \d+, \d\d:\d\d (GMT|UTC)/);
  });
});

describe('the first contact of a merchant', () => {
  it('is mailed to the notification address, with the way to the thread', async () => {
    await notify('office@northlight.example');
    const thread = await threadOf();
    const [mail] = await eventually(() => {
      expect(mailsOf(thread)).toHaveLength(1);
      return mailsOf(thread);
    });
    expect(mail).toMatchObject({ to: ['office@northlight.example'] });
    expect(mail?.text).toContain('Jana Nováková sent you a new job.\n\n> Can you help us?\n');
    expect(mail?.text).toContain(`/slack/archives/C0JOBS/p${thread.rootTs.replace('.', '')}`);
    expect(mail?.headers).not.toHaveProperty('list-unsubscribe');
  });

  it('is mailed once for a conversation without a job, and not for what is said later', async () => {
    await notify('office@northlight.example');
    const conversation = { id: 'c-mail' };
    const say = (type: string, id: string) =>
      jobline.sandbox.marketplace.send(type, {
        conversation,
        merchant: { id: 'm-mail', name: 'Ole' },
        message: { id, body: `words of ${id}`, sent_at: new Date().toISOString() },
      });
    await say('conversation.created', 'ole-1');
    await say('message.created', 'ole-2');
    await say('conversation.created', 'ole-3');
    const about = () => jobline.sandbox.mailbox.mails.filter(({ subject }) => subject.includes('Ole'));
    const [mail] = await eventually(() => {
      expect(about()).toHaveLength(1);
      return about();
    });
    await jobline.settled();
    expect(about()).toHaveLength(1);
    expect(mail?.subject).toMatch(/^C-\d+ · Conversation with Ole$/);
    expect(mail?.text).toContain('Ole started a conversation with you.\n\n> words of ole-1\n');
  });

  it('is not mailed where no address is set', async () => {
    await notify(null);
    const thread = await threadOf();
    await jobline.settled();
    expect(mailsOf(thread)).toEqual([]);
  });
});

describe('the digest of an hour', () => {
  it('lists what is still unread, thread by thread, and is not sent when all was read', async () => {
    await notify('office@northlight.example');
    const from = new Date();
    const thread = await threadOf();
    await saysMerchant(thread, 'unread one');
    await saysMerchant(thread, 'unread two');
    await jobline.settled();
    const hour = { of: 'digest', from: from.toISOString(), until: new Date().toISOString() } as const;
    await send('organization', hour);
    const mail = jobline.sandbox.mailbox.mails.find(({ subject }) => subject.startsWith('Unread'));
    expect(mail).toMatchObject({ subject: 'Unread messages · Northlight Studio', to: ['office@northlight.example'] });
    expect(mail?.text).toMatch(
      /^2 messages of the last hour are unread\.\n\nJ-\d+ · Store setup .* · 2 unread\n\n> unread two\n/,
    );
    thread.say('Answered');
    await jobline.settled();
    expect(await fateOf(await send('organization', hour))).toMatchObject({ state: 'cancelled' });
    await notify(null);
  });
});

async function notify(email: string | null): Promise<void> {
  await acrossOrganizations(jobline.app.db, (tx) =>
    tx.updateTable('organizations').set({ notification_email: email }).where('id', '=', HOME).execute(),
  );
}

describe('the fate of a mail', () => {
  async function assigned(): Promise<{ id: string; thread: { id: number } }> {
    const thread = await threadOf('U0BEN');
    return { thread, id: await send({ slackUser: 'U0BEN' }, { of: 'assigned', threadId: thread.id, byName: 'Alice' }) };
  }

  it('is tried again when the server asks for time', async () => {
    const { mailbox } = jobline.sandbox;
    mailbox.faults.next(1, { do: 'refuse', status: 451 }, BEN);
    const { id, thread } = await assigned();
    expect(await fateOf(id)).toMatchObject({ state: 'waiting', last_error: expect.stringContaining('451') });
    await hasten(jobline);
    expect(await fateOf(id)).toMatchObject({ state: 'done', last_error: null });
    expect(mailsOf(thread)).toHaveLength(1);
  });

  it('has failed, for an operator to see, when the server refuses it', async () => {
    jobline.sandbox.mailbox.faults.next(1, { do: 'refuse', status: 550 }, BEN);
    const { id, thread } = await assigned();
    expect(await fateOf(id)).toMatchObject({ state: 'failed', last_error: expect.stringContaining('550') });
    const report = await reportDeliveries(jobline.app.db, { states: ['failed'], limit: 50 });
    expect(report).toContainEqual(expect.objectContaining({ id, kind: 'send-mail', lane: `mail:U0BEN:${thread.id}` }));
  });

  it('is repeated once under the same Message-ID when it is not known', async () => {
    jobline.sandbox.mailbox.faults.next(1, { do: 'cut' }, BEN);
    const { id, thread } = await assigned();
    await eventually(async () => expect(await fateOf(id)).toMatchObject({ state: 'done' }));
    const mails = mailsOf(thread);
    expect(mails).toHaveLength(2);
    expect(new Set(mails.map(({ messageId }) => messageId))).toEqual(new Set([`<${id}@northlight.example>`]));
  });

  it('has failed when it is not known twice', async () => {
    jobline.sandbox.mailbox.faults.next(3, { do: 'lose' }, BEN);
    const { id, thread } = await assigned();
    await eventually(async () => expect(await fateOf(id)).toMatchObject({ state: 'failed' }));
    expect(jobline.sandbox.mailbox.faults.waiting()).toMatchObject([{ times: 1 }]);
    jobline.sandbox.mailbox.faults.clear();
    expect(mailsOf(thread)).toEqual([]);
  });

  it('does not hold up the mails of another thread', async () => {
    jobline.sandbox.mailbox.faults.next(1, { do: 'refuse', status: 450 }, BEN);
    const first = await assigned();
    const second = await assigned();
    expect(await fateOf(first.id)).toMatchObject({ state: 'waiting' });
    expect(await fateOf(second.id)).toMatchObject({ state: 'done' });
  });
});
