import { clickVerdict } from '../../domain/deadlines.ts';
import { marketplaceGate, outLane } from '../../domain/gate-keys.ts';
import type { SlackMessage } from '../../domain/own-words.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { decideRelay, type RelayDecision, type Words } from '../../domain/relay-policy.ts';
import type { RelaySettings } from '../../domain/settings.ts';
import { tsToDate, tsToMicros } from '../../domain/slack-ts.ts';
import { leavesAt } from '../../domain/undo-window.ts';
import { insertNote, wasNote } from '../../store/notes.ts';
import { getOrganization } from '../../store/organizations.ts';
import { deliver } from '../../store/outbox.ts';
import { takeOvertake } from '../../store/overtakes.ts';
import { findReplyAt, insertReply } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';
import { findThreadByRoot, touchThread } from '../../store/threads.ts';
import { changeJob } from '../jobs/change-job.ts';
import { repaintMark, tellMember } from '../outbound.ts';
import { excerptOf } from './excerpt.ts';
import { type LockedThread, lockThread } from './thread-state.ts';

/** Somebody's own words under a root in a channel, as Slack told us. */
export interface HeardWords {
  channel: string;
  ts: string;
  threadTs: string;
  slackUser: string;
  authorName: string;
  isMember: boolean;
  message: SlackMessage;
  heardAt: Date;
}

/** How Slack's words are read: rendering belongs to src/slack, which use cases do not know. */
export interface WordReader {
  /** What decides whether it is a note or a slip. */
  words(message: SlackMessage): Words;
  /** As plain text, for the list of messages and notes. */
  plain(message: SlackMessage): string;
}

export type HeardReply = 'unknown_thread' | 'known' | 'gone' | RelayDecision['kind'];

/** A message in a thread: ignored, kept as a note, refused, or on its way to the merchant after the undo window. */
export async function hearReply(
  tx: Tx,
  heard: HeardWords,
  context: { now: Date; settings: RelaySettings; reader: WordReader },
): Promise<HeardReply> {
  const found = await findThreadByRoot(tx, heard.channel, heard.threadTs);
  if (!found) return 'unknown_thread';
  const locked = await lockThread(tx, found);
  if ((await findReplyAt(tx, heard.channel, heard.ts)) || (await wasNote(tx, heard.channel, heard.ts))) return 'known';

  const overtake = await takeOvertake(tx, heard);
  if (overtake?.deleted) return 'gone';
  const message = overtake?.message ?? heard.message;
  const organization = await getOrganization(tx, tx.organizationId);
  const writtenAt = tsToDate(heard.ts);
  const decide = (words: SlackMessage): RelayDecision =>
    decideRelay({
      ...context.reader.words(words),
      isMember: heard.isMember,
      isOwnWords: true,
      inOurThread: true,
      isLeadCard: false,
      hasFiles: (words.files?.length ?? 0) > 0,
      filesCross: false,
      thread: locked.state,
      relayMode: organization.relayMode,
      heldWords: organization.heldWords,
      writtenAt,
      heardAt: heard.heardAt,
    });
  const decision = overtake ? decideOvertaken(decide(heard.message), decide(message)) : decide(message);

  const reply = { ...heard, message, writtenAt, body: context.reader.plain(message), editTs: overtake?.editTs };
  switch (decision.kind) {
    case 'ignore':
      return 'ignore';
    case 'note':
      await keepAsNote(tx, locked, reply, context.now, decision.tell);
      break;
    case 'refuse':
      await refuse(tx, locked, reply, decision.refusal);
      break;
    // Until a choice can be asked for, what would be held stays inside, and its author is told.
    case 'hold':
      await keepAsNote(tx, locked, reply, context.now, { code: 'looks_like_note' });
      break;
    case 'send':
      await queue(tx, locked, reply, {
        leavesAt: leavesAt({
          heardAt: heard.heardAt,
          writtenAt,
          undoSeconds: organization.undoSeconds ?? context.settings.undoSeconds,
          lateAfterSeconds: context.settings.lateAfterSeconds,
        }),
        now: context.now,
      });
  }
  return decision.kind;
}

/** An edit that came before its message counts as if it came behind it: taking a prefix off never sends. */
function decideOvertaken(before: RelayDecision, after: RelayDecision): RelayDecision {
  const keptInside = before.kind === 'note' || before.kind === 'hold';
  return keptInside && after.kind === 'send' ? { kind: 'note', tell: { code: 'prefix_removed' } } : after;
}

type ReadReply = HeardWords & { writtenAt: Date; body: string; editTs: string | undefined };

async function keepAsNote(
  tx: Tx,
  { conversation, thread, job, state }: LockedThread,
  reply: ReadReply,
  now: Date,
  tell: Refusal | undefined,
): Promise<void> {
  await insertNote(tx, {
    conversationId: conversation.id,
    threadId: thread.id,
    slackUser: reply.slackUser,
    authorName: reply.authorName,
    channel: reply.channel,
    ts: reply.ts,
    body: reply.body,
    createdAt: reply.writtenAt,
    ...(reply.editTs !== undefined && { editTs: reply.editTs }),
  });
  repaintMark(tx, reply);
  if (tell) tellMember(tx, reply, tell, excerptOf(reply.body));
  // Noting opens a job as a click does, and like a click not once its time is up.
  if (!job || clickVerdict(state, now).kind === 'refuse') return;
  const by = { actor: 'member', name: reply.authorName, slackUser: reply.slackUser } as const;
  await changeJob(tx, conversation, { jobId: job.id, command: 'open', by, at: now });
}

async function refuse(
  tx: Tx,
  { conversation, thread }: LockedThread,
  reply: ReadReply,
  refusal: Refusal,
): Promise<void> {
  await insertReply(tx, {
    ...place(reply),
    conversationId: conversation.id,
    threadId: thread.id,
    state: 'cancelled',
    refusal,
  });
  repaintMark(tx, reply);
  tellMember(tx, reply, refusal, excerptOf(reply.body));
}

async function queue(
  tx: Tx,
  { conversation, thread }: LockedThread,
  reply: ReadReply,
  window: { leavesAt: Date; now: Date },
): Promise<void> {
  const id = await insertReply(tx, {
    ...place(reply),
    conversationId: conversation.id,
    threadId: thread.id,
    state: 'waiting',
    leavesAt: window.leavesAt,
  });
  await touchThread(tx, thread.id, window.now);
  deliver(tx, {
    lane: outLane(conversation.id),
    gate: marketplaceGate(tx.organizationId),
    kind: 'relay-reply',
    subject: id,
    // Replies leave in the order they were written, however Slack delivered them.
    position: Number(tsToMicros(reply.ts)),
    delayMs: Math.max(0, window.leavesAt.getTime() - window.now.getTime()),
  });
  repaintMark(tx, reply);
}

function place(reply: ReadReply) {
  return {
    channel: reply.channel,
    ts: reply.ts,
    slackUser: reply.slackUser,
    authorName: reply.authorName,
    body: reply.body,
    content: reply.message,
    writtenAt: reply.writtenAt,
    heardAt: reply.heardAt,
    ...(reply.editTs !== undefined && { editTs: reply.editTs }),
  };
}
