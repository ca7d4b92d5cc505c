import type { Db, Tx } from './scope.ts';

/** What a root shows that somebody deleted: nothing, and it is never painted again. */
export const GONE_ROOT = 'gone-root';

/** One message of ours that stands in Slack. */
export interface Post {
  /** The delivery that posted it, and the metadata id it carries. */
  id: string;
  threadId: number;
  /** What it shows, as its view is called: `card:12`, `request:7`, `message:<id>`; notices have their own id. */
  subject: string;
  /** From 0: long words stand in several posts. */
  part: number;
  channel: string;
  ts: string;
}

/**
 * False when it is recorded already: its sender and its own event may both report it, and what follows must follow once. Throws when
 * something else stands at its place.
 */
export async function insertPost(tx: Tx, post: Post): Promise<boolean> {
  const row = await tx
    .insertInto('posts')
    .values({
      organization_id: tx.organizationId,
      id: post.id,
      thread_id: post.threadId,
      subject: post.subject,
      part: post.part,
      channel: post.channel,
      ts: post.ts,
    })
    // Of whichever unique key: of two at once, one may meet the other at any of them.
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row) return true;
  await tx.selectFrom('posts').select('id').where('id', '=', post.id).executeTakeFirstOrThrow();
  return false;
}

/** The posts that show a subject, in their order. */
export async function listPosts(db: Db, subject: string): Promise<Post[]> {
  const rows = await db.selectFrom('posts').selectAll().where('subject', '=', subject).orderBy('part').execute();
  return rows.map((row) => ({
    id: row.id,
    threadId: row.thread_id,
    subject: row.subject,
    part: row.part,
    channel: row.channel,
    ts: row.ts,
  }));
}

/** The root stands: replies under it can be told apart from now on. */
export async function recordRoot(
  tx: Tx,
  threadId: number,
  root: { channel: string; ts: string; plain: boolean },
): Promise<void> {
  await tx
    .updateTable('threads')
    .set({ channel: root.channel, root_ts: root.ts, root_plain: root.plain })
    .where('id', '=', threadId)
    .where('root_ts', 'is', null)
    .execute();
}

/** Whether the root had to be posted without blocks: it is updated without them too. */
export async function isPlainRoot(db: Db, threadId: number): Promise<boolean> {
  const row = await db.selectFrom('threads').select('root_plain').where('id', '=', threadId).executeTakeFirstOrThrow();
  return row.root_plain;
}

/** The root that stood there was deleted; what members still write under it is known by it. False when another copy noticed first. */
export async function forgetRoot(tx: Tx, threadId: number, rootTs: string): Promise<boolean> {
  const forgotten = await tx
    .updateTable('threads')
    .set({ root_ts: null, root_plain: false })
    .where('id', '=', threadId)
    .where('root_ts', '=', rootTs)
    .returning('id')
    .executeTakeFirst();
  await tx
    .updateTable('posts')
    .set({ subject: GONE_ROOT })
    .where('subject', '=', `card:${threadId}`)
    .where('ts', '=', rootTs)
    .execute();
  return forgotten !== undefined;
}
