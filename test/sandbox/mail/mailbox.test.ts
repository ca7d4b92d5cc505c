import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import nodemailer from 'nodemailer';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startMailbox } from '../../../sandbox/mail/mailbox.ts';
import type { SandboxMail } from '../../../sandbox/mail/model.ts';
import { mailThreads } from '../../../sandbox/mail/page/threads.ts';
import type { Sandbox } from '../../../sandbox/start.ts';
import { startTestSandbox } from '../../support/sandbox.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startTestSandbox();
});

afterAll(() => sandbox.close());

beforeEach(() => sandbox.mailbox.faults.clear());

const MAIL = {
  from: { name: 'Jobline', address: 'jobs@northlight.example' },
  to: 'alice@northlight.example',
  subject: 'Grüße 🕯️',
  text: 'Hello',
  html: '<p>Hello</p><script>alert(1)</script>',
  inReplyTo: '<root@northlight.example>',
  references: ['<root@northlight.example>', '<first@northlight.example>'],
  headers: { 'X-Test': 'yes' },
};

function send(mail: object = {}, url = sandbox.mailbox.smtpUrl): Promise<unknown> {
  return nodemailer.createTransport(`${url}?socketTimeout=500`).sendMail({ ...MAIL, ...mail });
}

describe('the mailbox', () => {
  it('keeps what it is handed over SMTP, read', async () => {
    await send({ messageId: '<1@northlight.example>', to: 'a@northlight.example', bcc: 'hidden@northlight.example' });
    expect(sandbox.mailbox.mails.at(-1)).toMatchObject({
      to: ['a@northlight.example', 'hidden@northlight.example'],
      from: 'Jobline <jobs@northlight.example>',
      subject: 'Grüße 🕯️',
      text: 'Hello\n',
      messageId: '<1@northlight.example>',
      inReplyTo: '<root@northlight.example>',
      references: ['<root@northlight.example>', '<first@northlight.example>'],
      headers: { 'x-test': 'yes' },
    });
  });

  it('listens on this machine only', async () => {
    const { hostname } = new URL(sandbox.mailbox.smtpUrl);
    expect(hostname).toBe('127.0.0.1');
  });

  it('gives each mail its number, also those that come at the same time', async () => {
    const before = sandbox.mailbox.mails.length;
    await Promise.all([send(), send(), send()]);
    const ids = sandbox.mailbox.mails.slice(before).map(({ id }) => id);
    expect(ids).toEqual([before + 1, before + 2, before + 3]);
  });

  it('has its mails again after a restart', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'jobline-mailbox-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const stateFile = path.join(folder, 'state.mail');
    const first = await startMailbox({ stateFile });
    await send({ subject: 'kept' }, first.smtpUrl);
    await first.close();
    const second = await startMailbox({ stateFile });
    onTestFinished(() => second.close());
    expect(second.mails.map(({ subject, id }) => ({ subject, id }))).toEqual([{ subject: 'kept', id: 1 }]);
  });

  it('closes also while somebody is connected', async () => {
    const mailbox = await startMailbox();
    const socket = createConnection(Number(new URL(mailbox.smtpUrl).port), '127.0.0.1');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.once('data', resolve));
    await mailbox.close();
    await closed;
  });
});

describe('a fault', () => {
  it.each([
    [{ do: 'refuse', status: 450, at: 'recipient' }, { responseCode: 450, command: 'RCPT TO' }, 0],
    [{ do: 'refuse', status: 550 }, { responseCode: 550, command: 'DATA' }, 0],
    [{ do: 'cut' }, { code: 'ECONNECTION' }, 1],
    [{ do: 'lose' }, { code: 'ECONNECTION' }, 0],
    [{ do: 'hang' }, { code: 'ETIMEDOUT' }, 0],
  ] as const)('%o is what the sender meets', async (fault, error, taken) => {
    const before = sandbox.mailbox.mails.length;
    sandbox.mailbox.faults.next(1, fault);
    await expect(send()).rejects.toMatchObject(error);
    expect(sandbox.mailbox.mails.length - before).toBe(taken);
    await send();
    expect(sandbox.mailbox.mails.length - before).toBe(taken + 1);
  });

  it('may be meant for one address', async () => {
    sandbox.mailbox.faults.next(1, { do: 'refuse', status: 550 }, 'ben@northlight.example');
    await send();
    expect(sandbox.mailbox.faults.waiting()).toMatchObject([{ to: 'ben@northlight.example', times: 1 }]);
    await expect(send({ to: 'ben@northlight.example' })).rejects.toMatchObject({ responseCode: 550 });
  });

  it('can be ordered over HTTP', async () => {
    const faults = `${sandbox.url}/control/mail/faults`;
    const order = (body: object) => fetch(faults, { method: 'POST', body: JSON.stringify(body) });
    expect((await order({ do: 'refuse', status: 451, times: 2, to: 'x@y.example' })).status).toBe(200);
    expect(await (await fetch(faults)).json()).toEqual([
      { do: 'refuse', status: 451, at: 'data', times: 2, to: 'x@y.example' },
    ]);
    for (const wrong of [{ do: 'refuse' }, { do: 'refuse', status: 200 }, { do: 'burn' }]) {
      expect((await order(wrong)).status).toBe(422);
    }
    await fetch(faults, { method: 'DELETE' });
    expect(sandbox.mailbox.faults.waiting()).toEqual([]);
  });
});

describe('the page at /mail/', () => {
  it('is there, and is told of what came', async () => {
    await send({ subject: 'for the page' });
    expect((await fetch(`${sandbox.url}/mail/`)).headers.get('content-type')).toContain('text/html');
    const { mails } = (await (await fetch(`${sandbox.url}/mail/page/state`)).json()) as { mails: SandboxMail[] };
    expect(mails.at(-1)?.subject).toBe('for the page');
    expect(await (await fetch(`${sandbox.url}/control/mail`)).json()).toMatchObject({ mails });
  });

  it('shows a mail’s HTML where no script can run', async () => {
    await send();
    const answer = await fetch(`${sandbox.url}/mail/page/html/${sandbox.mailbox.mails.length}`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^sandbox (?!.*allow-scripts)(?!.*allow-same-origin)/);
    expect(policy).toContain("default-src 'none'");
    expect(await answer.text()).toContain('<p>Hello</p>');
    expect((await fetch(`${sandbox.url}/mail/page/html/999999`)).status).toBe(404);
  });

  it('puts what belongs together into one thread for each reader, the newest on top', () => {
    const mail = (id: number, to: string, messageId: string, references: string[]): SandboxMail => ({
      ...{ id, to: [to], messageId, references, from: '', subject: `${id}`, text: '', html: '', headers: {} },
      at: '2026-11-22T12:00:00Z',
    });
    const threads = mailThreads([
      mail(1, 'alice', '<a>', ['<root>']),
      mail(2, 'ben', '<b>', ['<root>']),
      mail(3, 'alice', '<c>', ['<other>']),
      mail(4, 'alice', '<d>', ['<root>', '<a>']),
    ]);
    expect(threads.map(({ to, mails }) => [to, mails.map(({ id }) => id)])).toEqual([
      ['alice', [1, 4]],
      ['alice', [3]],
      ['ben', [2]],
    ]);
  });
});
