import type { EventSender } from './event-sender.ts';
import { archiveEvent, memberEvent } from './event-shapes.ts';
import type { Messages } from './messages.ts';
import type { Channel } from './state.ts';
import type { Workspace } from './workspace.ts';

interface Membership {
  workspace: Workspace;
  messages: Messages;
  sender: EventSender;
}

/** Adds a person or the app's bot, with the line Slack writes into the channel. */
export function joinChannel(context: Membership, channel: Channel, user: string, inviter?: string): Channel {
  if (channel.members.includes(user)) return channel;
  const joined: Channel = { ...channel, members: [...channel.members, user] };
  context.workspace.saveChannel(joined);
  context.messages.add(joined, { subtype: 'channel_join', user, text: `<@${user}> has joined the channel` });
  const details = { team: context.workspace.team, channel: joined, user, ts: context.workspace.nextTs() };
  context.sender.emit(
    memberEvent('member_joined_channel', inviter === undefined ? details : { ...details, inviter }),
    joined,
  );
  return joined;
}

/** The app still hears of its own bot's leaving. */
export function leaveChannel(context: Membership, channel: Channel, user: string): void {
  if (!channel.members.includes(user)) return;
  const left: Channel = { ...channel, members: channel.members.filter((member) => member !== user) };
  const details = { team: context.workspace.team, channel, user, ts: context.workspace.nextTs() };
  context.sender.emit(memberEvent('member_left_channel', details), channel);
  if (user === context.workspace.app.userId) {
    const type = channel.kind === 'private' ? 'group_left' : 'channel_left';
    context.sender.emit({ type, channel: channel.id, actor_id: user, event_ts: details.ts });
  }
  context.workspace.saveChannel(left);
  context.messages.add(left, { subtype: 'channel_leave', user, text: `<@${user}> has left the channel` });
}

export function setArchived(context: Membership, channel: Channel, archived: boolean, by: string): void {
  if (channel.archived === archived) return;
  const changed: Channel = { ...channel, archived };
  context.workspace.saveChannel(changed);
  const verb = archived ? 'archived' : 'un-archived';
  const subtype = archived ? 'channel_archive' : 'channel_unarchive';
  context.messages.add(changed, { subtype, user: by, text: `<@${by}> ${verb} the channel` });
  context.sender.emit(archiveEvent(changed, by, context.workspace.nextTs()), changed);
}
