import { textArg } from '../args.ts';
import { deleteFile, tellShared } from '../file-acts.ts';
import { type KeptFile, shownFile } from '../file-store.ts';
import { messageFile, sharesOf } from '../files.ts';
import { isJsonObject, overTheWire, parseJson } from '../json.ts';
import { refuse } from '../refusal.ts';
import type { JsonObject } from '../state.ts';
import { type ApiContext, type Method, needScope, visibleChannel } from './context.ts';

const getUploadURLExternal: Method = (context, args) => {
  needScope(context, 'files:write');
  const { workspace } = context;
  const size = Number(args.length);
  const name = textArg(args, 'filename');
  if (!name || !Number.isSafeInteger(size) || size < 1) return refuse('invalid_arguments');
  const file = workspace.files.reserve(workspace.app.userId, { name, size });
  return { upload_url: `${context.baseUrl}/slack/upload/${file.id}`, file_id: file.id };
};

/** Without a channel the files stay private. What was shared before is shared once more. */
const completeUploadExternal: Method = (context, args) => {
  needScope(context, 'files:write');
  const { workspace, messages } = context;
  const files = filesArg(args).map(({ id, title }) => {
    const file = workspace.files.get(id);
    if (!file?.bytes) return refuse('file_not_found');
    return { ...file, name: title ?? file.name };
  });
  const thread = textArg(args, 'thread_ts');
  if (textArg(args, 'channel_id') !== undefined) {
    const channel = visibleChannel(context, { channel: args.channel_id });
    if (!channel.members.includes(workspace.app.userId)) refuse('not_in_channel');
    if (channel.archived) refuse('is_archived');
    const root = thread === undefined ? undefined : workspace.message(channel.id, thread);
    if (thread !== undefined && (!root || root.subtype === 'tombstone')) refuse('thread_not_found');
    const message = messages.add(channel, {
      user: workspace.app.userId,
      bot_id: workspace.app.botId,
      app_id: workspace.app.id,
      subtype: 'file_share',
      text: textArg(args, 'initial_comment') ?? '',
      files: files.map(shownFile),
      ...(thread !== undefined && { thread_ts: thread }),
    });
    tellShared(context, message);
  }
  // Slack finishes the sharing later: where the files are shared is not said here.
  return { files: files.map(({ id, name }) => ({ id, title: name })) };
};

function filesArg(args: JsonObject): { id: string; title: string | undefined }[] {
  const given = typeof args.files === 'string' ? parseJson(args.files) : args.files;
  if (!Array.isArray(given) || given.length === 0) return refuse('invalid_arguments');
  return given.map((file) => {
    if (!isJsonObject(file) || typeof file.id !== 'string') return refuse('invalid_arguments');
    return { id: file.id, title: textArg(file, 'title') };
  });
}

function knownFile(context: ApiContext, args: JsonObject): KeptFile {
  const file = context.workspace.files.get(textArg(args, 'file') ?? '');
  if (!file) return refuse('file_not_found');
  return file.deleted ? refuse('file_deleted') : file;
}

const info: Method = (context, args) => {
  needScope(context, 'files:read');
  const { workspace } = context;
  const file = knownFile(context, args);
  const shares = sharesOf(workspace, file.id);
  const place = { channel: shares[0]?.channel ?? '', ts: shares[0]?.ts ?? '0', user: file.user };
  const byChannel = Map.groupBy(shares, ({ channel }) => channel);
  const shown = [...byChannel].map(([channel, messages]) => [
    channel,
    messages.map(({ ts, thread_ts }) => ({ ts, ...(thread_ts !== undefined && { thread_ts }) })),
  ]);
  const isPrivate = (channel: string): boolean => workspace.channel(channel)?.kind !== 'channel';
  return overTheWire({
    file: {
      ...messageFile(workspace, file, place),
      channels: [...byChannel.keys()],
      shares: {
        public: Object.fromEntries(shown.filter(([channel]) => !isPrivate(String(channel)))),
        private: Object.fromEntries(shown.filter(([channel]) => isPrivate(String(channel)))),
      },
    },
    comments: [],
  });
};

const remove: Method = (context, args) => {
  needScope(context, 'files:write');
  const file = knownFile(context, args);
  if (file.user !== context.workspace.app.userId) refuse('cant_delete_file');
  deleteFile(context, file.id);
  return {};
};

export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': getUploadURLExternal,
  'files.completeUploadExternal': completeUploadExternal,
  'files.info': info,
  'files.delete': remove,
};
