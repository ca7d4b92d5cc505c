import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { updatePreferences } from '../../src/store/preferences.ts';
import { inOrganization } from '../../src/store/scope.ts';
import { eventually } from '../support/eventually.ts';
import { hasten } from '../support/job-thread.ts';
import type { TestJobline } from '../support/jobline.ts';
import type { MailWorld } from '../support/signed-mail.ts';
import {
  inboundMails,
  postMail,
  startMailJobline,
  startWebConversation,
  type WebConversation,
} from '../support/web-conversation.ts';

// The first mail waits until the thread that reads mails stands: long, where many tests run.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 240_000 });

let jobline: TestJobline;
let world: MailWorld;
let conversation: WebConversation;

beforeAll(async () => {
  ({ jobline, world } = await startMailJobline());
});
afterAll(() => jobline?.close());

beforeEach(async () => {
  conversation = await startWebConversation(jobline);
});

/** What the marketplace was told of this conversation, besides that the job was opened. */
function told(): string[] {
  return jobline.sandbox.marketplace.received
    .filter(({ data, duplicate }) => data.conversation?.id === conversation.id && !duplicate)
    .map(({ type }) => type)
    .filter((type) => type !== 'job.opened');
}

function textFrom(mail: { text: string } | undefined): string {
  return mail?.text ?? '';
}

