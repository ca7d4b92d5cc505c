import type { Request, RequestHandler, Response } from 'express';
import { type Texts, texts } from '../../i18n/texts.ts';
import { isFromOurPage } from './own-form.ts';
import type { FilesProblem, FormProblem } from './read-form.ts';
import { languageOf } from './reader-language.ts';
import { sendSaying } from './send-page.ts';

/** How a form is answered that cannot be taken. */
export const PROBLEM_STATUS = {
  too_large: 413,
  too_many_files: 413,
  empty_file: 422,
  files_gone: 422,
  unreadable: 400,
  not_a_form: 415,
  not_ours: 403,
} as const satisfies Record<FormProblem | FilesProblem | 'files_gone' | 'not_ours', number>;

/** A part of the address; empty where it has none. */
export function paramOf(req: Request, name: string): string {
  const value = req.params[name];
  return typeof value === 'string' ? value : '';
}

/** The language of whoever asks, before anything is known of them. */
export function textsFor(req: Request): Texts {
  return texts(languageOf(req) ?? 'en');
}

/** Why a form cannot be taken, and what to do. */
export function sendFormProblem(res: Response, problem: keyof typeof PROBLEM_STATUS, said: Texts): void {
  sendSaying(res, PROBLEM_STATUS[problem], said.pages.problems[problem], said);
}

/** Lets only forms of our own pages through, before anything of them is read. */
export function ownFormsOnly(publicUrl: () => string): RequestHandler {
  return (req, res, next) => {
    if (isFromOurPage(req, publicUrl())) next();
    else sendFormProblem(res, 'not_ours', textsFor(req));
  };
}

/** An address that takes other methods. */
export function onlyTakes(methods: string): RequestHandler {
  return (req, res) => {
    const said = textsFor(req);
    res.set('Allow', methods);
    sendSaying(res, 405, said.pages.problems.wrong_method, said);
  };
}
