import { flagArg, limitArg, pageOf, textArg } from '../args.ts';
import { joinChannel, leaveChannel } from '../membership.ts';
import { refuse } from '../refusal.ts';
import type { Channel, JsonObject } from '../state.ts';
import { type ApiContext, isMember, type Method, needReadScope, needScope, visibleChannel } from './context.ts';

const info: Method = (context, args) => {
  const channel = visibleChannel(context, args);
  needReadScope(context, channel, 'read');
  const counted = flagArg(args, 'include_num_members') ? { num_members: channel.members.length } : {};
  return { channel: { ...channelObject(context, channel), ...counted } };
};

const list: Method = (context, args) => {
  const types = (textArg(args, 'types') ?? 'public_channel').split(',').map((type) => type.trim());
  const kinds = { public_channel: 'channel', private_channel: 'private', im: 'dm', mpim: 'mpim' } as const;
  for (const type of types) if (!Object.hasOwn(kinds, type)) refuse('invalid_types');
  const wanted = context.workspace.channels().filter((channel) => {
    if (!types.some((type) => Object.entries(kinds).some(([name, kind]) => name === type && kind === channel.kind))) {
      return false;
    }
    if (flagArg(args, 'exclude_archived') && channel.archived) return false;
    return channel.kind === 'channel' || isMember(context, channel);
  });
  for (const channel of wanted) needReadScope(context, channel, 'read');
  const { items, nextCursor } = pageOf(wanted, args, limitArg(args, 100, 1000));
  return {
    channels: items.map((channel) => ({ ...channelObject(context, channel), num_members: channel.members.length })),
    response_metadata: { next_cursor: nextCursor },
  };
};

const members: Method = (context, args) => {
  const channel = visibleChannel(context, args);
  needReadScope(context, channel, 'read');
  const { items, nextCursor } = pageOf(channel.members, args, limitArg(args, 100, 1000));
  return { members: items, response_metadata: { next_cursor: nextCursor } };
};

const open: Method = (context, args) => {
  needScope(context, 'im:write');
  const named = textArg(args, 'channel');
  const users = (textArg(args, 'users') ?? '').split(',').filter((user) => user !== '');
  if (named === undefined && users.length === 0) refuse('users_list_not_supplied');
  if (users.length > 1) refuse('not_supported_by_the_local_slack');
  const user = named === undefined ? users[0] : context.workspace.channel(named)?.name;
  const person = context.workspace.member(user ?? '');
  if (person === undefined) return refuse(named === undefined ? 'user_not_found' : 'channel_not_found');
  if (person.deleted) refuse('user_disabled');
  if (person.id === context.workspace.app.userId) refuse('cannot_dm_bot');
  const known = context.workspace.channels().some((channel) => channel.kind === 'dm' && channel.name === person.id);
  const channel = context.workspace.directMessage(person.id);
  const shown = flagArg(args, 'return_im') ? channelObject(context, channel) : { id: channel.id };
  return { channel: shown, ...(known && { no_op: true, already_open: true }) };
};

const join: Method = (context, args) => {
  needScope(context, 'channels:join');
  const channel = visibleChannel(context, args);
  if (channel.kind !== 'channel') refuse('method_not_supported_for_channel_type');
  if (channel.archived) refuse('is_archived');
  if (isMember(context, channel)) {
    return { channel: channelObject(context, channel), warning: 'already_in_channel' };
  }
  const joined = joinChannel(context, channel, context.workspace.app.userId);
  return { channel: channelObject(context, joined) };
};

const leave: Method = (context, args) => {
  needScope(context, 'channels:manage');
  const channel = visibleChannel(context, args);
  if (channel.archived) refuse('is_archived');
  if (!isMember(context, channel)) return { not_in_channel: true };
  leaveChannel(context, channel, context.workspace.app.userId);
  return {};
};

function channelObject(context: ApiContext, channel: Channel): JsonObject {
  const { team } = context.workspace;
  const shared = { id: channel.id, created: channel.created, is_archived: channel.archived, context_team_id: team.id };
  if (channel.kind === 'dm') {
    return { ...shared, is_im: true, is_org_shared: false, user: channel.name, is_user_deleted: false, priority: 0 };
  }
  const topic = { value: '', creator: '', last_set: 0 };
  return {
    ...shared,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'channel',
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_general: channel.name === 'general',
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
    is_pending_ext_shared: false,
    is_member: isMember(context, channel),
    unlinked: 0,
    creator: 'U0ALICE',
    topic,
    purpose: topic,
    previous_names: [],
    shared_team_ids: [team.id],
  };
}

export const conversationMethods: Readonly<Record<string, Method>> = {
  'conversations.info': info,
  'conversations.list': list,
  'conversations.members': members,
  'conversations.open': open,
  'conversations.join': join,
  'conversations.leave': leave,
};
