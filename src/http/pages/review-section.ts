import { html } from 'htm/preact';
import type { Texts } from '../../i18n/texts.ts';
import { actForm } from './act-form.ts';
import { choiceField, wordsField } from './fields.ts';
import type { Markup } from './html.ts';
import type { Reading } from './reading.ts';

const BEST_FIRST = [5, 4, 3, 2, 1] as const;

/** "★★★★☆", read out as words. */
export function stars(rating: number, texts: Texts): Markup {
  const shown = '★'.repeat(Math.round(rating)) + '☆'.repeat(5 - Math.round(rating));
  return html`<p><span role="img" aria-label=${texts.experts.stars({ rating: texts.formats.number(rating) })}>${shown}</span></p>`;
}

export function reviewForm(
  of: { job: string } | { proposal: string },
  { token, organization, texts }: Reading,
): Markup {
  const { review, optional } = texts.talk;
  const options = BEST_FIRST.map((rating) => ({
    value: String(rating),
    label: `${'★'.repeat(rating)} ${texts.experts.stars({ rating: texts.formats.number(rating) })}`,
  }));
  const body = [
    html`<h3>${review.title({ name: organization.name })}</h3><p class="hint">${review.hint}</p>`,
    choiceField({ name: 'rating', label: review.rating, options, required: true }),
    wordsField({
      name: 'words',
      id: `words-${'job' in of ? of.job : of.proposal}`,
      label: review.words,
      optional,
      short: true,
    }),
    html`<button>${review.button}</button>`,
  ] as const;
  return html`<details><summary>${review.open({ name: organization.name })}</summary>${actForm({ token, act: 'review', hidden: { ...of } }, body)}</details>`;
}
