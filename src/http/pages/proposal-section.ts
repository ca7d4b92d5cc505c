import { html } from 'htm/preact';
import {
  awaitingVersion,
  isProposalReviewable,
  type PageProposal,
  type PageProposalVersion,
} from '../../domain/conversation-page.ts';
import { actForm } from './act-form.ts';
import { choiceField, textField, wordsField } from './fields.ts';
import { type Markup, words } from './html.ts';
import { MOST_CHARACTERS } from './read-act.ts';
import { type Reading, retryOf, typedIn } from './reading.ts';
import { givenReview, reviewForm } from './review-section.ts';

/** A proposal with all its versions; the newest waits for an answer, or has one. */
export function proposalSection(
  proposal: PageProposal,
  stores: readonly { name: string; url: string }[],
  reading: Reading,
): Markup {
  const { texts, blocked, organization } = reading;
  const said = texts.talk.proposal;
  const newest = proposal.versions.at(-1);
  if (!newest) return false;
  const earlier = proposal.versions.slice(0, -1).reverse();
  const waiting = blocked ? undefined : awaitingVersion(proposal);
  const answered = said.states[proposal.state];
  return html`<section class=${waiting ? 'card todo' : 'card'} data-proposal=${proposal.id} data-state=${proposal.state}>
    <h2>${said.title({ name: organization.name, service: newest.service.name })}</h2>
    <p class="status">${answered}${proposal.acceptedFor && `: ${storeOf(proposal, reading)}`}</p>
    ${versionOf(newest, reading)}
    ${newest.feedback !== undefined && html`<h3>${said.yourFeedback}</h3>${words(newest.feedback)}`}
    ${waiting && answerForms(proposal, waiting, stores, reading)}
    ${!blocked && isProposalReviewable(proposal) && reviewForm({ proposal: proposal.id }, reading)}
    ${proposal.review && givenReview(proposal.review, texts)}
    ${earlier.length > 0 && html`<details><summary>${said.earlier({ count: earlier.length })}</summary>${earlier.map((one) => html`<h3>${said.version({ version: one.version })}</h3>${versionOf(one, reading)}${one.feedback !== undefined && html`<h3>${said.yourFeedback}</h3>${words(one.feedback)}`}`)}</details>`}
  </section>`;
}

function storeOf({ acceptedFor }: PageProposal, { texts }: Reading): string {
  if (!acceptedFor) return '';
  return acceptedFor.store === 'new' ? texts.talk.proposal.newStore : acceptedFor.store.name;
}

function versionOf(version: PageProposalVersion, { texts, organization }: Reading): Markup {
  const { formats } = texts;
  const said = texts.talk.proposal;
  const { price, milestones, estimatedDays, terms, authorName, sentAt } = version;
  return html`<p class="small">${said.by({ name: authorName, at: formats.dateTime(sentAt, organization.timeZone) })}</p>
    ${words(version.work)}
    ${
      milestones.length > 0 &&
      html`<table><caption class="small">${said.milestones}</caption><thead><tr><th scope="col">${said.step}</th><th scope="col">${said.time}</th><th scope="col">${said.price}</th></tr></thead>
      <tbody>${milestones.map((one) => html`<tr><td>${one.title}</td><td>${said.days({ days: one.durationDays })}</td><td>${formats.money({ amount: one.price, currency: price.currency })}</td></tr>`)}</tbody></table>`
    }
    <dl class="facts"><dt>${said.price}</dt><dd><b>${formats.money(price)}</b></dd><dt>${said.time}</dt><dd>${said.days({ days: estimatedDays })}</dd></dl>
    ${terms !== undefined && html`<h3>${said.terms}</h3>${words(terms)}`}`;
}

function answerForms(
  { id }: PageProposal,
  { version }: PageProposalVersion,
  stores: readonly { name: string; url: string }[],
  reading: Reading,
): Markup {
  const { token, texts, organization } = reading;
  const said = texts.talk.proposal;
  const hidden = { proposal: id, version: String(version) };
  const retry = retryOf(reading, 'accept', { proposal: id });
  const options = [
    ...stores.map((store, n) => ({
      value: String(n),
      label: html`${store.name} <span class="small">${store.url}</span>`,
    })),
    { value: 'other', label: said.otherStore },
    { value: 'new', label: said.noStore },
  ];
  const chosen = retry?.field('store') ?? (stores.length > 0 ? '0' : 'new');
  const accept = [
    choiceField({ name: 'store', label: said.whichStore, options, value: chosen, required: true }),
    html`<details open=${retry !== undefined}><summary>${said.otherStoreDetails}</summary>
      ${textField({ name: 'store_name', id: `store_name-${id}`, label: texts.request.storeName, maxLength: 200, ...typedIn(retry, 'store_name') })}
      ${textField({ name: 'store_url', id: `store_url-${id}`, label: texts.request.storeUrl, maxLength: 2000, ...typedIn(retry, 'store_url') })}</details>`,
    html`<button>${said.accept}</button>`,
  ] as const;
  const decline = [
    wordsField({
      name: 'feedback',
      id: `feedback-${id}`,
      label: said.feedback,
      hint: said.feedbackHint({ name: organization.name }),
      optional: texts.talk.optional,
      short: true,
      maxLength: MOST_CHARACTERS,
    }),
    html`<button class="quiet">${said.decline}</button>`,
  ] as const;
  return html`<details open><summary>${said.acceptTitle}</summary>${actForm({ token, act: 'accept', hidden }, accept)}</details>
    <details><summary>${said.declineTitle}</summary>${actForm({ token, act: 'decline', hidden }, decline)}</details>`;
}
