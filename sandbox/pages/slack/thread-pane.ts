import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { Composer } from './composer.ts';
import { type Channel, useSlack } from './context.ts';
import { MessageList } from './message-list.ts';
import { useSendWords } from './send-words.ts';

/** A thread at the side: its root, the replies, the field to reply. */
export function ThreadPane({ channel, ts, onClose }: { channel: Channel; ts: string; onClose(): void }): VNode {
  const { state } = useSlack();
  const send = useSendWords({ channel: channel.id, threadTs: ts });
  const messages = channel.messages.filter((message) => message.ts === ts || message.thread_ts === ts);
  const place = channel.kind === 'dm' ? state.app.name : `#${channel.name}`;

  return html`<aside class="thread" data-thread-ts=${ts} aria-label="Thread">
    <header class="pane-head">
      <h2>Thread <span class="place">${place}</span></h2>
      <button type="button" class="close-button" aria-label="Close thread" onClick=${onClose}>✕</button>
    </header>
    <${MessageList} key=${ts} channel=${channel} messages=${messages} inThread label="Thread messages" />
    ${
      channel.archived
        ? html`<p class="archived">This channel is archived.</p>`
        : html`<${Composer}
          key=${`reply-${ts}`}
          label="Reply"
          placeholder="Reply…"
          alsoTo=${channel.kind === 'channel' ? place : undefined}
          onSend=${send}
        />`
    }
  </aside>`;
}
