import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Composer } from './composer.ts';
import { type Channel, type Message, nameOf, useSlack } from './context.ts';
import { HomeView } from './home-view.ts';
import { MessageList } from './message-list.ts';
import { markRead } from './read-marks.ts';
import { useSendWords } from './send-words.ts';

type Send = ReturnType<typeof useSendWords>;

/** A channel, or the DM with the app: what stands in it and the field to write. */
export function ChannelView({ channel, atHome, onMenu }: { channel: Channel; atHome: boolean; onMenu(): void }): VNode {
  const { state } = useSlack();
  const send = useSendWords({ channel: channel.id });
  const messages = channel.messages.filter(
    (message) => !message.thread_ts || message.thread_ts === message.ts || message.subtype === 'thread_broadcast',
  );
  const name = channel.kind === 'dm' ? state.app.name : `#${channel.name}`;
  const me = nameOf(state, state.me);
  useEffect(() => markRead(state.me, channel), [state.me, channel]);

  return html`<main class="channel" data-channel=${channel.id} aria-label=${name}>
    <header class="pane-head">
      <button type="button" class="menu-button" aria-label="Channels" onClick=${onMenu}>☰</button>
      <h1>${channel.kind === 'dm' ? name : html`<span class="hash">#</span>${channel.name}`}</h1>
      <button type="button" class="who-badge" aria-label=${`Writing as ${me}`} title=${`Writing as ${me}`} onClick=${onMenu}>as ${me}</button>
      ${channel.kind === 'dm' && state.app.hasHome && html`<${AppTabs} channel=${channel.id} atHome=${atHome} />`}
    </header>
    ${atHome ? html`<${HomeView} />` : html`<${Talk} channel=${channel} messages=${messages} name=${name} onSend=${send} />`}
  </main>`;
}

function Talk(props: { channel: Channel; messages: Message[]; name: string; onSend: Send }): VNode {
  const { channel, messages, name, onSend } = props;
  const { state } = useSlack();
  return html`${
    messages.length === 0
      ? html`<div class="messages empty"><p>${emptyWords(channel, state.app.name)}</p></div>`
      : html`<${MessageList} key=${channel.id} channel=${channel} messages=${messages} inThread=${false} label=${name} />`
  }
    ${
      closedBecause(channel)
        ? html`<p class="archived">${closedBecause(channel)}</p>`
        : html`<${Composer} key=${channel.id} label=${`Message ${name}`} placeholder=${`Message ${name}`} withShortcuts onSend=${onSend} />`
    }`;
}

/** Home and messages of the app. */
function AppTabs({ channel, atHome }: { channel: string; atHome: boolean }): VNode {
  const { openChannel, openHome } = useSlack();
  return html`<div class="app-tabs" role="tablist" aria-label="Parts of the app">
    <button type="button" role="tab" aria-selected=${atHome} onClick=${() => openHome(channel)}>Home</button>
    <button type="button" role="tab" aria-selected=${!atHome} onClick=${() => openChannel(channel)}>Messages</button>
  </div>`;
}

/** Why nobody can write here. The app's manifest leaves its messages tab read-only, so Slack shows no field there. */
function closedBecause(channel: Channel): string | undefined {
  if (channel.kind === 'dm') return 'Sending messages to this app has been turned off.';
  return channel.archived ? 'This channel is archived.' : undefined;
}

function emptyWords(channel: Channel, app: string): string {
  if (channel.kind === 'dm') return `What ${app} has to tell you alone appears here.`;
  return 'Nothing here yet. Send a job from the marketplace, and its card appears in the channel for jobs.';
}
