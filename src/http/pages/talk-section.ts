import { html } from 'htm/preact';
import type { TalkMessage } from '../../domain/conversation-page.ts';
import { type Markup, words } from './html.ts';
import type { Reading } from './reading.ts';

/** What was said, oldest first. */
export function talkSection(talk: readonly TalkMessage[], hasEarlier: boolean, reading: Reading): Markup {
  const said = reading.texts.talk;
  if (talk.length === 0)
    return html`<section><h2>${said.messages}</h2><p class="lead">${said.nothingYet}</p></section>`;
  return html`<section aria-labelledby="talk"><h2 id="talk">${said.messages}</h2>
    ${hasEarlier && html`<p><a class="tap" href=${`/c/${reading.token}?show=all`}>${said.earlier}</a></p>`}
    <ol class="talk plain">${talk.map((one) => html`<li>${messageOf(one, reading)}</li>`)}</ol></section>`;
}

function messageOf(message: TalkMessage, { texts, organization }: Reading): Markup {
  const { talk, formats } = texts;
  const mine = message.by === 'merchant';
  const at = formats.dateTime(message.sentAt, organization.timeZone);
  return html`<article class=${mine ? 'message mine' : 'message theirs'}>
    <p class="by"><b>${mine ? talk.you : message.authorName || organization.name}</b><time datetime=${message.sentAt.toISOString()}>${at}</time>${message.edited && !message.withdrawn && html`<span class="small">${talk.edited}</span>`}</p>
    ${message.withdrawn ? html`<p class="gone">${talk.withdrawn}</p>` : contentOf(message, formats.bytes)}
  </article>`;
}

function contentOf(message: TalkMessage, bytes: (size: number) => string): Markup {
  const { body, html: rendered, files } = message;
  // Rendered by us out of words: see slack/rich-text-render.
  const said = rendered
    ? html`<div class="rich" dir="auto" dangerouslySetInnerHTML=${{ __html: rendered }}></div>`
    : body !== '' && words(body);
  return html`${said}
    ${files.length > 0 && html`<ul class="files">${files.map(({ name, url, size }) => html`<li>📎 ${url === undefined ? name : html`<a class="tap" href=${url}>${name}</a>`}${size !== undefined && size > 0 && html` <span class="small">${bytes(size)}</span>`}</li>`)}</ul>`}`;
}
