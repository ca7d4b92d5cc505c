import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { postJson } from '../../pages/shared/http.ts';
import type { SentLead } from '../model.ts';
import { ReviewFields } from './review-fields.ts';

const FATES = {
  sending: 'Sending…',
  accepted: '✓ Accepted',
  duplicate: '✓ Had it already',
  refused: '⚠ Refused by the partner',
  no_answer: '⚠ No answer came',
} as const;

/** Who left contact details, and the review that the partner may ask them for. */
export function LeadList({ leads }: { leads: SentLead[] }): VNode | null {
  const [error, setError] = useState('');
  if (leads.length === 0) return null;

  async function act(verb: string, input: Record<string, unknown>): Promise<void> {
    const answer = await postJson(`/marketplace/page/${verb}`, input);
    setError(answer.ok ? '' : answer.error);
  }

  return html`<section aria-label="Leads">
    <h3>Contact details that were left</h3>
    <ul class="ready-list">
      ${leads.map(
        (lead) => html`<li key=${lead.id} data-lead=${lead.id}>
          <b>${lead.name}</b> · ${lead.source === 'form' ? 'lead form' : 'profile'} · ${FATES[lead.events.at(-1)?.state ?? 'sending']}
          ${lead.reviewWanted && html`<${ReviewFields} of=${{ leadId: lead.id }} onAct=${act} />`}
        </li>`,
      )}
    </ul>
    ${error && html`<p class="problem" role="alert">${error}</p>`}
  </section>`;
}
