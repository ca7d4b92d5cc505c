import { html } from 'htm/preact';
import type { ComponentChildren, VNode } from 'preact';
import { formatSlackDate, thisViewer } from '../shared/dates.ts';
import { emojiFor } from '../shared/emoji.ts';
import { type Inline, parseMrkdwn } from '../shared/mrkdwn.ts';
import { nameOf, useSlack } from './context.ts';
import { threadOfPermalink } from './permalink.ts';

/** Text in Slack's mrkdwn. */
export function Mrkdwn({ text }: { text: string }): VNode {
  const paragraphs = parseMrkdwn(text).map((paragraph) => {
    if (paragraph.kind === 'pre') return html`<pre>${paragraph.text}</pre>`;
    const words = paragraph.children.map((piece) => html`<${Piece} piece=${piece} />`);
    return paragraph.kind === 'quote' ? html`<blockquote>${words}</blockquote>` : html`<p>${words}</p>`;
  });
  return html`<div class="mrkdwn">${paragraphs}</div>`;
}

/** Text in which only `:emoji:` means something. */
export function PlainText({ text }: { text: string }): VNode {
  const parts = text.split(/(:[a-z0-9_+-]+:)/).map((part) => {
    const name = part.match(/^:(.+):$/)?.[1];
    return name ? html`<${Emoji} name=${name} />` : part;
  });
  return html`<span class="plain">${parts}</span>`;
}

function Piece({ piece }: { piece: Inline }): ComponentChildren {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'break':
      return html`<br />`;
    case 'bold':
      return html`<strong>${pieces(piece.children)}</strong>`;
    case 'italic':
      return html`<em>${pieces(piece.children)}</em>`;
    case 'strike':
      return html`<s>${pieces(piece.children)}</s>`;
    case 'code':
      return html`<code>${piece.text}</code>`;
    case 'emoji':
      return html`<${Emoji} name=${piece.name} />`;
    case 'link':
      return html`<${Link} url=${piece.url}>${piece.label}</${Link}>`;
    case 'user':
      return html`<${Mention} id=${piece.id} label=${piece.label} />`;
    case 'channel':
      return html`<${ChannelLink} id=${piece.id} label=${piece.label} />`;
    case 'usergroup':
      return html`<span class="mention">${piece.label ?? '@group'}</span>`;
    case 'broadcast':
      return html`<span class="mention shout">@${piece.range}</span>`;
    case 'date':
      return html`<${SlackDate} ...${piece} />`;
  }
}

function pieces(list: Inline[]): VNode[] {
  return list.map((piece) => html`<${Piece} piece=${piece} />`);
}

/** An emoji by name; one that the page does not know stays as text. */
export function Emoji({ name, unicode }: { name: string; unicode?: string }): VNode {
  const known = emojiFor(name) ?? (unicode && fromHex(unicode));
  return known
    ? html`<span class="emoji" title=${`:${name}:`}>${known}</span>`
    : html`<span class="emoji-name">:${name}:</span>`;
}

function fromHex(codes: string): string {
  return String.fromCodePoint(...codes.split('-').map((code) => Number.parseInt(code, 16)));
}

/** A link that cannot run script, whatever was written into it. One to a message opens its thread right here. */
export function Link({ url, children }: { url: string; children: ComponentChildren }): VNode {
  const { openThread } = useSlack();

  function follow(event: MouseEvent): void {
    const place = threadOfPermalink(url, location.origin);
    if (!place || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    openThread(place.channel, place.ts);
  }

  if (!/^(https?|mailto|tel):/i.test(url)) return html`<span>${children}</span>`;
  return html`<a href=${url} target="_blank" rel="noreferrer noopener" onClick=${follow}>${children}</a>`;
}

/** A person's name; one's own stands out. */
export function Mention({ id, label }: { id: string; label?: string }): VNode {
  const { state } = useSlack();
  const name = state.members.some((one) => one.id === id) ? nameOf(state, id) : (label ?? nameOf(state, id));
  return html`<span class=${id === state.me ? 'mention me' : 'mention'} data-mention=${id}>@${name}</span>`;
}

/** A channel's name, to be opened. */
export function ChannelLink({ id, label }: { id: string; label?: string }): VNode {
  const { state, openChannel } = useSlack();
  const channel = state.channels.find((one) => one.id === id);
  if (!channel) return html`<span class="mention">#${label ?? 'private'}</span>`;
  return html`<button class="mention link" type="button" onClick=${() => openChannel(id)}>#${channel.name}</button>`;
}

/** A moment in the reader's own time. */
export function SlackDate(props: { seconds: number; format: string; url?: string; fallback: string }): VNode {
  const words = formatSlackDate(props.seconds, props.format, thisViewer()) || props.fallback;
  const full = new Date(props.seconds * 1000);
  const time = html`<time dateTime=${full.toISOString()} title=${full.toLocaleString()}>${words}</time>`;
  return props.url ? html`<${Link} url=${props.url}>${time}</${Link}>` : time;
}
