import { html } from 'htm/preact';
import type { Markup } from '../pages/html.ts';
import { type Answer, type JsonSchema, type Parameter, referredTo } from './model.ts';

/** Paragraphs of a description: words between backticks are code, addresses are links. */
export function prose(text: string): Markup {
  const paragraphs = text.split('\n\n').filter((paragraph) => paragraph !== '');
  return html`${paragraphs.map((paragraph) => html`<p>${inline(paragraph)}</p>`)}`;
}

function inline(text: string): Markup[] {
  return text.split(/(`[^`]+`|https?:\/\/[^\s)]+)/).map((part): Markup => {
    if (part.startsWith('`')) return html`<code>${part.slice(1, -1)}</code>`;
    return /^https?:/.test(part) ? html`<a href=${part}>${part}</a>` : part;
  });
}

export function headersOf(parameters: { [name: string]: Parameter }): Markup {
  const rows = Object.values(parameters).map(
    ({ name, description }) => html`<div><dt><code>${name}</code></dt><dd>${inline(description)}</dd></div>`,
  );
  return html`<dl>${rows}</dl>`;
}

export function answersOf(answers: { [status: string]: Answer }): Markup {
  const rows = Object.entries(answers).map(
    ([status, { description, headers }]) =>
      html`<div><dt><code>${status === 'default' ? 'else' : status}</code></dt><dd>${inline(description)}${headers && html` <code>${Object.keys(headers).join(', ')}</code>`}</dd></div>`,
  );
  return html`<dl class="answers">${rows}</dl>`;
}

export function exampleOf({ summary, value }: { summary: string; value: unknown }): Markup {
  return html`<figure><figcaption>${summary}</figcaption><pre><code>${JSON.stringify(value, null, 2)}</code></pre></figure>`;
}

/** The fields of an object, or what a plain value may be. */
export function fieldsOf(schema: JsonSchema): Markup {
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) return html`<p>${typeOf(schema)}${limitsOf(schema)}</p>`;
  const needed = new Set(schema.required);
  const rows = fields.map(([name, field]) => {
    const of = typeof field === 'object' ? field : {};
    const inner = of.items && !Array.isArray(of.items) && typeof of.items === 'object' ? of.items : of;
    return html`<div><dt><code>${name}</code>${needed.has(name) ? '' : html` <span class="optional">optional</span>`}</dt>
<dd>${typeOf(of)}${limitsOf(of)} ${of.description !== undefined && html`<div>${inline(of.description)}</div>`}${inner.properties && html`<div class="inner">${fieldsOf(inner)}</div>`}</dd></div>`;
  });
  return html`<dl class="fields">${rows}</dl>`;
}

function typeOf(schema: JsonSchema): Markup {
  const name = referredTo(schema);
  if (name !== undefined) return html`<a href=${`#${name}`}>${name}</a>`;
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (schema.enum)
    return html`${schema.enum.map((word, index) => [index > 0 ? ' · ' : '', html`<code>${String(word)}</code>`])}`;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices && schema.type === undefined)
    return html`${choices.map((one, index) => [index > 0 ? ' or ' : '', typeOf(one)])}`;
  if (schema.type === 'array' && typeof schema.items === 'object' && !Array.isArray(schema.items)) {
    return html`list of ${typeOf(schema.items)}`;
  }
  return html`${schema.format === 'uri' ? 'web address' : schema.format === 'date' ? 'day' : (schema.type ?? 'anything')}`;
}

function limitsOf({ minLength, maxLength, minimum, maximum, maxItems, examples }: JsonSchema): Markup {
  const numbers = new Intl.NumberFormat('en');
  const upTo = (most: number | undefined, what: string) =>
    most === undefined || most > 1e9 ? '' : `, up to ${numbers.format(most)}${what}`;
  const limits = [
    minLength === undefined && maxLength !== undefined ? ', may be empty' : '',
    upTo(maxLength, ' characters'),
    upTo(maxItems, ''),
    minimum === undefined || minimum < -1e9 ? '' : `, from ${numbers.format(minimum)}`,
    upTo(maximum, ''),
  ].join('');
  const like = Array.isArray(examples) ? examples.map((one) => html` <code>${String(one)}</code>`) : [];
  return html`${limits}${like.length > 0 && html`, like${like}`}`;
}
