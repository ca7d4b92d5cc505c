import { filesIn } from '../../domain/file.ts';
import type { SlackMessage } from '../../domain/own-words.ts';
import type { Refusal } from '../../domain/refusal.ts';
import {
  decideOvertaken,
  decideRelay,
  type HeldBecause,
  type RelayDecision,
  type Words,
} from '../../domain/relay-policy.ts';
import type { RelaySettings } from '../../domain/settings.ts';
import { tsToDate, tsToMicros } from '../../domain/slack-ts.ts';
import { leavesAt } from '../../domain/undo-window.ts';
import { lockLeadByRoot } from '../../store/leads.ts';
import { insertNote, wasNote } from '../../store/notes.ts';
import { getOrganization } from '../../store/organizations.ts';
import { takeOvertake } from '../../store/overtakes.ts';
import { findReplyAt, insertReply } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';
import { findThreadByRoot, touchThread } from '../../store/threads.ts';
import { hearUnderLead } from '../leads/notes-under-lead.ts';
import { repaintMark, tellMember } from '../outbound.ts';
import { openByNoting } from './become-note.ts';
import { excerptOf } from './excerpt.ts';
import { showHeld } from './hold-reply.ts';
import { queueReply } from './queue-reply.ts';
import { type LockedThread, lockThread } from './thread-state.ts';
import { warnOfTwo } from './two-at-once.ts';

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
  if (!found) {
    const lead = await lockLeadByRoot(tx, heard.channel, heard.threadTs);
    return lead ? hearUnderLead(tx, lead, heard, context) : 'unknown_thread';
  }
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
      hasFiles: filesIn(words).length > 0,
      thread: locked.state,
      relayMode: organization.relayMode,
      heldWords: organization.heldWords,
      writtenAt,
      heardAt: heard.heardAt,
    });
  const decision = overtake
    ? decideOvertaken(decide(heard.message), decide(message), overtake.wasMarked)
    : decide(message);

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
    case 'hold':
      await hold(tx, locked, reply, decision.because);
      await warnOfTwo(tx, locked, heard, context.now);
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
      await warnOfTwo(tx, locked, heard, context.now);
  }
  return decision.kind;
}

type ReadReply = HeardWords & { writtenAt: Date; body: string; editTs: string | undefined };

async function keepAsNote(
  tx: Tx,
  locked: LockedThread,
  reply: ReadReply,
  now: Date,
  tell: Refusal | undefined,
): Promise<void> {
  const { conversation, thread } = locked;
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
  await openByNoting(tx, locked, { slackUser: reply.slackUser, name: reply.authorName }, now);
}

async function hold(
  tx: Tx,
  { conversation, thread }: LockedThread,
  reply: ReadReply,
  because: HeldBecause,
): Promise<void> {
  const id = await insertReply(tx, {
    ...place(reply),
    conversationId: conversation.id,
    threadId: thread.id,
    state: 'held',
    heldBecause: because,
  });
  showHeld(tx, { ...reply, id, threadId: thread.id });
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
  // Replies leave in the order they were written, however Slack delivered them.
  queueReply(tx, { id, conversation }, { ...window, position: Number(tsToMicros(reply.ts)) });
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
