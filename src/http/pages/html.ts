import { html } from 'htm/preact';
import { Fragment, h, type VNode } from 'preact';
import { render } from 'preact-render-to-string';

/** A piece of a page. Whatever stands in it as a value is text: it is escaped when it is written. */
export type Markup = VNode | VNode[] | string | false | null | undefined;

/** The piece as it is sent. */
export function written(markup: Markup | readonly Markup[]): string {
  return render(h(Fragment, null, markup as VNode));
}

/** Somebody's words as they are, line by line. */
export function words(text: string): Markup {
  return html`<div class="words" dir="auto">${text}</div>`;
}
