import { createHash } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { html } from 'htm/preact';
import { languageForMember } from '../i18n/languages.ts';
import { type Texts, texts } from '../i18n/texts.ts';
import type { MailReaderFound } from '../use-cases/organizations/stop-mails.ts';
import { type Markup, writtenPage } from './pages/html.ts';

/** What a mail's link names: whose token, in which organization. */
export interface MailLink {
  organizationId: number;
  token: string;
}

export interface UnsubscribeOptions {
  /** Undefined when the token is nobody's. */
  find(link: MailLink): Promise<MailReaderFound | undefined>;
  /** Ends that person's e-mail; harmless twice. */
  stop(link: MailLink): Promise<MailReaderFound | undefined>;
}

/**
 * `/:link` of the mails to members. Opening it only asks, since programs open links too; the button, and the one request that
 * mail clients send for their own button (RFC 8058), end the mails.
 */
export function unsubscribe({ find, stop }: UnsubscribeOptions): Router {
  const router = Router({ strict: true });
  router.get('/:link', async (req, res) => answer(req, res, find, ask));
  router.post('/:link', async (req, res) => answer(req, res, stop, ({ words }) => html`<p>${words.stopped}</p>`));
  router.all('/:link', (_req, res) => {
    res.set('Allow', 'GET, POST').status(405).type('text/plain').send('Open this address, or send POST\n');
  });
  return router;
}

type Words = Texts['mails']['page'];

async function answer(
  req: Request<{ link: string }>,
  res: Response,
  act: (link: MailLink) => Promise<MailReaderFound | undefined>,
  body: (page: { words: Words; found: MailReaderFound }) => Markup,
): Promise<void> {
  const link = readLink(req.params.link);
  const found = link && (await act(link));
  if (!found) {
    const { language, mails } = texts('en');
    sendPage(res, 404, { language, words: mails.page, body: html`<p>${mails.page.unknown}</p>` });
    return;
  }
  const { ownLanguage: own, locale: slackLocale, organizationLanguage: organization } = found;
  const { language, mails } = texts(languageForMember({ own, slackLocale, organization }));
  sendPage(res, 200, { language, words: mails.page, body: body({ words: mails.page, found }) });
}

/** `12-…`: the organization and the token. */
function readLink(text: string): MailLink | undefined {
  const [, organization, token] = /^(\d{1,15})-([0-9a-f]{64})$/.exec(text) ?? [];
  return organization === undefined || token === undefined
    ? undefined
    : { organizationId: Number(organization), token };
}

function ask({ words, found }: { words: Words; found: MailReaderFound }): Markup {
  return html`<p>${words.ask({ organization: found.organizationName })}</p>
    <form method="post"><button>${words.stop}</button></form>`;
}

const STYLE = `:root{color-scheme:light dark;--ink:#1c2121;--page:#fff;--accent:#0b6e5f;--on:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e6eaea;--page:#181c1c;--accent:#3fb8a3;--on:#06201b}}
body{max-width:34rem;margin:12vh auto 0;padding:0 1.25rem;background:var(--page);color:var(--ink);font:1.0625rem/1.55 system-ui,sans-serif}
h1{font-size:1.35rem}
button{min-height:44px;padding:0 1.25rem;border:0;border-radius:6px;background:var(--accent);color:var(--on);font:inherit;font-weight:600;cursor:pointer}
button:focus-visible{outline:2px solid var(--ink);outline-offset:2px}`;
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;

function sendPage(res: Response, status: number, page: { language: string; words: Words; body: Markup }): void {
  const { language, words, body } = page;
  const { title } = words;
  res
    .status(status)
    .set('Content-Security-Policy', POLICY)
    .type('text/html')
    .send(writtenPage({ language, title, style: STYLE, body: html`<h1>${title}</h1>${body}` }));
}