async function answer(text: string, headers: Record<string, string> = {}): Promise<void> {
  const mail = conversation.mails().findLast((one) => one.headers['reply-to'] !== undefined);
  const from = headers.From ?? `Jana Novakova <${conversation.email}>`;
  const lines = {
    From: from,
    To: mail?.headers['reply-to'] ?? '',
    Subject: `Re: ${mail?.subject}`,
    'Message-ID': `<${crypto.randomUUID()}@bluefjord.example>`,
    'In-Reply-To': mail?.messageId ?? '',
    ...headers,
  };
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}`);
  const raw = await world.sign(`${head.join('\n')}\n\n${text}\n`, from.replace(/^.*@|>$/g, ''));
  expect((await postMail(jobline, raw, { id: crypto.randomUUID() })).status).toBe(202);
  await jobline.settled();
}

describe('a reply', () => {
  it('is mailed to the merchant as a thread, with the words, the page and a reply address', async () => {
    const reply = conversation.say('Hello *Jana*, we can start on Monday.');
    await jobline.settled();
    expect(conversation.marks(reply)).toEqual(['white_check_mark']);
    const [mail] = conversation.mails();
    expect(mail?.from).toMatch(/^Alice \(.+\) <jobs@northlight\.example>$/);
    expect(mail?.subject).toMatch(/^Store setup · /);
    expect(textFrom(mail)).toContain('Hello Jana, we can start on Monday.');
    expect(mail?.html).toMatch(/<(b|strong)>Jana<\//);
    expect(textFrom(mail)).toMatch(/http:\/\/127\.0\.0\.1:\d+\/c\/[\w-]{32,}/);
    expect(mail?.html).not.toMatch(/<img/);
    expect(mail?.headers['reply-to']).toMatch(/^reply\+1-[a-z2-7]{26}@reply\.jobline\.example$/);
    expect(mail?.headers['auto-submitted']).toBeUndefined();

    conversation.say('One more thing.');
    await jobline.settled();
    const [first, second] = conversation.mails();
    expect(second?.references).toEqual(first?.references);
    expect(second?.subject).toBe(first?.subject);
    expect(second?.headers['reply-to']).toBe(first?.headers['reply-to']);
    expect(second?.messageId).not.toBe(first?.messageId);
    expect(told()).toEqual(['message.sent', 'message.sent']);
  });

  it('goes on under the merchant’s own mail, and shows the answer in the thread without the quote', async () => {
    conversation.say('Which theme do you like?');
    await jobline.settled();
    await answer(
      'Dawn, please.\n\nOn Thu, Mar 12, 2026 at 10:02 AM Alice <jobs@northlight.example> wrote:\n\n> Which theme',
    );
    expect(conversation.texts().at(-1)).toContain('Dawn, please.');
    expect(conversation.texts().join('\n')).not.toContain('wrote:');
    conversation.say('Good choice.');
    await jobline.settled();
    const [record] = (await inboundMails(jobline)).slice(-1);
    expect(conversation.mails().at(-1)?.headers['in-reply-to']).toBe(record?.message_id);
    expect(conversation.mails().at(-1)?.references).toHaveLength(2);
  });

  it('is corrected and taken back by mail too, for nobody can change a mail', async () => {
    const { slack } = jobline.sandbox;
    const reply = conversation.say('We start on Monday.');
    await jobline.settled();
    slack.edit({ user: 'U0ALICE', channel: 'C0JOBS', ts: reply.ts, text: 'We start on Tuesday.' });
    await jobline.settled();
    expect(textFrom(conversation.mails().at(-1))).toContain('We start on Tuesday.');
    expect(textFrom(conversation.mails().at(-1))).toContain('has corrected a message');
    slack.remove({ user: 'U0ALICE', channel: 'C0JOBS', ts: reply.ts });
    await jobline.settled();
    expect(textFrom(conversation.mails().at(-1))).toContain('has taken a message back');
    expect(told()).toEqual(['message.sent', 'message.corrected', 'message.withdrawn']);
  });

  it('names the agency alone where it wishes that, in the merchant’s language', async () => {
    const set = (authorNaming: 'agency' | 'person') =>
      inOrganization(jobline.app.db, 1, (tx) => updatePreferences(tx, { profileName: 'North Studio', authorNaming }));
    await set('agency');
    conversation = await startWebConversation(jobline, { locale: 'de-AT' });
    conversation.say('Guten Tag');
    await jobline.settled();
    await set('person');
    const [mail] = conversation.mails();
    expect(mail?.from).toBe('North Studio <jobs@northlight.example>');
    expect(textFrom(mail)).toContain('Du kannst einfach auf diese E-Mail antworten.');
  });
});

describe('a mail server', () => {
  it('that refuses fails the reply visibly, and Retry sends it again', async () => {
    const { slack, mailbox } = jobline.sandbox;
    mailbox.faults.next(1, { do: 'refuse', status: 550, at: 'recipient' }, conversation.email);
    const reply = conversation.say('Are you there?');
    await jobline.settled();
    expect(conversation.marks(reply)).toEqual(['warning']);
    expect(conversation.texts().at(-1)).toContain('mail server refused it (550)');
    const ts = slack.thread('C0JOBS', conversation.rootTs).at(-1)?.ts ?? '';
    await slack.click({ user: 'U0ALICE', channel: 'C0JOBS', ts, actionId: 'delivery_retry' });
    await eventually(() => expect(conversation.marks(reply)).toEqual(['white_check_mark']));
    expect(conversation.mails()).toHaveLength(1);
    await jobline.settled();
    expect(told()).toEqual(['message.sent']);
  });

  it('that refuses leaves the words on the page: an edit corrects them there, a deletion takes them back', async () => {
    const { slack, mailbox } = jobline.sandbox;
    mailbox.faults.next(1, { do: 'refuse', status: 550, at: 'recipient' }, conversation.email);
    const reply = { user: 'U0ALICE', channel: 'C0JOBS', ts: conversation.say('For 100 EUR.').ts };
    await jobline.settled();
    expect(conversation.marks(reply)).toEqual(['warning']);
    slack.edit({ ...reply, text: 'For 200 EUR.' });
    await jobline.settled();
    expect(await conversation.onPage()).toEqual(['For 200 EUR.']);
    mailbox.faults.next(1, { do: 'refuse', status: 550, at: 'recipient' }, conversation.email);
    slack.remove(reply);
    await jobline.settled();
    expect(await conversation.onPage()).toEqual(['']);
    expect(told()).toEqual(['message.sent', 'message.corrected', 'message.withdrawn']);
    expect(conversation.texts().join()).not.toMatch(/has not been taken back|still has the words/);
  });

  it('that asks to come later gets the mails later, in their order; page and marketplace do not wait', async () => {
    jobline.sandbox.mailbox.faults.next(1, { do: 'refuse', status: 451 }, conversation.email);
    const replies = [conversation.say('Later, please.'), conversation.say('No hurry.')];
    await jobline.settled();
    expect(conversation.mails()).toEqual([]);
    expect(await conversation.onPage()).toEqual(['Later, please.', 'No hurry.']);
    expect(told()).toEqual(['message.sent', 'message.sent']);
    expect(replies.map(conversation.marks)).not.toContainEqual(['white_check_mark']);
    jobline.sandbox.slack.edit({
      user: 'U0ALICE',
      channel: 'C0JOBS',
      ts: replies[1]?.ts ?? '',
      text: 'No hurry at all.',
    });
    await jobline.settled();
    await hasten(jobline);
    await eventually(() => expect(replies.map(conversation.marks)).toEqual(Array(2).fill(['white_check_mark'])));
    expect(conversation.mails().map(({ text }) => /Later|hurry.*/.exec(text)?.[0])).toEqual(['Later', 'hurry at all.']);
    expect(told()).toHaveLength(3);
  });

  it.each([
    ['closed the job', 'job.closed', () => ({ job: { id: `job-${conversation.id}` } })],
    ['wants no more messages', 'merchant.blocked_us', () => ({})],
  ])(
    'that takes mails again after the merchant %s gets none; what stands on the page has been sent',
    async (_, type, data) => {
      jobline.sandbox.mailbox.faults.next(1, { do: 'refuse', status: 451 }, conversation.email);
      const reply = conversation.say('For 100 EUR.');
      await jobline.settled();
      await conversation.merchant(type, data());
      await jobline.settled();
      await hasten(jobline);
      await eventually(() => expect(conversation.marks(reply)).toEqual(['white_check_mark']));
      expect(conversation.mails()).toEqual([]);
      expect(conversation.texts().join()).not.toMatch(/not sent/i);
      expect(await conversation.onPage()).toEqual(['For 100 EUR.']);
    },
  );

  it('that says nothing gets the same mail once more, and then it has failed visibly', async () => {
    const { mailbox } = jobline.sandbox;
    mailbox.faults.next(2, { do: 'cut' }, conversation.email);
    const reply = conversation.say('Anybody?');
    await eventually(() => expect(conversation.marks(reply)).toEqual(['warning']));
    const mails = conversation.mails();
    expect(mails).toHaveLength(2);
    expect(mails[0]?.messageId).toBe(mails[1]?.messageId);
    expect(conversation.texts().at(-1)).toContain('mailed twice');
  });
});

describe('whoever may not write here', () => {
  it('a merchant who was blocked is told that messages are no longer taken, without a reason', async () => {
    conversation.say('Hello');
    await jobline.settled();
    await inOrganization(jobline.app.db, 1, (tx) =>
      tx.updateTable('conversations').set({ status: 'blocked' }).where('outside_id', '=', conversation.id).execute(),
    );
    const before = conversation.texts().length;
    await answer('Why do you not answer?');
    await answer('Hello?');
    expect(conversation.texts()).toHaveLength(before);
    const answers = conversation.mails().filter(({ headers }) => headers['auto-submitted'] === 'auto-replied');
    expect(answers.map(textFrom)).toEqual([expect.stringContaining('no longer taken')]);
  });

  it('somebody else is told so once, and so is the thread', async () => {
    conversation.say('Hello');
    await jobline.settled();
    await answer('I am her colleague.', { From: 'Petr <petr@bluefjord.example>' });
    await answer('It is me again.', { From: 'Petr <petr@bluefjord.example>' });
    const notices = conversation.texts().filter((text) => text.includes('was not taken in'));
    expect(notices).toEqual([expect.stringContaining('petr@bluefjord.example')]);
    const answers = jobline.sandbox.mailbox.mails.filter(({ to }) => to.includes('petr@bluefjord.example'));
    expect(answers).toHaveLength(1);
    expect(answers[0]?.text).toContain('only from the address that it was begun with');
    expect(conversation.texts().join('\n')).not.toContain('colleague');
  });

  it('a member who answers a job mail is told once to answer in Slack', async () => {
    const { mailbox, slack } = jobline.sandbox;
    const assign = slack.thread('C0JOBS', conversation.rootTs)[0]?.ts ?? '';
    await slack.click({ user: 'U0ALICE', channel: 'C0JOBS', ts: assign, actionId: 'job_assign_me' });
    await conversation.merchant('message.created', {
      message: { id: `${conversation.id}-2`, body: 'News?', sent_at: new Date().toISOString() },
    });
    const mail = await eventually(() => {
      const found = mailbox.mails.findLast(({ text }) => text.includes('News?'));
      if (!found?.to[0]?.startsWith('alice')) throw new Error('no mail yet');
      return found;
    });
    const [alice = ''] = mail.to;
    expect(mail.headers['reply-to']).toBe('reply+slack-1@reply.jobline.example');
    const count = () =>
      mailbox.mails.filter(({ to, headers }) => to.includes(alice) && headers['auto-submitted'] === 'auto-replied');
    const texts = conversation.texts().length;
    const write = async () => {
      const lines = [`From: ${alice}`, 'To: reply+slack-1@reply.jobline.example', 'Subject: Re: job'];
      const head = [...lines, `Message-ID: <${crypto.randomUUID()}@northlight.example>`].join('\n');
      const raw = await world.sign(`${head}\n\nTell her yes.\n`, alice.replace(/^.*@/, ''));
      expect((await postMail(jobline, raw, { id: crypto.randomUUID() })).status).toBe(202);
      await jobline.settled();
    };
    await write();
    await write();
    expect(count().map(textFrom)).toEqual([expect.stringContaining('Please answer in the Slack thread')]);
    expect(conversation.texts()).toHaveLength(texts);
  });
});
