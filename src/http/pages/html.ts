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

/** A whole page as it is sent: one stylesheet, and nothing that runs. Search machines leave it out unless it is `listed`. */
export function writtenPage(page: {
  language: string;
  title: string;
  style: string;
  body: Markup | readonly Markup[];
  listed?: boolean;
}): string {
  const { language, title, style, body, listed = false } = page;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${listed ? '' : '<meta name="robots" content="noindex">\n'}<title>${written(title)}</title>
<style>${style}</style>
</head>
<body>${written(body)}</body>
</html>
`;
}
