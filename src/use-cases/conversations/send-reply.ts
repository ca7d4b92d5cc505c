import { createHash } from 'node:crypto';
import { replyVerdict } from '../../domain/deadlines.ts';
import { startsAsNote } from '../../domain/note-words.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { RelaySettings } from '../../domain/settings.ts';
import { type Doubt, findDoubts } from '../../domain/slip.ts';
import { fillTemplate } from '../../domain/template.ts';
import { typedWords } from '../../domain/typed-words.ts';
import { findKeptReply } from '../../store/held.ts';
import { getOrganization } from '../../store/organizations.ts';
import { findReply, insertReply } from '../../store/replies.ts';
import { closeDraft } from '../../store/reply-drafts.ts';
import type { Tx } from '../../store/scope.ts';
import { saveTemplate } from '../../store/templates.ts';
import { findThread, touchThread } from '../../store/threads.ts';
import { type Act, refused } from '../jobs/done.ts';
import { postInThread } from '../outbound.ts';
import { templateWords } from './open-reply.ts';
import { queueReply, windowFromNow } from './queue-reply.ts';
import { lockThread } from './thread-state.ts';

/** Words for the merchant that were not written in the thread: from the Reply dialog, or a command. */
export interface TypedReply extends Act {
  text: string;
  /** What this one sending is known by: the same twice is one message. */
  key?: string;
  /** The name under which the words are saved as a template. */
  saveAs?: string;
  /** What their author was asked about. */
  asked?: readonly string[];
}

export type Replied =
  | { kind: 'sent'; merchantName: string; leavesAt: Date }
  /** Nothing has left: whoever wrote it is asked once. */
  | { kind: 'asks'; merchantName: string; doubts: Doubt[] }
  | { kind: 'refused'; refusal: Refusal };

/** Characters of one message: what a marketplace takes. */
const MAX_LENGTH = 40_000;

/** A reply that is written deliberately: a slip is asked about once, where it was written; the team sees it as a post of ours. */
export async function sendReply(tx: Tx, reply: TypedReply, settings: RelaySettings): Promise<Replied> {
  const { threadId, slackUser, name, at: now } = reply;
  const thread = await findThread(tx, threadId);
  if (!thread) return refused({ code: 'unknown_thread' });
  const locked = await lockThread(tx, thread);
  const { merchantName } = locked.conversation;
  const id = reply.key === undefined ? undefined : idOf(tx.organizationId, reply.key);
  const before = id && (await findReply(tx, id));
  if (before) return { kind: 'sent', merchantName, leavesAt: before.leavesAt ?? now };
  const kept = id && (await findKeptReply(tx, id));
  if (kept) return refused({ code: 'already_kept', ...(kept.decidedBy !== undefined && { by: kept.decidedBy }) });

  const verdict = replyVerdict(locked.state, { writtenAt: now, heardAt: now });
  if (verdict.kind === 'refuse') return refused(verdict.refusal);
  const text = reply.text.trim();
  if (text === '') return refused({ code: 'empty_message' });
  const body = fillTemplate(text, await templateWords(tx, threadId, name, now));
  if (startsAsNote(text) || startsAsNote(body)) return refused({ code: 'starts_as_note' });
  if (body.length > MAX_LENGTH) return refused({ code: 'reply_too_long' });

  const { heldWords } = await getOrganization(tx, tx.organizationId);
  const doubts = findDoubts([text, body], { heldWords, asked: reply.asked });
  if (doubts.length > 0) return { kind: 'asks', merchantName, doubts };

  const leavesAt = await windowFromNow(tx, settings, now);
  const messageId = await insertReply(tx, {
    ...(id !== undefined && { id }),
    conversationId: locked.conversation.id,
    threadId,
    state: 'waiting',
    slackUser,
    authorName: name,
    body,
    content: typedWords(body),
    writtenAt: now,
    heardAt: now,
    leavesAt,
  });
  if (reply.saveAs !== undefined) await saveTemplate(tx, { name: reply.saveAs, body: text });
  await closeDraft(tx, { threadId, slackUser });
  await touchThread(tx, threadId, now);
  postInThread(tx, thread, { of: 'reply', messageId, part: 0 });
  queueReply(
    tx,
    { id: messageId, conversation: locked.conversation },
    { position: now.getTime() * 1000, leavesAt, now },
  );
  return { kind: 'sent', merchantName, leavesAt };
}

/** A message id made of the key, in the form of a UUID. */
function idOf(organizationId: number, key: string): string {
  const hash = createHash('sha256').update(`reply:${organizationId}:${key}`).digest('hex');
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
