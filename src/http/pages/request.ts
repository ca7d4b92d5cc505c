import { randomUUID } from 'node:crypto';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { pageName, publicIdIn, type RequestPage } from '../../domain/experts.ts';
import { checkRequest, type RequestProblems } from '../../domain/job-request-form.ts';
import { type Texts, texts } from '../../i18n/texts.ts';
import type { Confirmed, PagesDeps } from './deps.ts';
import { onlyTakes, ownFormsOnly, PROBLEM_STATUS, paramOf, sendFormProblem } from './guards.ts';
import { filesWords, findKeptFiles, keepFormFiles } from './kept-files.ts';
import { actKey, isFormKey } from './own-form.ts';
import { type Form, readForm } from './read-form.ts';
import { languageOf, localesOf } from './reader-language.ts';
import { confirmView, requestView, type TypedRequest } from './request-view.ts';
import { sendPage, sendSaying } from './send-page.ts';

const TOKEN = /^[A-Za-z0-9_-]{32,64}$/;

/** `/request/:organization`: the form, and the confirmation of what was sent with it. `limited` holds back what sends mail. */
export function requestPages(deps: PagesDeps, limited: RequestHandler): Router {
  const router = Router();
  const own = ownFormsOnly(deps.publicUrl);
  router.get('/:organization', async (req, res) => {
    const open = await openPage(deps, req, res);
    if (!open) return;
    const { service } = req.query;
    const field = (name: string): string => (name === 'service' && typeof service === 'string' ? service : '');
    sendPage(
      res,
      200,
      requestView(open.page, { key: randomUUID(), field, problems: {}, kept: [] }, open.said),
      open.said,
    );
  });
  router.post('/:organization', own, limited, async (req, res) => takeRequest(deps, req, res));
  router.all('/:organization', onlyTakes('GET, POST'));
  router.get('/:organization/sent', async (req, res) => {
    const open = await openPage(deps, req, res);
    if (!open) return;
    const { title, words, hint } = open.said.request.sent;
    const { name } = open.page;
    sendSaying(res, 200, { title, words: `${words({ name })} ${hint}`, organization: name }, open.said);
  });
  router.get('/:organization/confirm/:token', async (req, res) => showConfirmation(deps, req, res));
  router.post('/:organization/confirm/:token', own, async (req, res) => confirm(deps, req, res));
  router.all('/:organization/confirm/:token', onlyTakes('GET, POST'));
  return router;
}

interface Open {
  page: RequestPage;
  said: Texts;
}

/** The request behind the link of a confirmation mail, and whose page it was sent from. */
async function findAsked(deps: PagesDeps, req: Request) {
  const page = await findPage(deps, req);
  const token = tokenOf(req);
  if (!page || token === undefined) return undefined;
  const found = await deps.findRequest(page.organizationId, token);
  return { page, said: texts(found?.language ?? page.language), found };
}

async function findPage(deps: PagesDeps, req: Request): Promise<RequestPage | undefined> {
  const publicId = publicIdIn(paramOf(req, 'organization'));
  return publicId === undefined ? undefined : deps.findRequestPage(publicId);
}

/** The organization's page, where it takes requests; else a page that takes nothing is answered. */
async function openPage(deps: PagesDeps, req: Request, res: Response): Promise<Open | undefined> {
  const page = await findPage(deps, req);
  const said = texts(languageOf(req) ?? page?.language ?? 'en');
  const way = { to: '/experts', label: said.request.others };
  if (!page) {
    sendSaying(res, 404, { ...said.request.unknown, way }, said);
    return undefined;
  }
  const { name } = page;
  if (!page.open) {
    // Whose profile is a draft is named to nobody.
    const { title, words } = said.request.closed;
    const saying = page.published ? { title: title({ name }), words, organization: name } : said.request.unknown;
    sendSaying(res, page.published ? 200 : 404, { ...saying, way }, said);
    return undefined;
  }
  if (!deps.canMail) {
    sendSaying(res, 200, { ...said.request.noMail, organization: name, way }, said);
    return undefined;
  }
  return { page, said };
}

