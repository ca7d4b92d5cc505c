import { html } from 'htm/preact';
import { pageName, type RequestPage } from '../../domain/experts.ts';
import { REQUEST_LENGTHS, type RequestForm, type RequestProblems } from '../../domain/job-request-form.ts';
import type { Texts } from '../../i18n/texts.ts';
import { choiceField, filesField, selectField, textField, wordsField } from './fields.ts';
import { type Markup, words } from './html.ts';
import type { Page } from './send-page.ts';

/** What was typed, and what is wrong with it. */
export interface TypedRequest {
  key: string;
  field: (name: string) => string;
  problems: RequestProblems;
}

/** The form with which a merchant asks one organization for work. */
export function requestView(page: RequestPage, typed: TypedRequest, texts: Texts): Page {
  const said = texts.request;
  const { name } = page;
  const isWrong = Object.keys(typed.problems).length > 0;
  const body = html`<h1>${said.title({ name })}</h1><p class="lead">${said.lead({ name })}</p>
    ${page.words !== '' && html`<div class="card">${words(page.words)}</div>`}
    ${isWrong && html`<p class="said bad" role="alert">${said.fix}</p>`}
    <form class="card" method="post" action=${`/request/${pageName(page)}`} enctype="multipart/form-data" novalidate>
      <input type="hidden" name="key" value=${typed.key} />
      ${askingFields(page, typed, texts)}
      ${furtherFields(typed, texts)}
      <h2>${said.you}</h2>
      ${textField({ ...about('name', typed, texts), label: said.name, required: true, autocomplete: 'name', maxLength: REQUEST_LENGTHS.name })}
      ${textField({ ...about('email', typed, texts), label: said.email, hint: said.emailHint, type: 'email', required: true, autocomplete: 'email', maxLength: REQUEST_LENGTHS.email })}
      <button>${said.submit}</button>
    </form>`;
  return { title: said.title({ name }), body, organization: name, listed: page.published };
}

function askingFields(page: RequestPage, typed: TypedRequest, texts: Texts): Markup[] {
  const said = texts.request;
  const options = page.services.map(({ handle, name, price }) => {
    const from = price && texts.experts.from({ price: texts.formats.money(price) });
    return { value: handle, label: from === undefined ? name : `${name}, ${from}` };
  });
  const hasStore = typed.field('has_store') === 'no' ? 'no' : 'yes';
  const yesOrNo = [
    { value: 'yes', label: said.yes },
    { value: 'no', label: said.no },
  ];
  return [
    selectField({
      ...about('service', typed, texts),
      label: said.service,
      options: [{ value: '', label: said.chooseService }, ...options],
      required: true,
    }),
    choiceField({ name: 'has_store', label: said.hasStore, value: hasStore, options: yesOrNo, hint: said.storeHint }),
    textField({ ...about('store_name', typed, texts), label: said.storeName, maxLength: REQUEST_LENGTHS.storeName }),
    textField({
      ...about('store_url', typed, texts),
      label: said.storeUrl,
      autocomplete: 'url',
      maxLength: REQUEST_LENGTHS.storeUrl,
    }),
    wordsField({
      ...about('description', typed, texts),
      label: said.description,
      hint: said.descriptionHint,
      required: true,
    }),
  ];
}

function furtherFields(typed: TypedRequest, texts: Texts): Markup[] {
  const { optional, ...said } = texts.request;
  const maxLength = REQUEST_LENGTHS.priority;
  return [
    wordsField({
      ...about('requirements', typed, texts),
      label: said.requirements,
      hint: said.requirementsHint,
      optional,
      short: true,
    }),
    wordsField({
      ...about('business', typed, texts),
      label: said.business,
      hint: said.businessHint,
      optional,
      short: true,
    }),
    html`<h2>${said.priorities}</h2>`,
    textField({ ...about('time', typed, texts), label: said.time, optional, maxLength }),
    textField({ ...about('cost', typed, texts), label: said.cost, optional, maxLength }),
    textField({ ...about('quality', typed, texts), label: said.quality, optional, maxLength }),
    filesField({ name: 'files', label: said.files, hint: texts.pages.filesHint, optional }),
  ];
}

function about(name: string, { field, problems }: TypedRequest, texts: Texts) {
  const problem = problems[name];
  return { name, value: field(name), ...(problem && { wrong: texts.request.problems[problem] }) };
}

/** The request once more, and the button that sends it on. */
export function confirmView(page: RequestPage, form: RequestForm, action: string, texts: Texts): Page {
  const said = texts.request;
  const { name } = page;
  const body = html`<h1>${said.confirm.title}</h1><p class="lead">${said.confirm.lead({ name })}</p>
    <section class="card"><h2>${form.service.name}</h2>
      ${form.store && html`<p>${form.store.name} · ${form.store.url}</p>`}
      ${words(form.description)}
      <p class="small">${form.name} · ${form.email}</p>
    </section>
    <form method="post" action=${action}><button>${said.confirm.button}</button></form>`;
  return { title: said.confirm.title, body, organization: name };
}
