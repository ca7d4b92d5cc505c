import { html } from 'htm/preact';
import type { PageReview } from '../../domain/conversation-page.ts';
import type { Texts } from '../../i18n/texts.ts';
import { actForm } from './act-form.ts';
import { choiceField, wordsField } from './fields.ts';
import { type Markup, words } from './html.ts';
import { MOST_CHARACTERS } from './read-act.ts';
import { type Reading, retryOf, typedIn } from './reading.ts';

const BEST_FIRST = [5, 4, 3, 2, 1] as const;

/** "★★★★☆", read out as words. */
export function stars(rating: number, texts: Texts): Markup {
  const shown = '★'.repeat(Math.round(rating)) + '☆'.repeat(5 - Math.round(rating));
  return html`<p><span role="img" aria-label=${texts.experts.stars({ rating: texts.formats.number(rating) })}>${shown}</span></p>`;
}

/** What the merchant gave. */
export function givenReview({ rating, body }: PageReview, texts: Texts): Markup {
  return html`<p class="small">${texts.talk.review.yours}</p>${stars(rating, texts)}${words(body)}`;
}

export function reviewForm(of: { job: string } | { proposal: string }, reading: Reading): Markup {
  const { token, organization, texts } = reading;
  const retry = retryOf(reading, 'review', { ...of });
  const { review, optional } = texts.talk;
  const options = BEST_FIRST.map((rating) => ({
    value: String(rating),
    label: `${'★'.repeat(rating)} ${texts.experts.stars({ rating: texts.formats.number(rating) })}`,
  }));
  const id = 'job' in of ? of.job : of.proposal;
  const body = [
    html`<h3>${review.title({ name: organization.name })}</h3><p class="hint">${review.hint}</p>`,
    choiceField({
      name: 'rating',
      id: `rating-${id}`,
      label: review.rating,
      options,
      required: true,
      ...typedIn(retry, 'rating'),
    }),
    wordsField({
      name: 'words',
      id: `words-${id}`,
      label: review.words,
      optional,
      short: true,
      maxLength: MOST_CHARACTERS,
      ...typedIn(retry, 'words'),
    }),
    html`<button>${review.button}</button>`,
  ] as const;
  return html`<details open=${retry !== undefined}><summary>${review.open({ name: organization.name })}</summary>${actForm({ token, act: 'review', hidden: { ...of } }, body)}</details>`;
}
