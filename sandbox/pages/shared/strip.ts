import { html } from 'htm/preact';
import type { ComponentChildren, VNode } from 'preact';

/** Whether this page stands inside the side-by-side page, which has its own strip. */
export function isEmbedded(): boolean {
  return window.parent !== window;
}

/** The line on top that says where one is, with the ways to the other parts of the sandbox. */
export function Strip({
  children,
  here,
}: {
  children: ComponentChildren;
  here: '/' | '/slack/' | '/marketplace/' | '/mail/' | '/thumbtack/';
}): VNode {
  const links = (
    [
      ['/', 'Side by side'],
      ['/slack/', 'Slack'],
      ['/marketplace/', 'Marketplace'],
      ['/mail/', 'Mail'],
    ] as const
  ).map(([href, label]) => html`<a href=${href} aria-current=${href === here ? 'page' : undefined}>${label}</a>`);
  // Jobline's own pages for merchants: they stand in no frame.
  const pages = html`<a class="merchant-pages" href="/experts" target="_blank" rel="noopener">Merchant pages</a>`;
  const thumbtack = html`<a class="merchant-pages" href="/thumbtack/" aria-current=${here === '/thumbtack/' ? 'page' : undefined}>Thumbtack</a>`;
  return html`<header class="strip">
    <span class="strip-mark" aria-hidden="true"></span>
    <p>${children}</p>
    <nav aria-label="Parts of the sandbox">${links}${thumbtack}${pages}</nav>
  </header>`;
}
