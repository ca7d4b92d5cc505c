import type { RichTextBlock, RichTextBlockElement, RichTextElement } from '@slack/types';
import { html } from 'htm/preact';
import type { ComponentChildren, VNode } from 'preact';
import { ChannelLink, Emoji, Link, Mention, SlackDate } from './text.ts';
import { UnknownBlock } from './unknown-block.ts';

/** What people type: sections, lists, quotes and preformatted parts. */
export function RichText({ block }: { block: RichTextBlock }): VNode {
  return html`<div class="mrkdwn rich-text">${block.elements.map((element) => html`<${Part} element=${element} />`)}</div>`;
}

function Part({ element }: { element: RichTextBlockElement }): VNode {
  switch (element.type) {
    case 'rich_text_section':
      return html`<p>${inline(element.elements)}</p>`;
    case 'rich_text_quote':
      return html`<blockquote>${inline(element.elements)}</blockquote>`;
    case 'rich_text_preformatted':
      return html`<pre>${inline(element.elements)}</pre>`;
    case 'rich_text_list': {
      const items = element.elements.map((item) => html`<li>${inline(item.elements)}</li>`);
      const indent = `indent-${element.indent ?? 0}`;
      return element.style === 'ordered'
        ? html`<ol class=${indent}>${items}</ol>`
        : html`<ul class=${indent}>${items}</ul>`;
    }
    default:
      return html`<${UnknownBlock} block=${element} />`;
  }
}

function inline(elements: RichTextElement[]): VNode[] {
  return elements.map((element) => html`<${Styled} element=${element} />`);
}

function Styled({ element }: { element: RichTextElement }): ComponentChildren {
  const style = 'style' in element ? (element.style as Record<string, boolean> | undefined) : undefined;
  let words: ComponentChildren = html`<${Words} element=${element} />`;
  if (style?.code) words = html`<code>${words}</code>`;
  if (style?.bold) words = html`<strong>${words}</strong>`;
  if (style?.italic) words = html`<em>${words}</em>`;
  if (style?.strike) words = html`<s>${words}</s>`;
  if (style?.underline) words = html`<u>${words}</u>`;
  return words;
}

function Words({ element }: { element: RichTextElement }): ComponentChildren {
  switch (element.type) {
    case 'text':
      return withBreaks(element.text);
    case 'link':
      return html`<${Link} url=${element.url}>${element.text ?? element.url}</${Link}>`;
    case 'user':
      return html`<${Mention} id=${element.user_id} />`;
    case 'channel':
      return html`<${ChannelLink} id=${element.channel_id} />`;
    case 'usergroup':
      return html`<span class="mention">@group</span>`;
    case 'team':
      return html`<span class="mention">@team</span>`;
    case 'broadcast':
      return html`<span class="mention shout">@${element.range}</span>`;
    case 'emoji':
      return html`<${Emoji} name=${element.name} unicode=${element.unicode} />`;
    case 'color':
      return html`<span><i class="swatch" style=${{ background: element.value }}></i> ${element.value}</span>`;
    case 'date':
      return html`<${SlackDate}
        seconds=${element.timestamp}
        format=${element.format}
        url=${element.url}
        fallback=${element.fallback ?? ''}
      />`;
    default:
      return html`<${UnknownBlock} block=${element} />`;
  }
}

function withBreaks(text: string): ComponentChildren[] {
  return text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [html`<br />`, line]));
}
