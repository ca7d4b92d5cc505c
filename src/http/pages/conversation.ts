import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { ConversationPage } from '../../domain/conversation-page.ts';
import { languageForMerchant, languageOfLocale } from '../../i18n/languages.ts';
import { type Texts, texts } from '../../i18n/texts.ts';
import { PAGE_ACTS, type PageAct } from './act-form.ts';
import { conversationView, type Flash } from './conversation-view.ts';
import type { Done, PagesDeps } from './deps.ts';
import { onlyTakes, ownFormsOnly, PROBLEM_STATUS, paramOf, sendFormProblem, textsFor } from './guards.ts';
import { type FormFiles, filesWords, findKeptFiles, keepFormFiles } from './kept-files.ts';
import { actKey, keyOf } from './own-form.ts';
import { type ReadAct, readAct, type TakenAct } from './read-act.ts';
import { type Form, readForm } from './read-form.ts';
import { localesOf } from './reader-language.ts';
import type { Reading, Retry } from './reading.ts';
import { sendPage, sendSaying } from './send-page.ts';
import { unknownLinkView } from './unknown-link-view.ts';

/** How long a page says what was just done, also when it is asked for again. */
const SAID_SECONDS = 60;
const TOKEN = /^[A-Za-z0-9_-]{32,64}$/;

/** `/c/:token`: the merchant's page of one conversation, and everything done on it. `limited` counts by link. */
export function conversationPages(deps: PagesDeps, limited: RequestHandler): Router {
  const router = Router();
  router.use('/:token', limited);
  router.get('/:token', async (req, res) => showConversation(deps, req, res));
  router.all('/:token', onlyTakes('GET'));
  router.post('/:token/:act', ownFormsOnly(deps.publicUrl), async (req, res) => takeAct(deps, req, res));
  // A form that was not taken leaves its address in the browser: whoever opens that again finds the page.
  router.get('/:token/:act', leadBack);
  router.all('/:token/:act', onlyTakes('POST'));
  return router;
}

const leadBack: RequestHandler = (req, res, next) => {
  const act = PAGE_ACTS.find((one) => one === paramOf(req, 'act'));
  if (act && TOKEN.test(paramOf(req, 'token'))) res.redirect(303, `/c/${paramOf(req, 'token')}`);
  else next();
};

interface Open {
  page: ConversationPage;
  reading: Reading;
}

/** The conversation behind the link; else the one page that all wrong links get. */
async function openConversation(deps: PagesDeps, req: Request, res: Response, all = false): Promise<Open | undefined> {
  const token = paramOf(req, 'token');
  const page = TOKEN.test(token) ? await deps.readConversation(token, all) : undefined;
  if (page) return { page, reading: readingOf(token, page, req) };
  sendUnknown(deps, req, res);
  return undefined;
}

/** Unknown, expired, revoked, no token at all: nobody learns which. */
function sendUnknown({ canMail }: PagesDeps, req: Request, res: Response): void {
  const said = textsFor(req);
  sendPage(res, 404, unknownLinkView(paramOf(req, 'token'), canMail, said), said);
}

/** Whose the link once was is mailed the one that works; whoever asks is told the same in any case. */
async function mailLink(deps: PagesDeps, req: Request, res: Response): Promise<void> {
  const token = paramOf(req, 'token');
  const said = textsFor(req);
  if (!deps.canMail) return sendUnknown(deps, req, res);
  if (TOKEN.test(token)) await deps.mailLink(token);
  sendSaying(res, 200, { ...said.pages.unknownLink.sent, way: { to: '/experts', label: said.pages.allExperts } }, said);
}

/** In the merchant's language: the one they are known by, else their browser's, else the organization's. */
function readingOf(token: string, page: ConversationPage, req: Request): Reading {
  const { merchant, organization, blocked } = page;
  const locale = [merchant.locale, ...localesOf(req)].find((one) => languageOfLocale(one) !== undefined);
  const language = languageForMerchant({ locale, organization: organization.language });
  const timeZone = merchant.timeZone ?? organization.timeZone;
  return { token, texts: texts(language), organization: { ...organization, timeZone }, blocked };
}

async function showConversation(deps: PagesDeps, req: Request, res: Response): Promise<void> {
  const open = await openConversation(deps, req, res, req.query.show === 'all');
  if (open) answer(res, 200, open, flashOf(req.query, open.reading.texts));
}

function answer(res: Response, status: number, { page, reading }: Open, flash?: Flash): void {
  sendPage(res, status, conversationView(page, reading, flash), reading.texts);
}

/** The page, which says what was just done: by a word of ours and the time, for whoever looks again later was told. */
function saidAt(token: string, done: string): string {
  return `/c/${token}?done=${done}&at=${Math.floor(Date.now() / 1000)}#said`;
}

function flashOf({ done, at }: Request['query'], { talk }: Texts): Flash | undefined {
  const code = Object.keys(talk.done).find((one) => one === done) as keyof typeof talk.done | undefined;
  if (!code || !(Math.abs(Date.now() / 1000 - Number(at)) < SAID_SECONDS)) return undefined;
  return { words: talk.done[code], tone: code === 'refused' || code === 'pending' ? 'warn' : 'good' };
}

