import type { EventSender } from './event-sender.ts';
import { fileDeletedEvent, fileSharedEvent, sharesOf } from './files.ts';
import type { Messages } from './messages.ts';
import type { SlackMessage } from './state.ts';
import type { Workspace } from './workspace.ts';

interface Parts {
  workspace: Workspace;
  messages: Messages;
  sender: EventSender;
}

/** Tells the app of each file that a new message shows. */
export function tellShared({ workspace, sender }: Parts, message: SlackMessage): void {
  const channel = workspace.needChannel(message.channel);
  for (const file of message.files ?? []) sender.emit(fileSharedEvent(file.id, message), channel);
}

/** Deletes a file: messages that show it change, without an `edited` mark. */
export function deleteFile({ workspace, messages, sender }: Parts, id: string): void {
  const shares = sharesOf(workspace, id);
  workspace.files.delete(id);
  for (const message of shares) {
    const files = message.files?.map((file) => (file.id === id ? { ...file, deleted: true as const } : file));
    messages.change(workspace.needChannel(message.channel), message, { ...message, ...(files && { files }) });
  }
  const channels = [...new Set(shares.map(({ channel }) => channel))];
  sender.emit(fileDeletedEvent(id, channels, workspace.nextTs()));
}
