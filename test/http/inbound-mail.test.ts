import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { acrossOrganizations } from '../../src/store/scope.ts';
import { eventually } from '../support/eventually.ts';
import { fc } from '../support/fuzz.ts';
import { hasten } from '../support/job-thread.ts';
import type { TestJobline } from '../support/jobline.ts';
import { readCorpus } from '../support/mail-corpus.ts';
import type { MailWorld } from '../support/signed-mail.ts';
import {
  inboundMails,
  MAIL_SECRET,
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
let replyTo: string;

beforeAll(async () => {
  ({ jobline, world } = await startMailJobline({}, { listenPort: 0 }));
  conversation = await startWebConversation(jobline);
  conversation.say('Hello');
  await jobline.settled();
  replyTo = conversation.mails()[0]?.headers['reply-to'] ?? '';
});
afterAll(() => jobline?.close());

function mailWith(text: string, headers: Record<string, string> = {}): string {
  const lines = {
    From: `Jana <${conversation.email}>`,
    To: replyTo,
    Subject: 'Re: Store setup',
    'Message-ID': `<${crypto.randomUUID()}@bluefjord.example>`,
    ...headers,
  };
  return `${Object.entries(lines)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n')}\r\n\r\n${text}\r\n`;
}

/** Says how long the body is and waits: whoever refuses it does so before it comes. */
async function statusOfLength(length: number): Promise<number | undefined> {
  const headers = { 'content-type': 'message/rfc822', 'content-length': length };
  const asked = request(`${jobline.url}/mail/inbound`, { method: 'POST', headers });
  asked.flushHeaders();
  const [answer]: IncomingMessage[] = await once(asked, 'response');
  asked.destroy();
  return answer?.statusCode;
}

async function countMails(): Promise<number> {
  return (await inboundMails(jobline)).length;
}

describe('the door for mail', () => {
  it('takes a mail once, whoever repeats it', async () => {
    const raw = await world.sign(mailWith('Once only.'), 'bluefjord.example');
    const answers = await Promise.all([1, 2, 3].map(() => postMail(jobline, raw, { id: 'repeat' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 202]);
    expect(answers.find(({ status }) => status === 202)?.body).toEqual({ id: 'repeat', status: 'accepted' });
    expect(answers.find(({ status }) => status === 200)?.body).toEqual({ id: 'repeat', status: 'duplicate' });
    // The same mail under another id is another delivery of the same message.
    expect(await postMail(jobline, raw, { id: 'repeat-2' })).toMatchObject({ status: 202 });
    await jobline.settled();
    expect(conversation.texts().filter((text) => text.includes('Once only.'))).toHaveLength(1);
  });

  it('takes files, and brings them into the thread', async () => {
    const file = 'Content-Disposition: attachment; filename="brief.txt"\r\nContent-Type: text/plain\r\n\r\nDark green.';
    const body = `--b\r\nContent-Type: text/plain\r\n\r\nSee the brief.\r\n--b\r\n${file}\r\n--b--`;
    const raw = await world.sign(
      mailWith(body, { 'MIME-Version': '1.0', 'Content-Type': 'multipart/mixed; boundary="b"' }),
      'bluefjord.example',
    );
    expect(await postMail(jobline, raw, { id: 'file' })).toMatchObject({ status: 202 });
    await eventually(() => {
      const posts = jobline.sandbox.slack.thread('C0JOBS', conversation.rootTs);
      expect(posts.map(({ text }) => text).join('\n')).toContain('See the brief.');
      expect(posts.flatMap(({ files = [] }) => files.map(({ name }) => name))).toContain('brief.txt');
    });
    await jobline.settled();
  });

  it.each([
    ['no signature', { secret: `whsec_${Buffer.from('somebody else entirely, indeed').toString('base64')}` }, 401],
    ['another content type', { headers: { 'content-type': 'text/plain' } }, 415],
    ['compression', { headers: { 'content-encoding': 'gzip' } }, 415],
    ['an endless id', { id: 'x'.repeat(300) }, 422],
  ])('refuses %s and keeps nothing', async (_, options, status) => {
    const before = await countMails();
    const raw = Buffer.from(mailWith('Hello'));
    const answer = await postMail(jobline, raw, { id: 'refused', ...options });
    expect(answer).toMatchObject({ status, body: { status, type: expect.stringContaining('urn:jobline:problem:') } });
    expect(await countMails()).toBe(before);
  });

  it('refuses what is too large, empty, or for nobody here', async () => {
    const before = await countMails();
    expect(await statusOfLength(25 * 1024 * 1024 + 1)).toBe(413);
    expect(await postMail(jobline, Buffer.alloc(0), { id: 'empty' })).toMatchObject({ status: 422 });
    for (const to of [
      'reply+1-aaaaaaaaaaaaaaaaaaaaaaaaaa@reply.jobline.example',
      replyTo.replace('reply.jobline', 'other.jobline'),
      'jobs@northlight.example',
      'reply+zzzzzzzzzzz-aaaaaaaaaaaaaaaaaaaaaaaaaa@reply.jobline.example',
    ]) {
      const answer = await postMail(jobline, Buffer.from(mailWith('Hello', { To: to })), { id: to });
      expect(answer).toMatchObject({ status: 422, body: { type: 'urn:jobline:problem:unknown-address' } });
    }
    const get = await fetch(`${jobline.url}/mail/inbound`);
    expect([get.status, get.headers.get('content-type')]).toEqual([405, 'application/problem+json; charset=utf-8']);
    expect(await countMails()).toBe(before);
  });

  it('takes whatever bytes come: each is posted or refused, and nothing breaks', async () => {
    const seeds = readCorpus().map(({ eml }) => eml.replaceAll('REPLY_ADDRESS', replyTo).replace(/\n/g, '\r\n'));
    const before = await countMails();
    const texts = conversation.texts().length;
    let accepted = 0;
    const broken = fc.record({
      seed: fc.constantFrom(...seeds),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(60),
      junk: fc.uint8Array({ maxLength: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(broken, async ({ seed, at, cut, junk }) => {
        const bytes = Buffer.from(seed);
        const place = Math.floor(at * bytes.length);
        const raw = Buffer.concat([bytes.subarray(0, place), junk, bytes.subarray(place + cut)]);
        // A signature over text: bytes that are none are changed alike on both sides.
        const text = Buffer.from(raw.toString('utf8'));
        const { status } = await postMail(jobline, text, { id: crypto.randomUUID() });
        expect([202, 422]).toContain(status);
        if (status === 202) accepted += 1;
      }),
      { numRuns: 60, endOnFailure: true },
    );
    const nasty = [
      `To: ${replyTo}\r\n`.repeat(2000),
      `To: ${replyTo}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n'.repeat(300)}`,
      mailWith('On 1 2 wrote: <a@b.example>:\r\n'.repeat(4000)),
      mailWith(`<div>${'<blockquote>'.repeat(5000)}x`, { 'Content-Type': 'text/html' }),
      mailWith(`${'\0'.repeat(50)}\uD800 odd`, { Subject: '\u0000\u0001' }),
      mailWith('x', { 'Content-Type': 'text/plain; charset="; drop table"', 'Content-Transfer-Encoding': 'x-nothing' }),
      mailWith('x', { From: `${'"'.repeat(500)} <a@b>`, Date: '99999999999999' }),
      `To: ${replyTo}\r\nFrom: a@b.example\r\n${'X-A: b\r\n'.repeat(50_000)}\r\nx`,
      mailWith('<!--'.repeat(250_000), { 'Content-Type': 'text/html' }),
      mailWith(`a\r\n${' '.repeat(50_000)}(https:`),
    ];
    for (const text of nasty) {
      const { status } = await postMail(jobline, Buffer.from(text), { id: crypto.randomUUID() });
      expect(status).toBe(202);
      accepted += 1;
    }
    await jobline.settled();
    const records = (await inboundMails(jobline)).slice(before);
    expect(records).toHaveLength(accepted);
    // None is signed: nothing of it may be posted, and each says why.
    expect(records.filter(({ outcome }) => outcome !== 'refused' && outcome !== 'bounce')).toEqual([]);
    expect(records.filter(({ outcome, reason }) => outcome === 'refused' && reason === null)).toEqual([]);
    expect(records.filter(({ detail }) => detail?.includes('too long'))).toEqual([]);
    const told = conversation.texts().slice(texts);
    expect(told.filter((text) => !/was not taken in|came back/.test(text))).toEqual([]);
    const failed = await acrossOrganizations(jobline.app.db, (tx) =>
      tx
        .selectFrom('deliveries')
        .select('last_error')
        .where('kind', '=', 'read-mail')
        .where('state', '=', 'failed')
        .execute(),
    );
    expect(failed).toEqual([]);
    expect((await fetch(`${jobline.url}/readyz`)).status).toBe(200);
  });
});

describe('the own mail server', () => {
  const transport = () => createTransport({ host: '127.0.0.1', port: jobline.app.mailPort ?? 0, ignoreTLS: true });

  it('takes mail for reply addresses once it is kept, by SPF where there is no signature', async () => {
    world.records.set('bluefjord.example', 'v=spf1 ip4:127.0.0.1 -all');
    const envelope = { from: conversation.email, to: replyTo };
    const smtp = transport();
    // No policy asks for more than that; and where the domain cannot be asked now, it is asked again.
    world.failing.add('bluefjord.example');
    await smtp.sendMail({ envelope, raw: mailWith('Without a policy.') });
    await jobline.settled();
    expect(conversation.texts().join('\n')).not.toContain('Without a policy.');
    world.failing.clear();
    await hasten(jobline);
    await eventually(() => expect(conversation.texts().join('\n')).toContain('Without a policy.'));

    world.records.set('_dmarc.bluefjord.example', 'v=DMARC1; p=reject');
    const raw = mailWith('By SMTP, with SPF.');
    expect((await smtp.sendMail({ envelope, raw })).response).toMatch(/^250/);
    // Nobody heard the answer: the same mail comes again.
    expect((await smtp.sendMail({ envelope, raw })).response).toMatch(/^250/);
    await jobline.settled();
    expect(conversation.texts().filter((text) => text.includes('By SMTP, with SPF.'))).toHaveLength(1);

    // Posted to the endpoint the same words prove nothing: nobody knows where they came from.
    expect(await postMail(jobline, Buffer.from(mailWith('By SPF alone.')), { id: 'spf' })).toMatchObject({
      status: 202,
    });
    await jobline.settled();
    expect(conversation.texts().join('\n')).not.toContain('By SPF alone.');
    smtp.close();
  });

  it('refuses all other recipients, and what is too large', async () => {
    const smtp = transport();
    for (const to of ['jobs@northlight.example', 'reply+1-aaaaaaaaaaaaaaaaaaaaaaaaaa@reply.jobline.example']) {
      const sent = smtp.sendMail({ envelope: { from: conversation.email, to }, raw: mailWith('Hello') });
      await expect(sent).rejects.toMatchObject({ responseCode: 550 });
    }
    const large = `${mailWith('')}${'a'.repeat(26 * 1024 * 1024)}`;
    const sent = smtp.sendMail({ envelope: { from: conversation.email, to: replyTo }, raw: large });
    await expect(sent).rejects.toMatchObject({ responseCode: 552 });
    // Anybody can guess the team's address.
    const toTeam = { from: conversation.email, to: 'reply+slack-1@reply.jobline.example' };
    const raw = `${mailWith('')}${'a'.repeat(3 * 1024 * 1024)}`;
    await expect(smtp.sendMail({ envelope: toTeam, raw })).rejects.toMatchObject({ responseCode: 552 });
    smtp.close();
  });

  it('survives clients that talk nonsense or go away', async () => {
    for (const words of ['HELO x\r\nDATA\r\n', '\0\0\0\r\n', `${'A'.repeat(5000)}\r\n`, 'EHLO x\r\nMAIL FROM:<\r\n']) {
      await new Promise<void>((resolve) => {
        const socket = connect(jobline.app.mailPort ?? 0, '127.0.0.1', () => socket.write(words));
        socket.on('data', () => socket.destroy());
        socket.on('error', () => socket.destroy());
        socket.on('close', () => resolve());
      });
    }
    expect((await fetch(`${jobline.url}/readyz`)).status).toBe(200);
    expect(MAIL_SECRET).toMatch(/^whsec_/);
  });
});
