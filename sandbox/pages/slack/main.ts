import { html, render } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLive } from '../shared/live.ts';
import { pageElement } from '../shared/page-element.ts';
import { isEmbedded, Strip } from '../shared/strip.ts';
import { ChannelView } from './channel-view.ts';
import { Slack, type SlackContext, type State } from './context.ts';
import { DialogLayer } from './dialog-layer.ts';
import { HOME, usePlace } from './place.ts';
import { Sidebar } from './sidebar.ts';
import { ThreadPane } from './thread-pane.ts';

const COMPLAINT_SHOWN_MS = 8000;

/** Who one is until the address says otherwise. */
const FIRST_MEMBER = 'U0ALICE';

function SlackPage(): VNode {
  const [place, go] = usePlace();
  const query = `?user=${encodeURIComponent(place.user ?? FIRST_MEMBER)}`;
  const { state, refusal, connected } = useLive<State>(`/slack/page/state${query}`, '/slack/page/stream');
  const [menuOpen, setMenuOpen] = useState(false);
  const [complaint, setComplaint] = useState('');
  useEffect(() => {
    if (!complaint) return;
    const timer = setTimeout(() => setComplaint(''), COMPLAINT_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [complaint]);

  if (refusal) {
    return html`<p class="loading" role="alert">
      Slack does not open for ${place.user}: ${refusal}. <a href="/slack/">Come in as somebody else</a>
    </p>`;
  }
  if (!state) {
    return html`<p class="loading" role="status">${connected ? 'Opening Slack…' : 'The sandbox cannot be reached. Is it running?'}</p>`;
  }
  const channel = state.channels.find((one) => one.id === place.channel) ?? state.channels[0];
  const thread = channel?.messages.some((message) => message.ts === place.thread) ? place.thread : undefined;
  const atHome = channel?.kind === 'dm' && state.app.hasHome && place.thread === HOME;
  const user = place.user ? { user: place.user } : {};
  const context: SlackContext = {
    state,
    openChannel(id) {
      setMenuOpen(false);
      go({ ...user, channel: id });
    },
    openHome(id) {
      setMenuOpen(false);
      go({ ...user, channel: id, thread: HOME });
    },
    openThread: (id, ts) => go({ ...user, channel: id, thread: ts }),
    complain: setComplaint,
  };

  const classes = ['slack', thread && 'with-thread', menuOpen && 'menu-open'].filter(Boolean).join(' ');
  return html`<${Slack.Provider} value=${context}>
    <div class=${classes} data-me=${state.me}>
      ${!isEmbedded() && html`<${Strip} here="/slack/">This is a local Slack for trying ${state.app.name}</${Strip}>`}
      <${Sidebar}
        current=${channel?.id ?? ''}
        onUser=${(next: string) => go({ ...place, user: next })}
      />
      ${menuOpen && html`<button type="button" class="menu-shade" aria-label="Close the list of channels" onClick=${() => setMenuOpen(false)}></button>`}
      ${
        channel
          ? html`<${ChannelView} channel=${channel} atHome=${atHome} onMenu=${() => setMenuOpen(!menuOpen)} />`
          : html`<main class="channel"><p class="loading">This workspace has no channels.</p></main>`
      }
      ${channel && thread && html`<${ThreadPane} channel=${channel} ts=${thread} onClose=${() => go({ ...user, channel: channel.id })} />`}
      <${DialogLayer} complaint=${complaint} />
      ${!connected && html`<p class="toast" role="status">The sandbox cannot be reached; trying again…</p>`}
      ${complaint && state.views.length === 0 && html`<p class="toast" role="alert">${complaint}</p>`}
    </div>
  </${Slack.Provider}>`;
}

render(html`<${SlackPage} />`, pageElement());
