import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { agoOrAhead, thisViewer } from '../shared/dates.ts';
import { Avatar } from './avatar.ts';
import { type Channel, type Message, useSlack } from './context.ts';

/** "3 replies · Last reply 2 minutes ago" under a thread's root. */
export function ReplyBar({ channel, root }: { channel: Channel; root: Message }): VNode | null {
  const { openThread } = useSlack();
  const replies = channel.messages.filter(
    (message) => message.thread_ts === root.ts && message.ts !== root.ts && !message.ephemeral,
  );
  const count = Math.max(root.replyCount, replies.length);
  if (count === 0) return null;
  const people = [...new Map(replies.map((reply) => [reply.user ?? reply.name, reply])).values()].slice(0, 4);
  const faces = people.map(
    (reply) => html`<${Avatar} key=${reply.user} user=${reply.user} name=${reply.name} isApp=${reply.isApp} small />`,
  );
  const last = replies.at(-1);
  return html`<button type="button" class="reply-bar" data-reply-count=${count} onClick=${() => openThread(channel.id, root.ts)}>
    ${faces}
    <span class="reply-count">${count === 1 ? '1 reply' : `${count} replies`}</span>
    ${last && html`<span class="last-reply">Last reply ${agoOrAhead(new Date(Number(last.ts) * 1000), thisViewer())}</span>`}
  </button>`;
}
