import { html } from 'htm/preact';
import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Entry, Offer, StoreRef } from '../model.ts';
import { ReviewFields } from './review-fields.ts';

type OfferEntry = Extract<Entry, { kind: 'offer' }>;

interface OfferProps {
  entry: OfferEntry;
  time: string;
  /** The store that the partner knows of. */
  store: StoreRef | undefined;
  onAct(verb: string, input: Record<string, unknown>): Promise<boolean>;
  /** What became of the answer. */
  children?: ComponentChildren;
}

const STATES: Record<Offer['state'], string> = {
  open: 'Waits for your answer',
  accepted: 'You accepted it',
  declined: 'You declined it',
  replaced: 'Replaced by a newer version',
  closed: 'Taken back by the partner',
};

/** A proposal as the merchant reads it, with the ways to answer it. */
export function OfferView({ entry, time, store, onAct, children }: OfferProps): VNode {
  const { offer } = entry;
  const milestones = offer.milestones.map(
    (step) =>
      html`<li>${step.title} <span class="offer-facts">${money(step.price)} · ${days(step.duration_days)}</span></li>`,
  );
  return html`<article class="bubble partner offer" data-offer=${entry.id} data-state=${offer.state} aria-label=${`Proposal of ${offer.author}`}>
    <p class="bubble-by"><b>${offer.author}</b> <time>${time}</time></p>
    <h3>${offer.service.name} · ${money(offer.price)}</h3>
    <p class="offer-facts">Version ${offer.version} · ${days(offer.estimated_days)} · ${STATES[offer.state]}${offer.acceptedFor ? ` for ${offer.acceptedFor}` : ''}</p>
    <p class="as-typed">${offer.work}</p>
    ${milestones.length > 0 && html`<ol class="offer-steps">${milestones}</ol>`}
    ${offer.terms && html`<p class="as-typed offer-terms"><b>Terms</b> ${offer.terms}</p>`}
    ${offer.feedback && html`<p class="as-typed offer-terms"><b>Your feedback</b> ${offer.feedback}</p>`}
    ${offer.state === 'open' && html`<${Answers} offer=${offer} store=${store} onAct=${onAct} />`}
    ${offer.reviewWanted && html`<${ReviewFields} of=${{ proposalId: offer.id }} onAct=${onAct} />`}
    ${children}
  </article>`;
}

function Answers({ offer, store, onAct }: { offer: Offer } & Pick<OfferProps, 'store' | 'onAct'>): VNode {
  const [asking, setAsking] = useState(false);
  const [feedback, setFeedback] = useState('');
  const about = { proposalId: offer.id, version: offer.version };

  if (asking) {
    return html`<div class="job-question" role="group" aria-label="Decline this proposal?">
      <label class="field-label">What would have to be different? Say it, if you like.
        <textarea rows="2" value=${feedback} onInput=${(event: InputEvent) => setFeedback((event.target as HTMLTextAreaElement).value)}></textarea>
      </label>
      <div class="job-verbs">
        <button type="button" class="block-button" onClick=${() => setAsking(false)}>Back</button>
        <button type="button" class="block-button danger" onClick=${() => onAct('proposal-declined', { ...about, feedback })}>Decline proposal</button>
      </div>
    </div>`;
  }
  return html`<div class="job-verbs">
    ${store && html`<button type="button" class="block-button primary" onClick=${() => onAct('proposal-accepted', about)}>Accept for ${store.name}</button>`}
    <button type="button" class=${`block-button ${store ? '' : 'primary'}`} onClick=${() => onAct('proposal-accepted', { ...about, store: 'new' })}>Accept for a new store</button>
    <button type="button" class="block-button" onClick=${() => setAsking(true)}>Decline</button>
  </div>`;
}

function money({ amount, currency }: { amount: string; currency: string }): string {
  return `${amount} ${currency}`;
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