async function takeRequest(deps: PagesDeps, req: Request, res: Response): Promise<void> {
  const open = await openPage(deps, req, res);
  if (!open) return;
  const { page, said } = open;
  const form = await readForm(req);
  if (typeof form === 'string') return sendFormProblem(res, form, said);
  const key = form.fields.get('key');
  if (!isFormKey(key)) return sendFormProblem(res, 'unreadable', said);

  const { organizationId } = page;
  const files = await findKeptFiles(deps, { organizationId }, form);
  const again = async (status: number, problems: RequestProblems): Promise<void> => {
    const kept = await keepFormFiles(deps, { organizationId }, files, form);
    const filesWrong = files.problem && { filesWrong: filesWords(files.problem, said) };
    const typed: TypedRequest = { key, field: fieldOf(form), problems, kept, ...filesWrong };
    sendPage(res, status, requestView(page, typed, said), said);
  };
  const checked = checkRequest(fieldOf(form), page.services);
  if (checked.kind === 'wrong') return again(422, checked.problems);
  if (files.problem) return again(PROBLEM_STATUS[files.problem], {});
  const [locale] = localesOf(req);
  const asked = await deps.requestWork(organizationId, {
    formKey: actKey(key, form),
    language: said.language,
    form: { ...checked.form, ...(locale !== undefined && { locale }) },
    kept: files.kept,
    files: form.files,
  });
  if (asked === 'too_many') return again(429, { email: 'too_many' });
  res.redirect(303, `/request/${pageName(page)}/sent`);
}

function fieldOf({ fields }: Form): (name: string) => string {
  return (name) => fields.get(name) ?? '';
}

async function showConfirmation(deps: PagesDeps, req: Request, res: Response): Promise<void> {
  const asked = await findAsked(deps, req);
  // Whoever has confirmed finds their page, whether new requests are taken or not.
  if (asked?.found?.confirmed) return goOn(res, asked.found.confirmed, asked, req.originalUrl);
  const open = await openPage(deps, req, res);
  if (!open) return;
  const { page } = open;
  const found = asked?.found;
  const token = tokenOf(req);
  if (!found || token === undefined) return sendGone(res, open);
  const said = texts(found.language);
  sendPage(res, 200, confirmView(page, found.form, `/request/${pageName(page)}/confirm/${token}`, said), said);
}

async function confirm(deps: PagesDeps, req: Request, res: Response): Promise<void> {
  const asked = await findAsked(deps, req);
  if (asked?.found?.confirmed) return goOn(res, asked.found.confirmed, asked, req.originalUrl);
  const open = await openPage(deps, req, res);
  if (!open) return;
  const token = tokenOf(req);
  const confirmed = token === undefined ? undefined : await deps.confirmRequest(open.page.organizationId, token);
  if (!confirmed) return sendGone(res, open);
  goOn(res, confirmed, open, req.originalUrl);
}

function tokenOf(req: Request): string | undefined {
  const token = paramOf(req, 'token');
  return TOKEN.test(token) ? token : undefined;
}

function sendGone(res: Response, { page, said }: Open): void {
  const { gone } = said.request.confirm;
  const way = { to: `/request/${pageName(page)}`, label: said.request.title({ name: page.name }) };
  sendSaying(res, 404, { ...gone, organization: page.name, way }, said);
}

function goOn(res: Response, confirmed: Confirmed, { page, said }: Open, here: string): void {
  const { underWay, refused } = said.request.confirm;
  const organization = page.name;
  if (confirmed.kind === 'conversation') {
    res.redirect(303, `/c/${confirmed.token}`);
    return;
  }
  const { open: label, ...onItsWay } = underWay;
  const isRefused = confirmed.kind === 'refused';
  const saying = isRefused ? refused : onItsWay;
  const way = isRefused ? { to: '/experts', label: said.request.others } : { to: here, label };
  sendSaying(res, isRefused ? 200 : 202, { ...saying, organization, way }, said);
}
