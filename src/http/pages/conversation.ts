import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { ConversationPage } from '../../domain/conversation-page.ts';
import { languageForMerchant, languageOfLocale } from '../../i18n/languages.ts';
import { type Texts, texts } from '../../i18n/texts.ts';
import { PAGE_ACTS, type PageAct } from './act-form.ts';
import { conversationView, type Draft, type Flash } from './conversation-view.ts';
import type { Done, PagesDeps } from './deps.ts';
import { onlyTakes, ownFormsOnly, paramOf, sendFormProblem, textsFor } from './guards.ts';
import { keyOf } from './own-form.ts';
import { type ReadAct, readAct } from './read-act.ts';
import { type Form, readForm } from './read-form.ts';
import { localesOf } from './reader-language.ts';
import type { Reading } from './reading.ts';
import { sendPage, sendSaying } from './send-page.ts';

const TOKEN = /^[A-Za-z0-9_-]{32,64}$/;

/** `/c/:token`: the merchant's page of one conversation, and everything done on it. `limited` counts by link. */
export function conversationPages(deps: PagesDeps, limited: RequestHandler): Router {
  const router = Router();
  router.use('/:token', limited);
  router.get('/:token', async (req, res) => showConversation(deps, req, res));
  router.all('/:token', onlyTakes('GET'));
  router.post('/:token/:act', ownFormsOnly(deps.publicUrl), async (req, res) => takeAct(deps, req, res));
  router.all('/:token/:act', onlyTakes('POST'));
  return router;
}

interface Open {
  page: ConversationPage;
  reading: Reading;
}

/** The conversation behind the link; else the one page that all wrong links get. */
async function openConversation(deps: PagesDeps, req: Request, res: Response, all = false): Promise<Open | undefined> {
  const token = paramOf(req, 'token');
  const page = TOKEN.test(token) ? await deps.readConversation(token, all) : undefined;
  if (page) return { page, reading: readingOf(token, page, req) };
  sendUnknown(req, res);
  return undefined;
}

/** Unknown, expired, revoked, no token at all: nobody learns which. */
function sendUnknown(req: Request, res: Response): void {
  const said = textsFor(req);
  sendSaying(res, 404, { ...said.pages.unknownLink, way: { to: '/experts', label: said.pages.allExperts } }, said);
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
  if (!open) return;
  const flash = flashOf(req.query.done, open.reading.texts);
  answer(res, 200, open, flash ? { flash } : {});
}

function answer(res: Response, status: number, { page, reading }: Open, said: { flash?: Flash; draft?: Draft }): void {
  sendPage(res, status, conversationView(page, reading, said), reading.texts);
}

/** What was done stands in the address, by a word of ours: nothing else of it is shown. */
function flashOf(done: unknown, { talk }: Texts): Flash | undefined {
  const code = Object.keys(talk.done).find((one) => one === done) as keyof typeof talk.done | undefined;
  if (!code) return undefined;
  return { words: talk.done[code], tone: code === 'refused' || code === 'pending' ? 'warn' : 'good' };
}

async function takeAct(deps: PagesDeps, req: Request, res: Response): Promise<void> {
  if (paramOf(req, 'act') === 'renew') return renew(deps, req, res);
  const open = await openConversation(deps, req, res);
  if (!open) return;
  const said = open.reading.texts;
  const { token } = open.reading;
  const act = PAGE_ACTS.find((one): one is Exclude<PageAct, 'renew'> => one !== 'renew' && one === paramOf(req, 'act'));
  if (!act) return sendSaying(res, 404, said.pages.notFound, said);
  const form = await readForm(req);
  if (typeof form === 'string') return sendFormProblem(res, form, said);
  const key = keyOf(token, { key: form.fields.get('key'), nonce: form.fields.get('nonce') });
  if (key === undefined) return sendFormProblem(res, 'not_ours', said);
  const read = readAct(act, form, open.page);
  if (read.kind !== 'act') return answerUnread(res, read, act, form, open);
  const files = act === 'write' ? form.files : [];
  const done = await deps.act(token, read.act, { key, files });
  if (done === undefined) return res.redirect(303, `/c/${token}`);
  res.redirect(303, `/c/${token}?done=${wordFor(done, act)}#main`);
}

function wordFor(done: Done, act: PageAct): string {
  return done === 'applied' ? act : done;
}

/** What was typed is kept; a thing that is gone is told, and the page shows how it stands. */
function answerUnread(
  res: Response,
  read: Exclude<ReadAct, { kind: 'act' }>,
  act: PageAct,
  form: Form,
  open: Open,
): void {
  const { talk } = open.reading.texts;
  if (read.kind === 'not_possible') {
    answer(res, 409, open, { flash: { words: talk.done.refused, tone: 'warn' } });
    return;
  }
  const words = {
    empty_message: talk.emptyMessage,
    long_message: talk.tooLongMessage,
    store_missing: talk.proposal.storeMissing,
    no_rating: talk.review.noRating,
  }[read.wrong];
  const draft = act === 'write' && { draft: { body: form.fields.get('body') ?? '', wrong: words } };
  answer(res, 422, open, { flash: { words, tone: 'bad' }, ...draft });
}

/** The link of the form may be dead already: the same form was sent before. */
async function renew(deps: PagesDeps, req: Request, res: Response): Promise<void> {
  const token = paramOf(req, 'token');
  const said = textsFor(req);
  const form = await readForm(req);
  if (typeof form === 'string') return sendFormProblem(res, form, said);
  const key = keyOf(token, { key: form.fields.get('key'), nonce: form.fields.get('nonce') });
  const fresh = key === undefined || !TOKEN.test(token) ? undefined : await deps.renewLink(token, key);
  if (fresh === undefined) return sendUnknown(req, res);
  res.redirect(303, `/c/${fresh}?done=renew#main`);
}
