import { html } from 'htm/preact';
import type { ComponentChildren, VNode } from 'preact';
import { h } from 'preact';
import { useMemo } from 'preact/hooks';

const ALLOWED = new Set([
  'p',
  'br',
  'strong',
  'b',
  'em',
  'i',
  's',
  'del',
  'u',
  'code',
  'pre',
  'blockquote',
  'ul',
  'ol',
  'li',
  'a',
  'span',
]);

/** A partner's HTML, drawn from a short list of elements without their attributes; anything else is shown as its words alone. */
export function SafeHtml({ source }: { source: string }): VNode {
  const drawn = useMemo(() => children(new DOMParser().parseFromString(source, 'text/html').body), [source]);
  return html`<div class="partner-html">${drawn}</div>`;
}

function children(node: Node): ComponentChildren[] {
  return [...node.childNodes].map(draw);
}

function draw(node: Node): ComponentChildren {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element)) return null;
  const name = node.tagName.toLowerCase();
  if (name === 'script' || name === 'style') return null;
  if (!ALLOWED.has(name)) return h('span', null, children(node));
  if (name === 'br') return h('br', null);
  const href = name === 'a' ? node.getAttribute('href') : null;
  const safe = href && /^(https?|mailto|tel):/i.test(href);
  return h(name, safe ? { href, target: '_blank', rel: 'noreferrer noopener' } : null, children(node));
}
