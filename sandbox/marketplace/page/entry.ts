import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { formatSlackDate, thisViewer } from '../../pages/shared/dates.ts';
import type { Entry, SentEvent, StoreRef } from '../model.ts';
import { OfferView } from './offer.ts';
import { SafeHtml } from './safe-html.ts';

type Act = (verb: string, input: Record<string, unknown>) => Promise<boolean>;
type Words = Extract<Entry, { body: string }>;

interface EntryProps {
  entry: Entry;
  store: StoreRef | undefined;
  onAct: Act;
}

/** One thing that was said or happened. */
export function EntryView({ entry, store, onAct }: EntryProps): VNode {
  if (entry.kind === 'line') {
    return html`<div class="line" data-entry=${entry.id}>
      <p>${entry.text}</p>
      <p class="line-foot"><time>${timeOf(entry.at)}</time> <${Fate} events=${entry.events} onAct=${onAct} /></p>
    </div>`;
  }
  if (entry.kind === 'offer') {
    return html`<${OfferView} entry=${entry} time=${timeOf(entry.at)} store=${store} onAct=${onAct}>
      <${Fate} events=${entry.events} onAct=${onAct} />
    </${OfferView}>`;
  }
  return html`<${Bubble} entry=${entry} onAct=${onAct} />`;
}

function Bubble({ entry, onAct }: { entry: Words; onAct: Act }): VNode {
  const [draft, setDraft] = useState<string | null>(null);
  const isMine = entry.kind === 'merchant';

  async function save(): Promise<void> {
    if (await onAct('edit', { id: entry.id, body: draft })) setDraft(null);
  }

  return html`<article class=${`bubble ${entry.kind}`} data-entry=${entry.id} data-withdrawn=${entry.withdrawn ? 'true' : undefined}>
    <p class="bubble-by"><b>${isMine ? 'You' : entry.author}</b> <time>${timeOf(entry.at)}</time>${entry.edited && !entry.withdrawn ? html` <span class="mark">${isMine ? 'edited' : 'corrected'}</span>` : ''}</p>
    ${
      draft === null
        ? html`<${Body} entry=${entry} />`
        : html`<div class="edit">
          <textarea rows="3" aria-label="Edit your message" value=${draft} onInput=${(event: InputEvent) => setDraft((event.target as HTMLTextAreaElement).value)}></textarea>
          <div class="job-verbs">
            <button type="button" class="block-button" onClick=${() => setDraft(null)}>Cancel</button>
            <button type="button" class="block-button primary" onClick=${save}>Save</button>
          </div>
        </div>`
    }
    ${
      isMine &&
      html`<div class="bubble-foot">
      <${Fate} events=${entry.events} onAct=${onAct} />
      ${
        !entry.withdrawn &&
        draft === null &&
        html`<span class="bubble-verbs">
        <button type="button" onClick=${() => setDraft(entry.body)}>Edit</button>
        <button type="button" onClick=${() => onAct('delete', { id: entry.id })}>Delete</button>
      </span>`
      }
    </div>`
    }
  </article>`;
}

function Body({ entry }: { entry: Words }): VNode {
  if (entry.withdrawn) {
    return html`<p class="withdrawn">${entry.kind === 'merchant' ? 'You deleted this message.' : 'Withdrawn by the partner.'}</p>`;
  }
  const files = entry.files.map(
    (file) =>
      html`<li>${file.url ? html`<a href=${file.url} target="_blank" rel="noreferrer noopener">${file.name}</a>` : file.name}</li>`,
  );
  return html`<div class="bubble-body">
    ${entry.html ? html`<${SafeHtml} source=${entry.html} />` : html`<p class="as-typed">${entry.body}</p>`}
    ${files.length > 0 && html`<ul class="bubble-files">${files}</ul>`}
  </div>`;
}

/** What the partner's side answered to the newest event about this. */
function Fate({ events, onAct }: { events: SentEvent[]; onAct: Act }): VNode | null {
  const event = events.at(-1);
  if (!event) return null;
  const { state, detail, webhookId, status } = event;
  if (state === 'sending') return html`<span class="fate" data-fate=${state}>Sending…</span>`;
  if (state === 'accepted') return html`<span class="fate" data-fate=${state}>✓ Accepted</span>`;
  if (state === 'duplicate') return html`<span class="fate" data-fate=${state}>✓ Had it already</span>`;
  const words =
    state === 'refused'
      ? `Refused by the partner (${status}): ${detail ?? 'no reason given'}`
      : (detail ?? 'No answer came.');
  return html`<span class="fate bad" data-fate=${state} role="alert">⚠ ${words}
    <button type="button" onClick=${() => onAct('resend', { webhookId })}>Send again</button>
  </span>`;
}

function timeOf(at: string): string {
  return formatSlackDate(Date.parse(at) / 1000, '{time}', thisViewer());
}
