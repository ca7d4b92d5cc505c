import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendJson } from '../pages/answers.ts';
import { followChanges } from '../pages/changes.ts';
import type { MailAnswers } from './answers.ts';
import type { MailFault } from './faults.ts';
import type { LocalMailbox } from './mailbox.ts';
import type { SandboxMail } from './model.ts';

const LONGEST_BODY_BYTES = 16 * 1024;
/** A mail may look as it likes and do nothing: no script, no form, nothing fetched; links open beside the page. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; " +
  "img-src data:; frame-ancestors 'self'";

/** What the mailbox's page is drawn from. */
export interface MailboxState {
  mails: readonly SandboxMail[];
  smtpUrl: string;
  /** Whether answers reach Jobline. */
  takesAnswers: boolean;
}

/** Answers `/mail/page/*` and `/control/mail*`; false = not ours. */
export async function handleMailbox(
  { mailbox, answers }: { mailbox: LocalMailbox; answers?: MailAnswers | undefined },
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<boolean> {
  const route = `${request.method} ${url.pathname}`;
  switch (route) {
    case 'GET /mail/page/state':
    case 'GET /control/mail':
      sendJson(response, 200, {
        mails: mailbox.mails,
        smtpUrl: mailbox.smtpUrl,
        takesAnswers: answers !== undefined,
      } satisfies MailboxState);
      return true;
    case 'POST /mail/page/answer':
    case 'POST /control/mail/answer':
      await answerMail(mailbox, answers, request, response);
      return true;
    case 'GET /mail/page/stream':
      followChanges(response, mailbox.onChange);
      return true;
    case 'GET /control/mail/faults':
      sendJson(response, 200, mailbox.faults.waiting());
      return true;
    case 'DELETE /control/mail/faults':
      mailbox.faults.clear();
      sendJson(response, 200, []);
      return true;
    case 'POST /control/mail/faults':
      await orderFault(mailbox, request, response);
      return true;
  }
  const [, id] = /^GET \/mail\/page\/html\/(\d+)$/.exec(route) ?? [];
  if (id === undefined) return false;
  const mail = mailbox.mails.find((one) => one.id === Number(id));
  if (!mail) return false;
  sendHtml(response, mail.html);
  return true;
}

async function answerMail(
  mailbox: LocalMailbox,
  answers: MailAnswers | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const input = await readJson(request);
  const mail = mailbox.mails.find(({ id }) => id === input?.id);
  if (!mail || typeof input?.words !== 'string' || input.words.trim() === '') {
    sendJson(response, 422, { error: 'Expected {"id": <of a mail>, "words": "…"}.' });
    return;
  }
  if (!answers) {
    sendJson(response, 409, { error: 'This sandbox was started without a way for answers.' });
    return;
  }
  sendJson(response, 200, await answers.answer(mail, input.words));
}

async function orderFault(mailbox: LocalMailbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const input = await readJson(request);
  const fault = input && faultOf(input);
  if (!input || !fault) {
    sendJson(response, 422, {
      error:
        'Expected {"do":"refuse","status":450,"at"?:"recipient"|"data"} or {"do":"cut"|"lose"|"hang"}, with "times"? and "to"?',
    });
    return;
  }
  const times = typeof input.times === 'number' ? input.times : 1;
  mailbox.faults.next(times, fault, typeof input.to === 'string' ? input.to : undefined);
  sendJson(response, 200, mailbox.faults.waiting());
}

function faultOf(input: Record<string, unknown>): MailFault | undefined {
  if (input.do === 'cut' || input.do === 'lose' || input.do === 'hang') return { do: input.do };
  const { status, at = 'data' } = input;
  if (input.do !== 'refuse' || typeof status !== 'number' || status < 400 || status > 599) return undefined;
  if (at !== 'recipient' && at !== 'data') return undefined;
  return { do: 'refuse', status, at };
}

function sendHtml(response: ServerResponse, html: string): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': MAIL_POLICY,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(`<base target="_blank">${html}`);
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown> | undefined> {
  const raw = await readBody(request, LONGEST_BODY_BYTES);
  try {
    const parsed: unknown = JSON.parse(raw?.toString('utf8') ?? '');
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}
