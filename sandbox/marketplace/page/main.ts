import { html, render } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLive } from '../../pages/shared/live.ts';
import { pageElement } from '../../pages/shared/page-element.ts';
import { isEmbedded, Strip } from '../../pages/shared/strip.ts';
import type { MarketplaceState } from '../routes.ts';
import { ConversationList } from './conversation-list.ts';
import { ConversationView } from './conversation-view.ts';
import { JobForm } from './job-form.ts';
import { LeadForm } from './lead-form.ts';
import { SendPanel } from './send-panel.ts';

/** `send`: pick something to send · `job`, `talk`, `lead`: the forms · else a conversation's id. */
type View = { show: 'send' | 'job' | 'talk' | 'lead' } | { show: 'conversation'; id: string };

function MarketplacePage(): VNode {
  const { state, connected } = useLive<MarketplaceState>('/marketplace/page/state', '/marketplace/page/stream');
  const [view, setView] = useState<View>({ show: 'send' });
  const [awaited, setAwaited] = useState<string | null>(null);

  const arrived = state?.conversations.find((one) =>
    one.entries.some((entry) => entry.events.some((event) => event.webhookId === awaited)),
  );
  useEffect(() => {
    if (!arrived) return;
    setView({ show: 'conversation', id: arrived.id });
    setAwaited(null);
  }, [arrived?.id]);

  if (!state) {
    return html`<p class="loading" role="status">${connected ? 'Opening the marketplace…' : 'The sandbox cannot be reached. Is it running?'}</p>`;
  }
  const conversation = view.show === 'conversation' && state.conversations.find((one) => one.id === view.id);
  const back = (): void => setView({ show: 'send' });

  return html`<div class=${`market ${view.show === 'send' ? 'at-list' : 'at-detail'}`}>
    ${!isEmbedded() && html`<${Strip} here="/marketplace/">A marketplace and its merchants, for trying Jobline</${Strip}>`}
    <div class="market-list">
      <header class="market-head">
        <h1>Conversations</h1>
        <button type="button" class="block-button primary" onClick=${back}>Send a job</button>
      </header>
      <${ConversationList}
        conversations=${state.conversations}
        current=${conversation ? conversation.id : ''}
        onPick=${(id: string) => setView({ show: 'conversation', id })}
      />
      ${
        state.rejected.length > 0 &&
        html`<p class="rejected" role="status">
        ${state.rejected.length === 1 ? '1 event was' : `${state.rejected.length} events were`} rejected: wrong signature (401).
      </p>`
      }
    </div>
    <main class="market-main">
      ${
        view.show === 'send' &&
        html`<${SendPanel}
        readyMade=${state.readyMade}
        leads=${state.leads}
        onSent=${setAwaited}
        onJob=${() => setView({ show: 'job' })}
        onTalk=${() => setView({ show: 'talk' })}
        onLead=${() => setView({ show: 'lead' })}
      />`
      }
      ${view.show === 'job' && html`<${JobForm} key="job" withJob onBack=${back} onSent=${setAwaited} />`}
      ${view.show === 'talk' && html`<${JobForm} key="talk" withJob=${false} onBack=${back} onSent=${setAwaited} />`}
      ${view.show === 'lead' && html`<${LeadForm} onBack=${back} />`}
      ${conversation && html`<${ConversationView} key=${conversation.id} conversation=${conversation} onBack=${back} />`}
    </main>
    ${!connected && html`<p class="toast" role="status">The sandbox cannot be reached; trying again…</p>`}
  </div>`;
}

render(html`<${MarketplacePage} />`, pageElement());
