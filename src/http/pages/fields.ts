import { html } from 'htm/preact';
import type { Texts } from '../../i18n/texts.ts';
import type { KeptFile } from './deps.ts';
import type { Markup } from './html.ts';

/** One field of a form, as a person fills it in. */
export interface Field {
  name: string;
  /** Where a page has several of the same name. */
  id?: string;
  label: string;
  value?: string;
  hint?: string | undefined;
  /** What is wrong with it. */
  wrong?: string | undefined;
  /** Said beside the label of a field that may stay empty. */
  optional?: string;
  required?: boolean;
  autocomplete?: string;
  /** Where its reader begins. */
  autofocus?: boolean;
}

interface TextField extends Field {
  type?: 'text' | 'email' | 'url';
  maxLength?: number;
}

export function textField(field: TextField): Markup {
  const { name, type = 'text', value = '', maxLength, autocomplete } = field;
  return html`<div class="field">${head(field)}
    <input id=${idOf(field)} name=${name} type=${type} value=${value} maxlength=${maxLength} autocomplete=${autocomplete}
      required=${field.required} ...${described(field)} /></div>`;
}

export function wordsField(field: Field & { short?: boolean; maxLength?: number }): Markup {
  const { name, value = '', short, maxLength } = field;
  return html`<div class="field">${head(field)}
    <textarea id=${idOf(field)} name=${name} class=${short ? 'short' : undefined} maxlength=${maxLength} required=${field.required} ...${described(field)}>${value}</textarea></div>`;
}

export function selectField(field: Field & { options: readonly { value: string; label: string }[] }): Markup {
  const { name, value = '', options } = field;
  return html`<div class="field">${head(field)}
    <select id=${idOf(field)} name=${name} required=${field.required} ...${described(field)}>
      ${options.map((one) => html`<option value=${one.value} selected=${one.value === value}>${one.label}</option>`)}
    </select></div>`;
}

/** `kept`: those that are here already, each to be left out by its tick. */
export function filesField(field: Field & { kept?: readonly KeptFile[] }, { pages, formats }: Texts): Markup {
  const { name, kept = [] } = field;
  return html`<div class="field">${head({ ...field, hint: pages.filesHint })}
    <input id=${idOf(field)} name=${name} type="file" multiple ...${described({ ...field, hint: pages.filesHint })} />
    ${kept.length > 0 && html`<fieldset class="kept"><legend class="hint">${pages.filesKept}</legend>${kept.map((file, n) => html`<label class="choice"><input type="checkbox" name=${`kept_${n}`} value=${file.id} checked /><span>${file.name} <span class="small">${formats.bytes(file.size)}</span></span></label>`)}</fieldset>`}</div>`;
}

/** One of several: radio buttons under a question. */
export function choiceField(field: Field & { options: readonly { value: string; label: Markup }[] }): Markup {
  const { name, label, value, options, hint, wrong, autofocus } = field;
  return html`<fieldset class="field" id=${idOf(field)} aria-describedby=${hint === undefined && wrong === undefined ? undefined : `${idOf(field)}-about`}>
    <legend>${label}</legend>${about(field)}
    ${options.map(
      (one, n) =>
        html`<label class="choice"><input type="radio" name=${name} value=${one.value} checked=${one.value === value} autofocus=${autofocus && n === 0} required=${field.required} /><span>${one.label}</span></label>`,
    )}
  </fieldset>`;
}

function head(field: Field): Markup {
  const { label, optional } = field;
  return html`<label for=${idOf(field)}>${label}${optional !== undefined && html` <span class="optional">${optional}</span>`}</label>${about(field)}`;
}

function about(field: Field): Markup {
  const { hint, wrong } = field;
  if (hint === undefined && wrong === undefined) return false;
  return html`<div id=${`${idOf(field)}-about`}>${hint !== undefined && html`<p class="hint">${hint}</p>`}${wrong !== undefined && html`<p class="wrong">${wrong}</p>`}</div>`;
}

function described(field: Field): object {
  const { hint, wrong, autofocus } = field;
  return {
    ...(autofocus && { autofocus: true }),
    ...(wrong !== undefined && { 'aria-invalid': 'true' }),
    ...((hint !== undefined || wrong !== undefined) && { 'aria-describedby': `${idOf(field)}-about` }),
  };
}

/** The id of the field's control, for what leads there. */
export function idOf({ id, name }: Pick<Field, 'id' | 'name'>): string {
  return `f-${id ?? name}`;
}
