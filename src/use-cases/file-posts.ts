import type { ThreadPlace } from '../domain/conversation.ts';
import { channelGate, fileGate, fileLane, methodGate, noChannelGate, threadLane } from '../domain/gate-keys.ts';
import { lockFilesToPost, updateFile } from '../store/files.ts';
import { deliver } from '../store/outbox.ts';
import type { Tx } from '../store/scope.ts';
import type { Appending } from './outbound.ts';

/** A merchant's file that goes into a thread. */
export interface PostFilePayload {
  threadId: number;
  fileId: number;
}

export interface CarryFilePayload {
  fileId: number;
}

/** A file that the merchant took back, and that may stand in Slack. */
export interface RemoveFilePayload {
  slackFile: string;
}

/**
 * Brings the files of a message into its thread, those that nothing brings there yet: each on its own, so that one that fails
 * stops no other. `position` is the message's place in the lane; without one they go at its end.
 */
export async function postFiles(tx: Tx, thread: ThreadPlace, messageId: string, position?: number): Promise<void> {
  for (const file of await lockFilesToPost(tx, messageId)) {
    const payload: PostFilePayload = { threadId: thread.id, fileId: file.id };
    const deliveryId = deliver(tx, {
      lane: threadLane(thread.id),
      gate: thread.channel ? channelGate(tx.organizationId, thread.channel) : noChannelGate(tx.organizationId),
      kind: 'post-file',
      subject: `file:${file.id}`,
      payload,
      ...(position !== undefined && { position }),
    });
    await updateFile(tx, file.id, { deliveryId, carrierId: carryFile(tx, file.id) });
  }
}

/** Carries a file's bytes to Slack, where nobody sees it yet: all of a message at the same time, whatever waits in the thread. */
export function carryFile(tx: Appending, fileId: number): string {
  const payload: CarryFilePayload = { fileId };
  return deliver(tx, {
    lane: fileLane(fileId),
    gate: fileGate(tx.organizationId),
    kind: 'carry-file',
    subject: `file:${fileId}`,
    payload,
  });
}

/** Deletes in Slack what a merchant took back. */
export function removeFile(tx: Appending, slackFile: string): void {
  const payload: RemoveFilePayload = { slackFile };
  deliver(tx, {
    lane: `remove-file:${slackFile}`,
    gate: methodGate(tx.organizationId, 'files.delete'),
    kind: 'remove-file',
    subject: `slack-file:${slackFile}`,
    payload,
  });
}
