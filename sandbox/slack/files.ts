import type { FileShareMessageEvent } from '@slack/types';
import type { SlackFile, SlackMessage } from './state.ts';

type MessageFile = NonNullable<FileShareMessageEvent['files']>[number];

/** A file as messages carry it; the addresses lead nowhere, for the local Slack keeps no bytes. */
export function messageFile(file: SlackFile, message: Pick<SlackMessage, 'channel' | 'ts' | 'user'>): MessageFile {
  const filetype = file.name.includes('.') ? (file.name.split('.').at(-1) ?? 'binary') : 'binary';
  const base = `https://files.slack.example/files-pri/T0SANDBOX-${file.id}`;
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
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: true,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: `${base}/${encodeURIComponent(file.name)}`,
    url_private_download: `${base}/download/${encodeURIComponent(file.name)}`,
    permalink: `${base}/${encodeURIComponent(file.name)}`,
    channels: [message.channel],
    groups: [],
  };
}
