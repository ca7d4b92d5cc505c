import { html } from 'htm/preact';
import type { Texts } from '../../i18n/texts.ts';
import type { Page } from './send-page.ts';

/** What every link gets that opens nothing: the way to one that does. */
export function unknownLinkView(token: string, canMail: boolean, { pages }: Texts): Page {
  const { title, words, ask, button, withoutMail } = pages.unknownLink;
  const way = canMail
    ? html`<form method="post" action=${`/c/${encodeURIComponent(token)}/mail`}><p>${ask}</p><p><button>${button}</button></p></form>`
    : html`<p>${withoutMail}</p>`;
  const body = html`<h1>${title}</h1><p>${words}</p>${way}<p><a class="tap" href="/experts">${pages.allExperts}</a></p>`;
  return { title, body };
}
