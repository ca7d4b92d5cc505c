import { listForgottenReplies } from '../../store/held.ts';
import { findReply, lockReply } from '../../store/replies.ts';
import { acrossOrganizations, type Db, inOrganization, type Tx } from '../../store/scope.ts';
import { getThread } from '../../store/threads.ts';
import { becomeNote } from '../conversations/become-note.ts';
import { excerptOf } from '../conversations/excerpt.ts';
import { lockThread } from '../conversations/thread-state.ts';
import { tellMember } from '../outbound.ts';

const AFTER_MS = 24 * 3_600_000;
const AT_ONCE = 200;

/** Replies held for a day without an answer become notes, and their authors are told. Returns how many. */
export async function keepForgottenReplies(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - AFTER_MS);
  let total = 0;
  for (;;) {
    const forgotten = await acrossOrganizations(db, (reader) => listForgottenReplies(reader, before, AT_ONCE));
    for (const { organizationId, messageId } of forgotten) {
      await inOrganization(db, organizationId, (tx) => keepForgotten(tx, messageId));
    }
    total += forgotten.length;
    if (forgotten.length < AT_ONCE) return total;
  }
}

async function keepForgotten(tx: Tx, messageId: string): Promise<void> {
  const seen = await findReply(tx, messageId);
  if (!seen) return;
  const locked = await lockThread(tx, await getThread(tx, seen.threadId));
  if (!(await findReply(tx, messageId))) return;
  const reply = await lockReply(tx, messageId);
  const { channel, ts, slackUser } = reply;
  if (reply.state !== 'held' || channel === undefined || ts === undefined) return;
  await becomeNote(tx, locked, reply);
  const { rootTs = ts } = locked.thread;
  tellMember(tx, { channel, ts, slackUser, threadTs: rootTs }, { code: 'held_too_long' }, excerptOf(reply.body));
}