async function takeAct(deps: PagesDeps, req: Request, res: Response): Promise<void> {
  if (paramOf(req, 'act') === 'renew') return renew(deps, req, res);
  if (paramOf(req, 'act') === 'mail') return mailLink(deps, req, res);
  const open = await openConversation(deps, req, res);
  if (!open) return;
  const said = open.reading.texts;
  const { token } = open.reading;
  const act = PAGE_ACTS.find(isOfOpenPage(paramOf(req, 'act')));
  if (!act) return sendSaying(res, 404, said.pages.notFound, said);
  const form = await readForm(req);
  if (typeof form === 'string') return sendFormProblem(res, form, said);
  const key = keyOf(token, { key: form.fields.get('key'), nonce: form.fields.get('nonce') });
  if (key === undefined) return sendFormProblem(res, 'not_ours', said);

  const files = await findKeptFiles(deps, { link: token }, form);
  const again = async (retry: Pick<Retry, 'act' | 'wrong'>): Promise<Open> => {
    const kept = await keepFormFiles(deps, { link: token }, files, form);
    const field = (name: string): string => form.fields.get(name) ?? '';
    return { ...open, reading: { ...open.reading, retry: { ...retry, field, kept } } };
  };
  if (act === 'look' && form.fields.get('body') === '' && form.files.length + files.kept.length === 0)
    return res.redirect(303, `/c/${token}#write`);
  if (act === 'look') return answer(res, 200, await again({ act: 'write' }));
  const read = readForms(act, form, files, open);
  if (read.kind === 'not_possible') {
    // Pressed twice: the page shows what came of the first.
    if (await deps.wasActed(token, actKey(key, form))) return res.redirect(303, `/c/${token}`);
    return answerTooLate(res, form, open);
  }
  if (read.kind === 'wrong') {
    const { status, field, words } = read;
    return answer(res, status, await again({ act, wrong: { field, words } }), { words, tone: 'bad' });
  }
  const withFiles = act === 'write' ? { kept: files.kept, files: form.files } : { kept: [], files: [] };
  const done = await deps.act(token, read.act, { key: actKey(key, form), ...withFiles });
  if (done === undefined) return res.redirect(303, `/c/${token}`);
  res.redirect(303, saidAt(token, wordFor(done, act)));
}

/** Whether it is the act that is named, and one of a page that its link opens. */
function isOfOpenPage(named: string): (act: PageAct) => act is TakenAct | 'look' {
  return (act): act is TakenAct | 'look' => act !== 'renew' && act !== 'mail' && act === named;
}

type ReadForms = Exclude<ReadAct, { kind: 'wrong' }> | { kind: 'wrong'; status: number; field: string; words: string };

/** The act that the form asks for, files and all; or the field that has to be filled in differently. */
function readForms(act: TakenAct, form: Form, { kept, problem }: FormFiles, { page, reading }: Open): ReadForms {
  const { talk, request } = reading.texts;
  const read = readAct(act, form, kept.length + form.files.length, page);
  if (act === 'write' && problem && read.kind !== 'not_possible') {
    return {
      kind: 'wrong',
      status: PROBLEM_STATUS[problem],
      field: 'files',
      words: filesWords(problem, reading.texts),
    };
  }
  if (read.kind !== 'wrong') return read;
  const wrong = {
    empty_message: { field: 'body', words: talk.emptyMessage },
    long_message: { field: 'body', words: talk.tooLongMessage },
    store_name: { field: 'store_name', words: talk.proposal.storeMissing },
    store_url: { field: 'store_url', words: request.problems.not_a_web_address },
    no_rating: { field: 'rating', words: talk.review.noRating },
  }[read.wrong];
  return { kind: 'wrong', status: 422, ...wrong };
}

/** The page shows how it stands. Words that came with a form that is gone can still be sent as a message. */
function answerTooLate(res: Response, { fields }: Form, open: Open): void {
  const { talk } = open.reading.texts;
  const words = ['body', 'feedback', 'reason', 'words'].map((name) => fields.get(name) ?? '').find((one) => one !== '');
  const isKept = words !== undefined && !open.page.blocked;
  const flash: Flash = { words: isKept ? `${talk.done.refused} ${talk.keptWords}` : talk.done.refused, tone: 'warn' };
  const field = (name: string): string => (name === 'body' ? (words ?? '') : '');
  const reading = { ...open.reading, retry: { act: 'write', field, kept: [] } } as const;
  answer(res, 409, { ...open, reading }, flash);
}

function wordFor(done: Done, act: PageAct): string {
  return done === 'applied' ? act : done;
}

/** The link of the form may be dead already: the same form was sent before. */
async function renew(deps: PagesDeps, req: Request, res: Response): Promise<void> {
  const token = paramOf(req, 'token');
  const said = textsFor(req);
  const form = await readForm(req);
  if (typeof form === 'string') return sendFormProblem(res, form, said);
  const key = keyOf(token, { key: form.fields.get('key'), nonce: form.fields.get('nonce') });
  const fresh = key === undefined || !TOKEN.test(token) ? undefined : await deps.renewLink(token, key);
  if (fresh === undefined) return sendUnknown(deps, req, res);
  res.redirect(303, saidAt(fresh, 'renew'));
}
