import type { Response } from 'express';
import { html } from 'htm/preact';
import type { Texts } from '../../i18n/texts.ts';
import { type Markup, writtenPage } from './html.ts';
import { STYLE } from './style.ts';

export interface Page {
  title: string;
  body: Markup | readonly Markup[];
  /** Whose page it is; shown on top. */
  organization?: string;
  /** Search machines may list it. */
  listed?: boolean;
}

/** Answers with a whole page in the reader's language. */
export function sendPage(res: Response, status: number, page: Page, texts: Texts): void {
  const { language, pages } = texts;
  const { title, body, organization, listed = false } = page;
  const content = html`<a class="skip" href="#main">${pages.skip}</a>
    <header class="top"><div class="top-in"><span class="brand">${organization ?? 'Jobline'}</span><a href="/experts">${pages.allExperts}</a></div></header>
    <main id="main">${body}</main>
    <footer class="foot">${pages.foot}</footer>`;
  res
    .status(status)
    .set('Vary', 'Accept-Language')
    .set('Content-Language', language)
    .type('text/html')
    .send(writtenPage({ language, title, style: STYLE, body: content, listed }));
}

/** A page that says one thing and what can be done. */
export function sendSaying(
  res: Response,
  status: number,
  saying: { title: string; words: string; organization?: string; way?: { to: string; label: string } },
  texts: Texts,
): void {
  const { title, words, organization, way } = saying;
  const body = html`<h1>${title}</h1><p>${words}</p>${way && html`<p><a class="button" href=${way.to}>${way.label}</a></p>`}`;
  sendPage(res, status, { title, body, ...(organization !== undefined && { organization }) }, texts);
}
