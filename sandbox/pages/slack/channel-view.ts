import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { postJson } from '../shared/http.ts';
import { Composer } from './composer.ts';
import { type Channel, useSlack } from './context.ts';
import { MessageList } from './message-list.ts';
import { markRead } from './read-marks.ts';

/** A channel, or the DM with the app: what stands in it and the field to write. */
export function ChannelView({ channel, onMenu }: { channel: Channel; onMenu(): void }): VNode {
  const { state, complain } = useSlack();
  const messages = channel.messages.filter(
    (message) => !message.thread_ts || message.thread_ts === message.ts || message.subtype === 'thread_broadcast',
  );
  const name = channel.kind === 'dm' ? state.app.name : `#${channel.name}`;
  useEffect(() => markRead(state.me, channel), [state.me, channel]);

  async function send(text: string): Promise<boolean> {
    const answer = await postJson('/slack/page/post', { user: state.me, channel: channel.id, text });
    if (!answer.ok) complain(`Not sent: ${answer.error}`);
    return answer.ok;
  }

  return html`<main class="channel" data-channel=${channel.id} aria-label=${name}>
    <header class="pane-head">
      <button type="button" class="menu-button" aria-label="Channels" onClick=${onMenu}>☰</button>
      <h1>${channel.kind === 'dm' ? name : html`<span class="hash">#</span>${channel.name}`}</h1>
    </header>
    ${
      messages.length === 0
        ? html`<div class="messages empty"><p>${emptyWords(channel, state.app.name)}</p></div>`
        : html`<${MessageList} key=${channel.id} channel=${channel} messages=${messages} inThread=${false} label=${name} />`
    }
    ${
      closedBecause(channel)
        ? html`<p class="archived">${closedBecause(channel)}</p>`
        : html`<${Composer} key=${channel.id} label=${`Message ${name}`} placeholder=${`Message ${name}`} onSend=${send} />`
    }
  </main>`;
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
