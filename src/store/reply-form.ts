import type { Db } from './scope.ts';

/** What the Reply dialog needs besides the card. */
export interface ReplyFormRow {
  serviceName?: string;
  unread?: string;
  hasReplies: boolean;
  profileWords?: string;
  profileUrl?: string;
}

export async function getReplyFormRow(db: Db, threadId: number): Promise<ReplyFormRow> {
  const row = await db
    .selectFrom('threads as t')
    .innerJoin('conversations as c', (join) =>
      join.onRef('c.organization_id', '=', 't.organization_id').onRef('c.id', '=', 't.conversation_id'),
    )
    .innerJoin('organizations as o', 'o.id', 't.organization_id')
    .leftJoin('jobs as j', (join) =>
      join.onRef('j.organization_id', '=', 't.organization_id').onRef('j.id', '=', 't.job_id'),
    )
    .select((eb) => [
      'j.service_name as jobService',
      'c.service_name as service',
      'o.profile_words as profileWords',
      'o.profile_url as profileUrl',
      eb
        .selectFrom('messages as m')
        .select('m.body')
        .whereRef('m.organization_id', '=', 't.organization_id')
        .whereRef('m.thread_id', '=', 't.id')
        .where('m.direction', '=', 'in')
        .where('m.state', '=', 'received')
        .where('m.read_at', 'is', null)
        .orderBy('m.sent_at', 'desc')
        .limit(1)
        .as('unread'),
      eb
        .exists(
          eb
            .selectFrom('messages as r')
            .select('r.id')
            .whereRef('r.organization_id', '=', 't.organization_id')
            .whereRef('r.thread_id', '=', 't.id')
            .where('r.direction', '=', 'out')
            .where('r.state', 'not in', ['cancelled', 'held']),
        )
        .as('hasReplies'),
    ])
    .where('t.id', '=', threadId)
    .executeTakeFirstOrThrow();
  const serviceName = row.jobService ?? row.service;
  return {
    hasReplies: row.hasReplies === true,
    ...(serviceName !== null && { serviceName }),
    ...(row.unread !== null && { unread: row.unread }),
    ...(row.profileWords && { profileWords: row.profileWords }),
    ...(row.profileUrl && { profileUrl: row.profileUrl }),
  };
}

/** Words that a member wrote in the Reply dialog, as their thread shows them. */
export interface DialogWords {
  authorName: string;
  merchantName: string;
  body: string;
  /** They became a note before they left. */
  kept: boolean;
}

/** Undefined where neither the reply nor a note of it is left. */
export async function findDialogWords(db: Db, messageId: string, threadId: number): Promise<DialogWords | undefined> {
  const { merchantName } = await db
    .selectFrom('threads as t')
    .innerJoin('conversations as c', (join) =>
      join.onRef('c.organization_id', '=', 't.organization_id').onRef('c.id', '=', 't.conversation_id'),
    )
    .innerJoin('merchants as m', (join) =>
      join.onRef('m.organization_id', '=', 'c.organization_id').onRef('m.id', '=', 'c.merchant_id'),
    )
    .select('m.name as merchantName')
    .where('t.id', '=', threadId)
    .executeTakeFirstOrThrow();
  const reply = await db
    .selectFrom('messages')
    .select(['author_name as authorName', 'body'])
    .where('id', '=', messageId)
    .executeTakeFirst();
  if (reply) return { ...reply, merchantName, kept: false };
  const note = await db
    .selectFrom('notes')
    .select(['author_name as authorName', 'body'])
    .where('was_message', '=', messageId)
    .executeTakeFirst();
  return note && { ...note, merchantName, kept: true };
}
