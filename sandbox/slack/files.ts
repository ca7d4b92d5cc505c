import type { FileShareMessageEvent } from '@slack/types';
import type { JsonObject, SlackFile, SlackMessage } from './state.ts';
import type { Workspace } from './workspace.ts';

type MessageFile = NonNullable<FileShareMessageEvent['files']>[number];

/** A file as messages carry it; of a deleted one only a tombstone is left. */
export function messageFile(
  workspace: Workspace,
  file: SlackFile,
  message: Pick<SlackMessage, 'channel' | 'ts' | 'user'>,
): MessageFile | JsonObject {
  if (file.deleted) return { id: file.id, mode: 'tombstone' };
  const filetype = file.name.includes('.') ? (file.name.split('.').at(-1) ?? 'binary') : 'binary';
  const base = `${workspace.baseUrl()}/slack/files/${workspace.team.id}-${file.id}`;
  const name = encodeURIComponent(file.name);
  return {
    id: file.id,
    created: Math.floor(Number(message.ts)),
    name: file.name,
    title: file.name,
    mimetype: file.mimetype,
    filetype,
    pretty_type: filetype.toUpperCase(),
    ...(message.user !== undefined && { user: message.user }),
    editable: false,
    size: file.size,
    ...(file.outsideUrl === undefined
      ? { mode: 'hosted', is_external: false, external_type: '' }
      : { mode: 'external', is_external: true, external_type: 'app' }),
    is_public: true,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: file.outsideUrl ?? `${base}/${name}`,
    ...(file.outsideUrl === undefined && { url_private_download: `${base}/download/${name}` }),
    permalink: `${base}/${name}`,
    channels: [message.channel],
    groups: [],
  };
}

/** The messages that show a file. */
export function sharesOf(workspace: Workspace, id: string): SlackMessage[] {
  return workspace
    .channels()
    .flatMap((channel) => workspace.messages(channel.id))
    .filter((message) => message.files?.some((file) => file.id === id));
}

/** `file_shared`, beside the message that shows it. */
export function fileSharedEvent(file: string, message: SlackMessage): JsonObject {
  return {
    type: 'file_shared',
    file_id: file,
    user_id: message.user ?? '',
    file: { id: file },
    channel_id: message.channel,
    event_ts: message.ts,
  };
}

export function fileDeletedEvent(file: string, channels: readonly string[], ts: string): JsonObject {
  return { type: 'file_deleted', file_id: file, channel_ids: [...channels], event_ts: ts };
}
