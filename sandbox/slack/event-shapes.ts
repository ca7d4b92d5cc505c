import type {
  ChannelArchiveEvent,
  ChannelUnarchiveEvent,
  MemberJoinedChannelEvent,
  MemberLeftChannelEvent,
  MessageChangedEvent,
  MessageDeletedEvent,
  MessageEvent,
  ReactionAddedEvent,
  ThreadBroadcastMessageEvent,
  UserChangeEvent,
} from '@slack/types';
import { overTheWire } from './json.ts';
import { renderMessage, threadCounts } from './render.ts';
import type { App, Channel, JsonObject, Member, SlackMessage, Team } from './state.ts';
import { userObject } from './user-object.ts';
import type { Workspace } from './workspace.ts';

/** Slack's messages inside a change event have no channel of their own, unlike the published types say. */
type Inside<T> = Omit<T, 'message' | 'previous_message'> & { message?: JsonObject; previous_message: JsonObject };

type ChannelType = MessageEvent['channel_type'];

function channelType(channel: Channel): ChannelType {
  if (channel.kind === 'dm') return 'im';
  return channel.kind === 'private' ? 'group' : 'channel';
}

/** A new message, whatever its subtype; the app's own have `bot_id`, `app_id`, `user` and no subtype. */
export function messageEvent(workspace: Workspace, channel: Channel, message: SlackMessage): JsonObject {
  const root = message.thread_ts === undefined ? undefined : workspace.message(message.channel, message.thread_ts);
  const { thread_ts: _none, ...rendered } = renderMessage(workspace, message);
  const event: JsonObject = {
    ...rendered,
    ...(message.thread_ts !== undefined && { thread_ts: message.thread_ts }),
    channel: channel.id,
    channel_type: channelType(channel),
    event_ts: message.ts,
  };
  if (message.subtype !== 'thread_broadcast' || root === undefined) return event;
  return { ...event, root: broadcastRoot(workspace, channel, root) };
}

function broadcastRoot(workspace: Workspace, channel: Channel, root: SlackMessage): JsonObject {
  const counts = threadCounts(workspace, root);
  if (counts === undefined) throw new Error('a broadcast reply without a thread');
  const shape: ThreadBroadcastMessageEvent['root'] = {
    type: 'message',
    subtype: undefined,
    channel: channel.id,
    channel_type: channelType(channel),
    event_ts: root.ts,
    ts: root.ts,
    text: root.text,
    user: root.user ?? '',
    ...(root.bot_id !== undefined && { bot_id: root.bot_id }),
    ...(root.blocks !== undefined && { blocks: root.blocks }),
    ...counts,
  };
  return overTheWire(shape);
}

/** `before` and `after` as rendered; the change has a ts of its own. */
export function changedEvent(channel: Channel, ts: string, after: JsonObject, before: JsonObject): JsonObject {
  const event: Inside<MessageChangedEvent> = {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    channel: channel.id,
    channel_type: channelType(channel),
    ts,
    event_ts: ts,
    message: after,
    previous_message: before,
  };
  return overTheWire(event);
}

export function deletedEvent(channel: Channel, ts: string, deletedTs: string, before: JsonObject): JsonObject {
  const event: Inside<MessageDeletedEvent> = {
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    channel: channel.id,
    channel_type: channelType(channel),
    ts,
    event_ts: ts,
    deleted_ts: deletedTs,
    previous_message: before,
  };
  return overTheWire(event);
}

export function memberEvent(
  type: 'member_joined_channel' | 'member_left_channel',
  details: { team: Team; channel: Channel; user: string; inviter?: string; ts: string },
): JsonObject {
  const shared = {
    user: details.user,
    channel: details.channel.id,
    channel_type: details.channel.kind === 'private' ? 'G' : 'C',
    team: details.team.id,
    event_ts: details.ts,
  };
  const event: MemberJoinedChannelEvent | MemberLeftChannelEvent =
    type === 'member_left_channel'
      ? { type, ...shared }
      : { type, ...shared, ...(details.inviter !== undefined && { inviter: details.inviter }) };
  return overTheWire(event);
}

export function archiveEvent(channel: Channel, user: string, ts: string): JsonObject {
  if (channel.kind === 'private') {
    return { type: channel.archived ? 'group_archive' : 'group_unarchive', channel: channel.id, user, event_ts: ts };
  }
  const event: ChannelArchiveEvent | ChannelUnarchiveEvent = {
    type: channel.archived ? 'channel_archive' : 'channel_unarchive',
    channel: channel.id,
    user,
    event_ts: ts,
  };
  return overTheWire(event);
}

/** Only the bot's token is ever revoked; members gave the app none. */
export function tokensRevokedEvent(app: App, ts: string): JsonObject {
  return { type: 'tokens_revoked', tokens: { oauth: [], bot: [app.userId] }, event_ts: ts };
}

export function userChangeEvent(member: Member, ts: string): JsonObject {
  const user: UserChangeEvent['user'] = userObject(member);
  const event: UserChangeEvent = { type: 'user_change', user, cache_ts: Math.floor(Number(ts)), event_ts: ts };
  return overTheWire(event);
}

export function reactionEvent(
  type: 'reaction_added' | 'reaction_removed',
  details: { user: string; name: string; message: SlackMessage; ts: string },
): JsonObject {
  const event: Omit<ReactionAddedEvent, 'type'> & { type: typeof type } = {
    type,
    user: details.user,
    reaction: details.name,
    item_user: details.message.user ?? '',
    item: { type: 'message', channel: details.message.channel, ts: details.message.ts },
    event_ts: details.ts,
  };
  return overTheWire(event);
}
