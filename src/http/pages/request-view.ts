import { html } from 'htm/preact';
import { pageName, type RequestPage } from '../../domain/experts.ts';
import { type KeptRequest, REQUEST_LENGTHS, type RequestProblems } from '../../domain/job-request-form.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { KeptFile } from './deps.ts';
import { choiceField, filesField, idOf, selectField, textField, wordsField } from './fields.ts';
import { type Markup, words } from './html.ts';
import type { Page } from './send-page.ts';

/** What was typed, and what is wrong with it. */
export interface TypedRequest {
  key: string;
  field: (name: string) => string;
  problems: RequestProblems;
  /** What is wrong with the files, in words. */
  filesWrong?: string;
  kept: readonly KeptFile[];
}

/** The form with which a merchant asks one organization for work. */
export function requestView(page: RequestPage, typed: TypedRequest, texts: Texts): Page {
  const said = texts.request;
  const { name } = page;
  const title = said.title({ name });
  const mistakes = mistakesOf(typed, texts);
  const isWrong = mistakes.length > 0;
  const body = html`<h1>${title}</h1>${isWrong && mistakesList(mistakes, texts)}<p class="lead">${said.lead({ name })}</p>
    ${page.words !== '' && html`<div class="card">${words(page.words)}</div>`}
    <form class="card" method="post" action=${`/request/${pageName(page)}`} enctype="multipart/form-data" novalidate>
      <input type="hidden" name="key" value=${typed.key} />
      ${askingFields(page, typed, texts)}
      ${furtherFields(typed, texts)}
      <h2>${said.you}</h2>
      ${textField({ ...about('name', typed, texts), label: said.name, required: true, autocomplete: 'name', maxLength: REQUEST_LENGTHS.name })}
      ${textField({ ...about('email', typed, texts), label: said.email, hint: said.emailHint, type: 'email', required: true, autocomplete: 'email', maxLength: REQUEST_LENGTHS.email })}
      <button>${said.submit}</button>
    </form>`;
  return { title: isWrong ? texts.pages.notSent({ title }) : title, body, organization: name, listed: page.published };
}

interface Mistake {
  field: string;
  label: string;
  words: string;
}

function mistakesOf({ problems, filesWrong }: TypedRequest, { request }: Texts): Mistake[] {
  const labels: Readonly<Record<string, string>> = {
    ...{ service: request.service, store_name: request.storeName, store_url: request.storeUrl },
    ...{ description: request.description, requirements: request.requirements, business: request.business },
    ...{ time: request.time, cost: request.cost, quality: request.quality, name: request.name, email: request.email },
  };
  const found = Object.entries(problems).map(([field, problem]) => ({
    field,
    label: labels[field] ?? field,
    words: request.problems[problem],
  }));
  return filesWrong === undefined ? found : [...found, { field: 'files', label: request.files, words: filesWrong }];
}

/** Where a page begins that was drawn again: what is wrong, each with the way to its field. */
function mistakesList(mistakes: readonly Mistake[], { request }: Texts): Markup {
  return html`<div class="said bad" role="alert" tabindex="-1" autofocus><p>${request.fix}</p>
    <ul class="plain">${mistakes.map(({ field, label, words }) => html`<li><a href=${`#${idOf({ name: field })}`}>${label}: ${words}</a></li>`)}</ul></div>`;
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
    filesField({ name: 'files', label: said.files, optional, wrong: typed.filesWrong, kept: typed.kept }, texts),
  ];
}

function about(name: string, { field, problems }: TypedRequest, texts: Texts) {
  const problem = problems[name];
  return { name, value: field(name), ...(problem && { wrong: texts.request.problems[problem] }) };
}

/** The request once more, and the button that sends it on. */
export function confirmView(page: RequestPage, form: KeptRequest, action: string, texts: Texts): Page {
  const said = texts.request;
  const { name } = page;
  const { time, cost, quality } = form.priorities;
  const further = [
    [said.requirements, form.requirements],
    [said.business, form.business],
    [said.time, time],
    [said.cost, cost],
    [said.quality, quality],
  ] as const;
  const body = html`<h1>${said.confirm.title}</h1><p class="lead">${said.confirm.lead({ name })}</p>
    <section class="card"><h2>${form.service.name}</h2>
      ${form.store && html`<p>${form.store.name} · ${form.store.url}</p>`}
      ${words(form.description)}
      ${further.map(([label, value]) => value !== undefined && html`<h3>${label}</h3>${words(value)}`)}
      ${form.files.length > 0 && html`<ul class="files">${form.files.map((file) => html`<li>📎 ${file.name}${file.size !== undefined && html` <span class="small">${texts.formats.bytes(file.size)}</span>`}</li>`)}</ul>`}
      <p class="small">${form.name} · ${form.email}</p>
    </section>
    <form method="post" action=${action}><button>${said.confirm.button}</button></form>`;
  return { title: said.confirm.title, body, organization: name };
}
