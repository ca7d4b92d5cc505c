import { createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type LocalMailbox, startMailbox } from '../../sandbox/mail/mailbox.ts';
import type { Mailer, OutgoingMail } from '../../src/mail/mailer.ts';
import { createSmtpMailer } from '../../src/mail/smtp-mailer.ts';

const FROM = { name: 'Jobline', address: 'jobs@northlight.example' };
const MAIL: OutgoingMail = {
  id: '4f0c2f2e-8f5e-4a35-9d6c-2d5b3d1b0a11',
  thread: 'o1.t7',
  to: { name: 'Alice Winter', address: 'alice@northlight.example' },
  subject: 'J-12 · Store setup for Blue Fjord Candles 🕯️',
  html: '<p>Grüße</p>',
  text: 'Grüße',
};

let mailbox: LocalMailbox;
let mailer: Mailer;

beforeAll(async () => {
  mailbox = await startMailbox();
  mailer = createSmtpMailer({ url: `${mailbox.smtpUrl}?socketTimeout=400`, from: FROM });
});

afterAll(() => mailbox.close());

beforeEach(() => mailbox.faults.clear());

describe('a mail that is sent', () => {
  it('arrives as text and HTML, in its thread, and says that no person wrote it', async () => {
    expect(await mailer.send(MAIL)).toEqual({ kind: 'accepted' });
    expect(mailbox.mails.at(-1)).toMatchObject({
      to: ['alice@northlight.example'],
      from: 'Jobline <jobs@northlight.example>',
      subject: MAIL.subject,
      html: expect.stringContaining('<p>Grüße</p>'),
      text: expect.stringContaining('Grüße'),
      messageId: `<${MAIL.id}@northlight.example>`,
      inReplyTo: '<o1.t7@northlight.example>',
      references: ['<o1.t7@northlight.example>'],
      headers: {
        to: 'Alice Winter <alice@northlight.example>',
        'auto-submitted': 'auto-generated',
        'x-auto-response-suppress': 'DR, RN, NRN, OOF, AutoReply',
      },
    });
    expect(mailbox.mails.at(-1)?.headers).not.toHaveProperty('list-unsubscribe');
  });

  it('names where its reader ends these mails, with one request only over https', async () => {
    await mailer.send({ ...MAIL, unsubscribeUrl: 'http://127.0.0.1:3000/unsubscribe/1-abc' });
    expect(mailbox.mails.at(-1)?.headers['list-unsubscribe']).toBe('<http://127.0.0.1:3000/unsubscribe/1-abc>');
    expect(mailbox.mails.at(-1)?.headers).not.toHaveProperty('list-unsubscribe-post');
    await mailer.send({ ...MAIL, unsubscribeUrl: 'https://jobline.example.com/unsubscribe/1-abc' });
    expect(mailbox.mails.at(-1)?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
  });

  it.each([
    'Hello\r\nBcc: victim@example.com\r\n\r\nbody',
    'Hello\nX-Injected: yes',
    '\r\n\r\n<script>',
    `${'long '.repeat(400)}\r\nBcc: victim@example.com`,
    'a\u0000b\u2028Bcc: victim@example.com',
  ])('has no header that a hostile name or subject wrote: %j', async (hostile) => {
    const to = { name: hostile, address: MAIL.to.address };
    expect(await mailer.send({ ...MAIL, subject: hostile, to })).toEqual({ kind: 'accepted' });
    const mail = mailbox.mails.at(-1);
    expect(mail?.to).toEqual(['alice@northlight.example']);
    expect(Object.keys(mail?.headers ?? {}).sort()).toEqual(
      [
        ...['auto-submitted', 'content-type', 'date', 'from', 'in-reply-to', 'message-id', 'mime-version'],
        ...['references', 'subject', 'to', 'x-auto-response-suppress'],
      ].sort(),
    );
    expect(mail?.html).toContain('Grüße');
  });
});

describe('the fate of a mail', () => {
  it.each([450, 451, 421])('is temporary when the server says %i', async (status) => {
    mailbox.faults.next(1, { do: 'refuse', status });
    expect(await mailer.send(MAIL)).toMatchObject({ kind: 'temporary', reason: expect.stringContaining(`${status}`) });
  });

  it('is temporary when the recipient is asked to wait', async () => {
    mailbox.faults.next(1, { do: 'refuse', status: 450, at: 'recipient' });
    expect(await mailer.send(MAIL)).toMatchObject({ kind: 'temporary' });
  });

  it.each(['recipient', 'data'] as const)('is refused for good when the server says 550 to the %s', async (at) => {
    mailbox.faults.next(1, { do: 'refuse', status: 550, at });
    expect(await mailer.send(MAIL)).toMatchObject({ kind: 'refused', status: 550 });
  });

  it.each(['cut', 'lose', 'hang'] as const)('is unknown when no answer comes to all of it: %s', async (fault) => {
    mailbox.faults.next(1, { do: fault });
    expect(await mailer.send(MAIL)).toMatchObject({ kind: 'unknown' });
  });

  it('is temporary when nobody listens, when the server hangs up at once, and when it says nothing', async () => {
    const nobody = createSmtpMailer({ url: 'smtp://127.0.0.1:9', from: FROM });
    expect(await nobody.send(MAIL)).toMatchObject({ kind: 'temporary' });
    const rude = createServer((socket) => socket.destroy());
    const mute = createServer();
    const [rudePort, mutePort] = [await listening(rude), await listening(mute)];
    const cut = createSmtpMailer({ url: `smtp://127.0.0.1:${rudePort}`, from: FROM });
    expect(await cut.send(MAIL)).toMatchObject({ kind: 'temporary' });
    const silent = createSmtpMailer({ url: `smtp://127.0.0.1:${mutePort}?greetingTimeout=200`, from: FROM });
    expect(await silent.send(MAIL)).toMatchObject({ kind: 'temporary' });
  });

  it('is temporary when the server refuses us and not the mail', async () => {
    const closed = createServer((socket) => socket.end('554 no service here\r\n'));
    const port = await listening(closed);
    const mailer = createSmtpMailer({ url: `smtp://127.0.0.1:${port}`, from: FROM });
    expect(await mailer.send(MAIL)).toMatchObject({ kind: 'temporary', reason: expect.stringContaining('554') });
  });

  it('is unknown when the mailer is closed while the server thinks', async () => {
    const patient = createSmtpMailer({ url: mailbox.smtpUrl, from: FROM });
    mailbox.faults.next(1, { do: 'hang' });
    const before = mailbox.offered;
    const fate = patient.send(MAIL);
    await expect.poll(() => mailbox.offered).toBe(before + 1);
    patient.close();
    expect(await fate).toMatchObject({ kind: 'unknown' });
  });
});

async function listening(server: ReturnType<typeof createServer>): Promise<number> {
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
