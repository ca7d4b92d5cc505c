import type { Channel, State } from './context.ts';

function key(user: string, channel: string): string {
  return `jobline-sandbox-read:${user}:${channel}`;
}

/** Remembers in this browser that a member has seen a channel up to its newest message. */
export function markRead(user: string, channel: Channel): void {
  const newest = channel.messages.at(-1)?.ts;
  if (newest) localStorage.setItem(key(user, channel.id), newest);
}

/** How many messages of others came since the member last looked. */
export function unreadCount(state: State, channel: Channel): number {
  const seen = localStorage.getItem(key(state.me, channel.id)) ?? '0';
  return channel.messages.filter((message) => message.ts > seen && message.user !== state.me && !message.ephemeral)
    .length;
}
