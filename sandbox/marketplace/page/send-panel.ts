import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { postJson } from '../../pages/shared/http.ts';
import type { EventAnswer } from '../events-out.ts';
import type { MarketplaceState } from '../routes.ts';
import { LeadList } from './lead-list.ts';

interface SendPanelProps {
  readyMade: MarketplaceState['readyMade'];
  leads: MarketplaceState['leads'];
  /** Called with the webhook-id of what was sent. */
  onSent(webhookId: string): void;
  onJob(): void;
  onTalk(): void;
  onLead(): void;
}

/** The ready-made jobs, one click each, and the ways to the two forms. */
export function SendPanel({ readyMade, leads, onSent, onJob, onTalk, onLead }: SendPanelProps): VNode {
  const [busy, setBusy] = useState('');
  const [error, setError] = useState('');
  const [language, setLanguage] = useState('');

  async function send(key: string): Promise<void> {
    setBusy(key);
    setError('');
    const answer = await postJson<{ answer: EventAnswer }>('/marketplace/page/ready-made', { key });
    setBusy('');
    if (answer.ok) onSent(answer.value.answer.webhookId);
    else setError(answer.error);
  }

  const languages = [...new Set(readyMade.map((job) => job.language))];
  const fitting = readyMade.filter((job) => language === '' || job.language === language);
  const cards = fitting.map(
    (job) => html`<li key=${job.key}>
      <button type="button" class="ready-made" data-ready-made=${job.key} disabled=${busy !== ''} onClick=${() => send(job.key)}>
        <span class="ready-words">
          <b>${job.title}</b>
          <span>${job.merchant} · ${job.store}</span>
          <span class="ready-label">${job.label}</span>
        </span>
        <span class="ready-send">${busy === job.key ? 'Sending…' : 'Send'}</span>
      </button>
    </li>`,
  );
  return html`<section class="panel" aria-label="Send a job">
    <p class="eyebrow">Marketplace</p>
    <h2>What does a merchant need?</h2>
    <p class="hint">Each of these reaches the partner as a new job in Slack. You then play the merchant.</p>
    <label class="ready-language">
      Language of the job
      <select value=${language} onChange=${(event: Event) => setLanguage((event.target as HTMLSelectElement).value)}>
        <option value="">Any</option>
        ${languages.map((one) => html`<option value=${one}>${one}</option>`)}
      </select>
    </label>
    <ul class="ready-list">${cards}</ul>
    ${error && html`<p class="problem" role="alert">${error}</p>`}
    <div class="panel-more">
      <button type="button" class="block-button" onClick=${onJob}>Write your own job</button>
      <button type="button" class="block-button" onClick=${onTalk}>Just start a conversation</button>
      <button type="button" class="block-button" onClick=${onLead}>Leave contact details</button>
    </div>
    <p class="hint">Or ask the team without a marketplace: <a href="/experts" target="_blank" rel="noopener">the merchants’ own pages</a>. The link that confirms a request comes to the <a href="/mail/" target="_blank" rel="noopener">mailbox</a>.</p>
    <${LeadList} leads=${leads} />
  </section>`;
}
