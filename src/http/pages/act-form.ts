import { html } from 'htm/preact';
import type { Markup } from './html.ts';
import { newMarks } from './own-form.ts';

/** What a merchant can do on their page, by the last part of its address. */
export const PAGE_ACTS = [
  'write',
  'end',
  'confirm',
  'accept',
  'decline',
  'review',
  'access',
  'stop',
  'renew',
  'look',
  'mail',
] as const;
export type PageAct = (typeof PAGE_ACTS)[number];

/** A form of the page that `token` opens: it carries what makes it ours, and one act of it. */
export function actForm(
  form: { token: string; act: PageAct; label?: string; withFiles?: boolean; hidden?: Readonly<Record<string, string>> },
  body: Markup | readonly Markup[],
): Markup {
  const { token, act, label, withFiles = false, hidden = {} } = form;
  const { key, nonce } = newMarks(token);
  const marks = Object.entries({ key, nonce, ...hidden });
  return html`<form method="post" action=${`/c/${token}/${act}`} aria-label=${label} enctype=${withFiles ? 'multipart/form-data' : undefined}>
    ${marks.map(([name, value]) => html`<input type="hidden" name=${name} value=${value} />`)}
    ${body}
  </form>`;
}
