import { html, render } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../../pages/shared/live.ts';
import { pageElement } from '../../pages/shared/page-element.ts';
import { Strip } from '../../pages/shared/strip.ts';
import type { MailboxState } from '../routes.ts';
import { MailList } from './mail-list.ts';
import { MailView } from './mail-view.ts';
import { mailThreads } from './threads.ts';

function MailPage(): VNode {
  const { state, connected } = useLive<MailboxState>('/mail/page/state', '/mail/page/stream');
  const [picked, setPicked] = useState<string | null>(null);

  if (!state) {
    return html`<p class="loading" role="status">${connected ? 'Opening the mailbox…' : 'The sandbox cannot be reached. Is it running?'}</p>`;
  }
  const threads = mailThreads(state.mails);
  const thread = threads.find(({ key }) => key === picked);

  return html`<div class=${`mailbox ${thread ? 'at-detail' : 'at-list'}`}>
    <${Strip} here="/mail/">Mail that Jobline sent. It goes to nobody but this page.</${Strip}>
    <div class="mail-side">
      <header class="mail-head"><h1>Mail</h1></header>
      <${MailList} threads=${threads} current=${picked ?? ''} onPick=${setPicked} />
    </div>
    <main class="mail-main">
      ${
        thread
          ? html`<${MailView} key=${thread.key} thread=${thread} takesAnswers=${state.takesAnswers} onBack=${() => setPicked(null)} />`
          : html`<p class="hint">Pick a thread on the left.</p>`
      }
    </main>
    ${!connected && html`<p class="toast" role="status">The sandbox cannot be reached; trying again…</p>`}
  </div>`;
}

render(html`<${MailPage} />`, pageElement());
