import { randomUUID } from 'node:crypto';
import { compose } from './composer.ts';
import type { Directory } from './composer-inline.ts';
import type { EventSender } from './event-sender.ts';
import { deleteFile, tellShared } from './file-acts.ts';
import { type KeptFile, type NewFile, shownFile } from './file-store.ts';
import type { Messages } from './messages.ts';
import type { LocalSlack, PersonPost } from './model.ts';
import { addReaction } from './react.ts';
import { refuse } from './refusal.ts';
import type { Channel, Member, SlackFile, SlackMessage } from './state.ts';
import type { Workspace } from './workspace.ts';

/** What persons do in their Slack client. */
export type People = Pick<LocalSlack, 'post' | 'edit' | 'remove' | 'react' | 'addFile' | 'removeFile'>;

export function createPeople(workspace: Workspace, messages: Messages, sender: EventSender): People {
  function post(words: PersonPost): SlackMessage {
    const { channel, person } = writer(words.user, words.channel);
    const composed = compose(words.text, directoryOf(workspace));
    const blocks = words.blocks ?? composed.blocks;
    const files = (words.files ?? []).map((file) => shownFile(fileOf(words.user, file)));
    if (composed.text === '' && files.length === 0) refuse('no_text');
    const message = messages.add(
      channel,
      {
        user: person.id,
        text: composed.text,
        typed: words.text,
        client_msg_id: randomUUID(),
        ...(blocks.length > 0 && { blocks }),
        ...(files.length > 0 && { files }),
        ...(words.threadTs !== undefined && { thread_ts: words.threadTs }),
        ...subtypeOf(words, files),
      },
      { unfurl: true, ...(words.at !== undefined && { at: words.at }) },
    );
    tellShared({ workspace, messages, sender }, message);
    return structuredClone(message);
  }

  function fileOf(user: string, file: NewFile | { id: string }): KeptFile {
    if (!('id' in file)) return workspace.files.keep(user, file);
    const kept = workspace.files.get(file.id);
    return kept?.user === user && !kept.deleted ? kept : refuse('file_not_found');
  }

  function removeFile({ user, file }: { user: string; file: string }): void {
    if (workspace.files.get(file)?.user !== user) refuse('cant_delete_file');
    deleteFile({ workspace, messages, sender }, file);
  }

  function edit(change: Parameters<LocalSlack['edit']>[0]): SlackMessage {
    const { channel } = writer(change.user, change.channel);
    const before = ownMessage(channel, change, 'cant_update_message');
    const composed = compose(change.text, directoryOf(workspace));
    if (composed.text === '' && before.files === undefined) refuse('no_text');
    const blocks = change.blocks ?? composed.blocks;
    const { blocks: _blocks, attachments: _attachments, ...rest } = before;
    const after: SlackMessage = {
      ...rest,
      text: composed.text,
      typed: change.text,
      ...(blocks.length > 0 && { blocks }),
      edited: { user: change.user, ts: workspace.nextTs() },
    };
    messages.change(channel, before, after, true);
    return structuredClone(after);
  }

  function remove(target: { user: string; channel: string; ts: string }): void {
    const { channel } = writer(target.user, target.channel);
    messages.erase(channel, ownMessage(channel, target, 'cant_delete_message'));
  }

  function react(target: { user: string; channel: string; ts: string; name: string }): void {
    const { channel } = writer(target.user, target.channel);
    const message = workspace.message(channel.id, target.ts) ?? refuse('message_not_found');
    addReaction({ workspace, sender }, message, target.user, target.name);
  }

  function writer(user: string, channelId: string): { channel: Channel; person: Member } {
    const person = workspace.member(user) ?? refuse('user_not_found');
    const channel = workspace.needChannel(channelId);
    if (!channel.members.includes(person.id)) refuse('not_in_channel');
    if (channel.archived) refuse('is_archived');
    return { channel, person };
  }

  function ownMessage(channel: Channel, target: { user: string; ts: string }, otherwise: string): SlackMessage {
    const message = workspace.message(channel.id, target.ts) ?? refuse('message_not_found');
    return message.user === target.user ? message : refuse(otherwise);
  }

  return {
    post,
    edit,
    remove,
    react,
    addFile: (user, file) => shownFile(workspace.files.keep(user, file)),
    removeFile,
  };
}

function subtypeOf(words: PersonPost, files: readonly SlackFile[]): Pick<SlackMessage, 'subtype'> {
  if (words.subtype !== undefined) return { subtype: words.subtype };
  if (words.broadcast === true && words.threadTs !== undefined) return { subtype: 'thread_broadcast' };
  return files.length > 0 ? { subtype: 'file_share' } : {};
}

/** Full names win over first names; of two people with one name, the earlier. */
function directoryOf(workspace: Workspace): Directory {
  const users = new Map<string, string>();
  for (const member of workspace.members()) {
    for (const name of [member.realName, member.displayName, member.name]) {
      const key = name.toLowerCase();
      if (key !== '' && !users.has(key)) users.set(key, member.id);
    }
  }
  const named = workspace.channels().filter((channel) => channel.kind !== 'dm');
  return { users, channels: new Map(named.map((channel) => [channel.name.toLowerCase(), channel.id])) };
}
