import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { formatSlackDate, thisViewer } from '../shared/dates.ts';
import { postJson } from '../shared/http.ts';
import { Avatar } from './avatar.ts';
import { Blocks } from './blocks.ts';
import { Composer } from './composer.ts';
import { ConfirmDialog } from './confirm-dialog.ts';
import { type Channel, type Message, useSlack } from './context.ts';
import { useMessageSurface } from './message-surface.ts';
import { Reactions } from './reactions.ts';
import { ReplyBar } from './reply-bar.ts';
import { MessageShortcuts } from './shortcut-menus.ts';
import { Mrkdwn } from './text.ts';

interface MessageProps {
  channel: Channel;
  message: Message;
  /** Where it stands: in the channel, or in the thread at the side. */
  inThread: boolean;
  /** Written by the same person right after another one: needs no name of its own. */
  compact: boolean;
}

const JOINS = new Set(['channel_join', 'channel_leave', 'channel_archive', 'channel_unarchive']);

/** One message with all that hangs on it. */
export function MessageView({ channel, message, inThread, compact }: MessageProps): VNode {
  const { state, openThread, complain } = useSlack();
  const [mode, setMode] = useState<'reading' | 'editing' | 'deleting'>('reading');
  const root = message.thread_ts ?? message.ts;
  const isMine = message.user === state.me && !message.ephemeral && message.subtype !== 'tombstone';
  const hasTools = mode === 'reading' && message.subtype !== 'tombstone' && !message.ephemeral;
  const broadcast = message.subtype === 'thread_broadcast' && !inThread;

  async function save(text: string): Promise<boolean> {
    const answer = await postJson('/slack/page/edit', { user: state.me, channel: channel.id, ts: message.ts, text });
    if (!answer.ok) complain(`Not edited: ${answer.error}`);
    else setMode('reading');
    return answer.ok;
  }

  async function remove(): Promise<void> {
    setMode('reading');
    const answer = await postJson('/slack/page/delete', { user: state.me, channel: channel.id, ts: message.ts });
    if (!answer.ok) complain(`Not deleted: ${answer.error}`);
  }

  if (JOINS.has(message.subtype ?? '')) {
    return html`<div class="system-line" data-ts=${message.ts}><${Mrkdwn} text=${message.text} /></div>`;
  }

  const classes = ['message', compact && 'compact', message.ephemeral && 'ephemeral', message.isApp && 'from-app'];
  return html`<article
    class=${classes.filter(Boolean).join(' ')}
    data-ts=${message.ts}
    data-thread-ts=${message.thread_ts}
    data-user=${message.user}
    data-metadata-id=${message.metadataId}
    data-ephemeral=${message.ephemeral ? 'true' : undefined}
    aria-label=${`${message.name}, ${timeOf(message.ts)}`}
  >
    <div class="message-side">
      ${
        compact
          ? html`<span class="side-time">${shortTime(message.ts)}</span>`
          : html`<${Avatar} user=${message.user} name=${message.name} isApp=${message.isApp} />`
      }
    </div>
    <div class="message-main">
      ${message.ephemeral && html`<p class="only-you"><span aria-hidden="true">👁</span> Only visible to you</p>`}
      ${
        broadcast &&
        html`<p class="broadcast">replied to a thread:
        <button type="button" class="text-button" onClick=${() => openThread(channel.id, root)}>see the thread</button></p>`
      }
      ${
        !compact &&
        html`<p class="byline">
        <strong>${message.name}</strong>
        ${message.isApp && html`<span class="app-badge">APP</span>`}
        <time title=${timeOf(message.ts)}>${shortTime(message.ts)}</time>
      </p>`
      }
      ${
        mode === 'editing'
          ? html`<${Composer}
            label="Edit message"
            initial=${message.typed ?? message.text}
            verb="Save"
            onSend=${save}
            onCancel=${() => setMode('reading')}
          />`
          : html`<${Body} channel=${channel} message=${message} />`
      }
      <${Reactions} reactions=${message.reactions} />
      ${!inThread && !message.thread_ts && message.replyCount > 0 && html`<${ReplyBar} channel=${channel} root=${message} />`}
      ${!inThread && message.thread_ts === message.ts && html`<${ReplyBar} channel=${channel} root=${message} />`}
    </div>
    ${
      hasTools &&
      html`<div class="message-tools" role="toolbar" aria-label="Message actions">
      ${
        !inThread &&
        html`<button type="button" aria-label="Reply in thread" title="Reply in thread" onClick=${() => openThread(channel.id, root)}>
        <span aria-hidden="true">💬</span><span class="tool-word">Reply</span>
      </button>`
      }
      ${
        isMine &&
        html`<button type="button" aria-label="Edit message" title="Edit message" onClick=${() => setMode('editing')}>
        <span aria-hidden="true">✏️</span><span class="tool-word">Edit</span>
      </button>`
      }
      ${
        isMine &&
        html`<button type="button" aria-label="Delete message" title="Delete message" onClick=${() => setMode('deleting')}>
        <span aria-hidden="true">🗑️</span><span class="tool-word">Delete</span>
      </button>`
      }
      <${MessageShortcuts} channel=${channel.id} ts=${message.ts} />
    </div>`
    }
    ${
      mode === 'deleting' &&
      html`<${ConfirmDialog}
      title="Delete message"
      confirm="Delete"
      danger
      onConfirm=${remove}
      onCancel=${() => setMode('reading')}
    ><p>Delete this message? This cannot be undone.</p><${Body} channel=${channel} message=${message} /></${ConfirmDialog}>`
    }
  </article>`;
}

function Body({ channel, message }: { channel: Channel; message: Message }): VNode {
  const surface = useMessageSurface(channel.id, message);
  if (message.subtype === 'tombstone') return html`<p class="tombstone">This message was deleted.</p>`;
  const files = (message.files ?? []).map(
    (file) =>
      html`<span class="file-chip" data-file-id=${file.id}>${
        file.url
          ? html`📄 <a href=${file.url} download=${file.name}>${file.name}</a>`
          : html`<i>This file was deleted.</i>`
      }</span>`,
  );
  return html`<div class="message-body">
    ${
      message.blocks && message.blocks.length > 0
        ? html`<${Blocks} blocks=${message.blocks} surface=${surface} />`
        : html`<${Mrkdwn} text=${message.text} />`
    }
    ${message.edited && html`<span class="edited">(edited)</span>`}
    ${files.length > 0 && html`<p class="files">${files}</p>`}
  </div>`;
}

/** "Nov 22 at 2:05 PM". */
export function timeOf(ts: string): string {
  return formatSlackDate(Number(ts), '{date_short} at {time}', thisViewer());
}

function shortTime(ts: string): string {
  return formatSlackDate(Number(ts), '{time}', thisViewer());
}
