import { html, render } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../../pages/shared/live.ts';
import { pageElement } from '../../pages/shared/page-element.ts';
import { Strip } from '../../pages/shared/strip.ts';
import type { ThumbtackState } from '../routes.ts';
import { AskForm } from './ask-form.ts';
import { Talk } from './talk.ts';

function ThumbtackPage(): VNode {
  const { state, connected } = useLive<ThumbtackState>('/thumbtack/page/state', '/thumbtack/page/stream');
  const [picked, setPicked] = useState('');

  if (!state) {
    return html`<p class="loading" role="status">${connected ? 'Opening Thumbtack…' : 'The sandbox cannot be reached. Is it running?'}</p>`;
  }
  const { negotiations } = state;
  const open = negotiations.find(({ negotiationID }) => negotiationID === picked);
  const rows = negotiations.map(
    ({ negotiationID, customer, category, messages }) => html`<li key=${negotiationID}>
      <button type="button" class="conversation-row" aria-current=${negotiationID === picked ? 'true' : undefined} onClick=${() => setPicked(negotiationID)}>
        <span class="row-top"><b>${customer.displayName}</b></span>
        <span class="row-about">${category}</span>
        <span class="row-last">${messages.at(-1)?.text ?? ''}</span>
      </button>
    </li>`,
  );
  return html`<div class=${`market ${open ? 'at-detail' : 'at-list'}`}>
    <${Strip} here="/thumbtack/">A marketplace in the shape of Thumbtack, connected to Jobline by its own interface</${Strip}>
    <div class="market-list">
      <header class="market-head">
        <h1>Leads</h1>
        <button type="button" class="block-button primary" onClick=${() => setPicked('')}>Send a lead</button>
      </header>
      <ul class="conversation-list" aria-label="Leads">${rows}</ul>
    </div>
    <main class="market-main">
      ${
        open
          ? html`<${Talk} key=${open.negotiationID} negotiation=${open} onBack=${() => setPicked('')} />`
          : html`<${AskForm} />`
      }
    </main>
    ${!connected && html`<p class="toast" role="status">The sandbox cannot be reached; trying again…</p>`}
  </div>`;
}

render(html`<${ThumbtackPage} />`, pageElement());
