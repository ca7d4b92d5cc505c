import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { acrossOrganizations } from '../../src/store/scope.ts';
import type { TestJobline } from '../support/jobline.ts';
import { type CorpusMail, readCorpus } from '../support/mail-corpus.ts';
import type { MailWorld } from '../support/signed-mail.ts';
import {
  inboundMails,
  postMail,
  REPLY_DOMAIN,
  startMailJobline,
  startWebConversation,
  type WebConversation,
} from '../support/web-conversation.ts';

const CORPUS = readCorpus();

// The first mail waits until the thread that reads mails stands: long, where many tests run.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 240_000 });

let jobline: TestJobline;
let world: MailWorld;
let conversation: WebConversation;
let replyTo: string;
let messageId: string;

beforeAll(async () => {
  ({ jobline, world } = await startMailJobline());
  world.records.set('_dmarc.bluefjord.example', 'v=DMARC1; p=none');
  conversation = await startWebConversation(jobline, { email: 'jana@bluefjord.example' });
  await sendOne('Which theme do you like?');
  const bounces = CORPUS.filter(({ became }) => became.startsWith('bounce'));
  await Promise.all(CORPUS.filter((mail) => !bounces.includes(mail)).map(handOver));
  for (const [n, mail] of bounces.entries()) {
    // Each is about a message of its own: what came back once cannot come back again.
    if (n > 0) await sendOne(`Message ${n}`);
    await handOver(mail);
    await jobline.settled();
  }
  for (const record of await inboundMails(jobline)) records.set(record.message_id ?? '', record);
});
afterAll(() => jobline?.close());

type Kept = Awaited<ReturnType<typeof inboundMails>>[number];
const records = new Map<string, Kept>();

async function handOver(mail: CorpusMail): Promise<void> {
  expect(await postMail(jobline, await bytesOf(mail), { id: mail.name })).toMatchObject({ status: 202 });
}

/** One mail has no Message-ID: it is known by its bytes. */
function recordOf({ eml }: CorpusMail): Kept | undefined {
  const [, id] = /^Message-ID: (\S+)$/m.exec(eml) ?? [];
  return id === undefined ? [...records.values()].find((kept) => kept.message_id?.endsWith('@none>')) : records.get(id);
}

async function sendOne(text: string): Promise<void> {
  conversation.say(text);
  await jobline.settled();
  const mail = conversation.mails().at(-1);
  expect(mail?.text).toContain(text);
  replyTo = mail?.headers['reply-to'] ?? '';
  messageId = mail?.messageId ?? '';
}

async function bytesOf({ eml, signed }: CorpusMail): Promise<Buffer> {
  const text = eml.replaceAll('REPLY_ADDRESS', replyTo).replaceAll('MESSAGE_ID', messageId);
  if (signed === 'none') return Buffer.from(text.replace(/\n/g, '\r\n'));
  if (signed === 'tampered') {
    const raw = await world.sign(text, 'bluefjord.example');
    return Buffer.from(raw.toString().replace('100 EUR', '900 EUR'));
  }
  if (signed === 'short') {
    return Buffer.concat([await world.sign(text, 'bluefjord.example', 5), Buffer.from('And more.\r\n')]);
  }
  return world.sign(text, signed ?? 'bluefjord.example');
}

async function postedAs(outsideId: string): Promise<{ body: string; files: string[] } | undefined> {
  return acrossOrganizations(jobline.app.db, async (tx) => {
    const row = await tx
      .selectFrom('messages')
      .select(['id', 'body'])
      .where('outside_id', 'like', `mail:%:${outsideId}`)
      .executeTakeFirst();
    if (!row) return undefined;
    const files = await tx.selectFrom('files').selectAll().where('message_id', '=', row.id).orderBy('place').execute();
    return { body: row.body, files: files.map(({ name, mime_type, size }) => `${name} ${mime_type} ${size}`) };
  });
}

describe('the corpus', () => {
  it('has mails of many kinds', () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(60);
    expect(replyTo).toMatch(new RegExp(`^reply\\+[a-z0-9]+-[a-z2-7]{26}@${REPLY_DOMAIN}$`));
  });

  it.each(CORPUS.filter(({ became }) => became === 'posted').map((mail) => [mail.name, mail] as const))(
    '%s is posted, with exactly the words',
    async (name, mail) => {
      const record = recordOf(mail);
      expect(record).toMatchObject({ outcome: 'posted', reason: null, raw: null });
      const posted = await postedAs(record?.message_id ?? '');
      expect(posted?.body, name).toBe(mail.words);
      expect(posted?.files.map((file, n) => (mail.files[n]?.endsWith(' *') ? mail.files[n] : file))).toEqual(
        mail.files,
      );
    },
  );

  it.each(CORPUS.filter(({ became }) => became.startsWith('refused')).map((mail) => [mail.name, mail] as const))(
    '%s is refused, and the reason recorded',
    async (_, mail) => {
      const record = recordOf(mail);
      expect(record).toMatchObject({ outcome: 'refused', reason: mail.became.split(' ')[1], raw: null });
      expect(await postedAs(record?.message_id ?? '')).toBeUndefined();
    },
  );

  it.each(CORPUS.filter(({ became }) => became.startsWith('bounce')).map((mail) => [mail.name, mail] as const))(
    '%s is read as a bounce',
    (_, mail) => {
      const record = recordOf(mail);
      const what = { failed: /^failed: .+/, delayed: /^not for good: .+/, unknown: /^about no mail of ours/ };
      expect(record?.outcome).toBe('bounce');
      expect(record?.detail).toMatch(what[mail.became.split(' ')[1] as keyof typeof what]);
    },
  );
});

describe('the thread', () => {
  it('shows each message that came back, with the server’s words and Retry', () => {
    const failed = conversation.texts().filter((text) => text.includes('The e-mail came back'));
    expect(failed).toHaveLength(CORPUS.filter(({ became }) => became === 'bounce failed').length);
    expect(failed[0]).toContain('does not exist');
  });

  it('says once for each reason that mail was refused, and nothing of automatic mail', () => {
    const told = conversation.texts().filter((text) => text.includes('was not taken in'));
    expect(told).toHaveLength(3);
    expect(told.join('\n')).not.toContain('EUR');
    expect(conversation.texts().join('\n')).not.toContain('I am away');
  });

  it('says of a mail that came back without naming itself that one did', () => {
    expect(conversation.texts().filter((text) => text.includes('does not say which one'))).toHaveLength(1);
  });

  it('keeps what was cut from the words', () => {
    const [first] = CORPUS;
    expect(first && recordOf(first)?.cut).toContain('we can start on Monday');
  });
});
