import { html } from 'htm/preact';
import { type Expert, type OfferedService, pageName, type Rating } from '../../domain/experts.ts';
import type { Texts } from '../../i18n/texts.ts';
import { selectField } from './fields.ts';
import { type Markup, words } from './html.ts';
import { stars } from './review-section.ts';
import type { Page } from './send-page.ts';

export interface RatedExpert extends Expert {
  rating: Rating;
}

/** The list of those who can be asked now, of one service or of all. */
export function expertsView(experts: readonly RatedExpert[], service: string, texts: Texts): Page {
  const said = texts.experts;
  const shown =
    service === '' ? experts : experts.filter((one) => one.services.some(({ handle }) => handle === service));
  const body = html`<h1>${said.title}</h1><p class="lead">${said.lead}</p>
    ${filterForm(experts, service, texts)}
    ${shown.length === 0 ? html`<p class="said warn">${said.none}</p>` : html`<ul class="plain">${shown.map((one) => html`<li>${expertCard(one, service, texts)}</li>`)}</ul>`}`;
  return { title: said.title, body, listed: true };
}

function filterForm(experts: readonly RatedExpert[], service: string, texts: Texts): Markup {
  const said = texts.experts;
  const services = new Map<string, string>();
  for (const one of experts.flatMap((expert) => expert.services))
    services.set(one.handle, services.get(one.handle) ?? one.name);
  if (services.size < 2 && service === '') return false;
  const offered = [...services].map(([value, label]) => ({ value, label }));
  const options = [
    { value: '', label: said.anyService },
    ...offered.sort((a, b) => a.label.localeCompare(b.label, texts.language)),
  ];
  return html`<form class="filter" method="get" action="/experts" role="search">${selectField({ name: 'service', label: said.service, value: service, options })}<button>${said.show}</button></form>`;
}

function expertCard(expert: RatedExpert, service: string, texts: Texts): Markup {
  const said = texts.experts;
  const { name, rating, services, url } = expert;
  const way = `/request/${pageName(expert)}${service === '' ? '' : `?service=${encodeURIComponent(service)}`}`;
  return html`<section class="card" data-expert=${expert.publicId}>
    <h2>${name}</h2>
    <p class="small">${ratingWords(rating, texts)}</p>
    ${words(expert.words)}
    <h3>${said.services}</h3>
    <ul class="prices">${services.map((one) => html`<li><span>${one.name}</span><span>${priceOf(one, texts)}</span></li>`)}</ul>
    ${expert.dropshipping && html`<p class="small">${said.dropshipping}</p>`}
    ${rating.latest.length > 0 && html`<details><summary>${said.latest}</summary>${rating.latest.map((one) => html`${stars(one.rating, texts)}${one.body !== undefined && words(one.body)}`)}</details>`}
    <div class="row"><a class="button" href=${way}>${said.ask({ name })}</a>${url !== undefined && html`<a class="tap" href=${url} rel="nofollow noopener noreferrer">${said.website}</a>`}</div>
  </section>`;
}

function ratingWords({ count, average }: Rating, texts: Texts): string {
  if (count === 0) return texts.experts.noReviews;
  return texts.experts.reviews({ count, average: texts.formats.number(average) });
}

function priceOf({ price }: OfferedService, texts: Texts): string {
  return price ? texts.experts.from({ price: texts.formats.money(price) }) : texts.experts.onRequest;
}
