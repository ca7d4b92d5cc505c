import { flagArg, textArg } from '../args.ts';
import { textOfBlocks } from '../block-text.ts';
import { normalizeMrkdwn } from '../mrkdwn.ts';
import { refuse } from '../refusal.ts';
import { renderMessage } from '../render.ts';
import type { Channel, Ephemeral, JsonObject, SlackMessage } from '../state.ts';
import { readAttachments, readBlocks, readContent, readMetadata } from './chat-content.ts';
import {
  type ApiContext,
  isMember,
  joinedChannel,
  type Method,
  needMessage,
  needScope,
  visibleChannel,
} from './context.ts';

const MAX_UPDATE_TEXT = 4_000;
const TS = /^\d{10}\.\d{6}$/;

const postMessage: Method = (context, args) => {
  needScope(context, 'chat:write');
  const channel = channelToPostTo(context, args);
  if (channel.archived) refuse('is_archived');
  const content = readContent(args);
  const { metadata } = readMetadata(args);
  const thread = threadArg(args);
  const broadcast = thread !== undefined && flagArg(args, 'reply_broadcast');
  const message = context.messages.add(
    channel,
    {
      user: context.workspace.app.userId,
      bot_id: context.workspace.app.botId,
      app_id: context.workspace.app.id,
      ...content,
      ...(metadata !== undefined && { metadata }),
      ...(thread !== undefined && { thread_ts: thread }),
      ...(broadcast && { subtype: 'thread_broadcast' }),
    },
    { unfurl: flagArg(args, 'unfurl_links', true) },
  );
  return { channel: channel.id, ts: message.ts, message: renderMessage(context.workspace, message) };
};

/** A user id stands for the app's DM with that person. */
function channelToPostTo(context: ApiContext, args: JsonObject): Channel {
  const named = textArg(args, 'channel') ?? '';
  const person = context.workspace.member(named);
  if (person !== undefined) {
    if (person.isBot || person.deleted) refuse('channel_not_found');
    return context.workspace.directMessage(person.id);
  }
  const channel = visibleChannel(context, args);
  if (!isMember(context, channel) && !context.installation.scopes.has('chat:write.public')) refuse('not_in_channel');
  return channel;
}

function threadArg(args: JsonObject): string | undefined {
  const thread = textArg(args, 'thread_ts');
  if (thread === undefined || thread === '') return undefined;
  return TS.test(thread) ? thread : refuse('invalid_thread_ts');
}

const update: Method = (context, args) => {
  needScope(context, 'chat:write');
  const channel = joinedChannel(context, args);
  const before = ownMessage(context, channel, args, 'cant_update_message');
  if (channel.archived) refuse('is_inactive');
  const text = textArg(args, 'text');
  if (text !== undefined && [...text].length > MAX_UPDATE_TEXT) refuse('msg_too_long');
  const blocks = readBlocks(args);
  const attachments = readAttachments(args);
  const { given, metadata } = readMetadata(args);
  if ((text === undefined || text === '') && blocks === undefined && attachments === undefined) refuse('no_text');

  const { blocks: _blocks, edited: _edited, metadata: kept, ...rest } = before;
  const words = text === undefined || text === '' ? undefined : normalizeMrkdwn(text);
  const nextMetadata = given ? metadata : kept;
  const after: SlackMessage = {
    ...rest,
    text: words ?? (blocks !== undefined && blocks.length > 0 ? textOfBlocks(blocks) : before.text),
    ...(blocks !== undefined && blocks.length > 0 && { blocks }),
    ...(attachments !== undefined && { attachments }),
    ...(nextMetadata !== undefined && { metadata: nextMetadata }),
    // A change that brings blocks is shown without "(edited)".
    ...(blocks === undefined && {
      edited: { user: context.workspace.app.userId, ts: context.workspace.nextTs() },
    }),
  };
  context.messages.change(channel, before, after);
  return {
    channel: channel.id,
    ts: after.ts,
    text: after.text,
    message: renderMessage(context.workspace, after),
  };
};

const remove: Method = (context, args) => {
  needScope(context, 'chat:write');
  const channel = joinedChannel(context, args);
  const message = ownMessage(context, channel, args, 'cant_delete_message');
  context.messages.erase(channel, message);
  return { channel: channel.id, ts: message.ts };
};

function ownMessage(context: ApiContext, channel: Channel, args: JsonObject, otherwise: string): SlackMessage {
  const message = needMessage(context, channel, textArg(args, 'ts'));
  return message.bot_id === context.workspace.app.botId ? message : refuse(otherwise);
}

const postEphemeral: Method = (context, args) => {
  needScope(context, 'chat:write');
  const channel = joinedChannel(context, args);
  if (channel.archived) refuse('is_archived');
  const addressee = textArg(args, 'user') ?? '';
  if (context.workspace.member(addressee) === undefined) refuse('user_not_found');
  if (!channel.members.includes(addressee)) refuse('user_not_in_channel');
  const { text, blocks } = readContent(args);
  const thread = threadArg(args);
  const ephemeral: Ephemeral = {
    channel: channel.id,
    ts: context.workspace.nextTs(),
    addressee,
    text,
    ...(blocks !== undefined && { blocks }),
    ...(thread !== undefined && { thread_ts: thread }),
  };
  context.workspace.ephemerals.push(ephemeral);
  context.workspace.changed();
  return { message_ts: ephemeral.ts };
};

const getPermalink: Method = (context, args) => {
  const channel = visibleChannel(context, args);
  const message = needMessage(context, channel, textArg(args, 'message_ts'));
  const link = `${context.baseUrl}/slack/archives/${channel.id}/p${message.ts.replace('.', '')}`;
  const thread = message.thread_ts;
  const isReply = thread !== undefined && thread !== message.ts;
  return { channel: channel.id, permalink: isReply ? `${link}?thread_ts=${thread}&cid=${channel.id}` : link };
};

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.delete': remove,
  'chat.postEphemeral': postEphemeral,
  'chat.getPermalink': getPermalink,
};
