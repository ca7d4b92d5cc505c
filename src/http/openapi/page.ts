import { createHash } from 'node:crypto';
import { html } from 'htm/preact';
import { type Markup, writtenPage } from '../pages/html.ts';
import { type ApiDocument, type JsonSchema, type Operation, referredTo } from './model.ts';
import { answersOf, exampleOf, fieldsOf, headersOf, prose } from './page-parts.ts';
import { STYLE } from './page-style.ts';

/** Nothing runs and nothing is fetched: words and one stylesheet. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/** The document as a page for people, made of nothing but the document. */
export function writePage(document: ApiDocument): string {
  const inbound = eventsIn(document);
  const outbound = eventsOut(document);
  const content = html`<a class="skip" href="#main">To the content</a>
${top(document, inbound, outbound)}
<main id="main">
<section><h2>Headers</h2><p>Of every event, in and out.</p>${headersOf(document.components.parameters)}</section>
${eventsInSection(document, inbound)}
${eventsOutSection(document, outbound)}
${objectsSection(document)}
</main>`;
  return writtenPage({ language: 'en', title: document.info.title, style: STYLE, body: content, listed: true });
}

interface EventShown {
  type: string;
  /** Where it stands on the page. */
  anchor: string;
  schema: JsonSchema;
  examples: { summary: string; value: unknown }[];
}

/** The document keeps the examples of all types together: they are told apart by the type in them. */
function eventsIn({ paths, components: { schemas } }: ApiDocument): EventShown[] {
  const body = bodyOf(paths['/marketplace/events']?.post);
  const examples = Object.values(body?.examples ?? {});
  return (schemas.InboundEvent?.oneOf ?? []).map((ref) => {
    const schema = schemas[referredTo(ref) ?? ''] ?? {};
    const type = typeOf(schema);
    const own = examples.filter(({ value }) => (value as { type?: string }).type === type);
    return { type, anchor: `in-${type}`, schema, examples: own };
  });
}

function eventsOut({ webhooks, components: { schemas } }: ApiDocument): EventShown[] {
  return Object.entries(webhooks).map(([type, { post }]) => {
    const body = bodyOf(post);
    const schema = schemas[(body && referredTo(body.schema)) ?? ''] ?? {};
    return { type, anchor: `out-${type}`, schema, examples: Object.values(body?.examples ?? {}) };
  });
}

function typeOf({ properties }: JsonSchema): string {
  const type = properties?.type;
  return typeof type === 'object' ? String(type.const) : '';
}

function bodyOf(operation: Operation | undefined) {
  return operation?.requestBody?.content['application/json'];
}

function top({ info, openapi }: ApiDocument, inbound: EventShown[], outbound: EventShown[]): Markup {
  return html`<header><h1>${info.title}</h1>${prose(info.description)}
<p><a class="button" href="/marketplace/openapi.json">OpenAPI ${openapi} as JSON</a></p>
<nav aria-label="Events"><div><h2>In</h2>${links(inbound)}</div><div><h2>Out</h2>${links(outbound)}</div></nav></header>`;
}

function links(events: readonly EventShown[]): Markup {
  return html`<ul>${events.map(({ type, anchor }) => html`<li><a href=${`#${anchor}`}>${type}</a></li>`)}</ul>`;
}

function eventsInSection({ paths, servers, tags }: ApiDocument, events: readonly EventShown[]): Markup {
  const operation = paths['/marketplace/events']?.post;
  return html`<section><h2>Events in</h2>
<p class="address"><code>POST ${servers[0]?.url}/marketplace/events</code></p>${prose(tags[0]?.description ?? '')}
<h3>Answers</h3>${answersOf(operation?.responses ?? {})}
${events.map(article)}</section>`;
}

function eventsOutSection({ webhooks, tags }: ApiDocument, events: readonly EventShown[]): Markup {
  const operation = Object.values(webhooks)[0]?.post;
  return html`<section><h2>Events out</h2>
<p class="address"><code>POST</code> to your address</p>${prose(tags[1]?.description ?? '')}
<h3>Your answers</h3>${answersOf(operation?.responses ?? {})}
${events.map(article)}</section>`;
}

function objectsSection({ components }: ApiDocument): Markup {
  const objects = Object.entries(components.schemas).filter(([name]) => !/^(?:In|Out)bound/.test(name));
  return html`<section><h2>Objects</h2>${objects.map(
    ([name, schema]) =>
      html`<article id=${name}><h3>${name}</h3>${prose(schema.description ?? '')}${fieldsOf(schema)}</article>`,
  )}</section>`;
}

function article({ type, anchor, schema, examples }: EventShown): Markup {
  const data = schema.properties?.data;
  return html`<article id=${anchor}><h3><code>${type}</code></h3>
<p><strong>${schema.title}</strong></p>${prose(schema.description ?? '')}
<div class="sides"><div><h4>data</h4>${typeof data === 'object' && fieldsOf(data)}</div><div>${examples.map(exampleOf)}</div></div></article>`;
}
