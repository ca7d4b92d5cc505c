import type { Db } from './scope.ts';

/** What a request says in words, and how many files came with it. */
export interface RequestWords {
  details: string;
  createdAt: Date;
  files: number;
}

/** The requests of a conversation that have words. */
export async function listRequestWords(db: Db, conversationId: number): Promise<RequestWords[]> {
  const rows = await db
    .selectFrom('jobs as j')
    .leftJoin('threads as t', (join) =>
      join.onRef('t.organization_id', '=', 'j.organization_id').onRef('t.job_id', '=', 'j.id'),
    )
    .leftJoin('messages as m', (join) =>
      join
        .onRef('m.organization_id', '=', 't.organization_id')
        .onRef('m.thread_id', '=', 't.id')
        .on('m.first_words', '=', true),
    )
    .leftJoin('files as f', (join) =>
      join.onRef('f.organization_id', '=', 'm.organization_id').onRef('f.message_id', '=', 'm.id'),
    )
    .where('j.conversation_id', '=', conversationId)
    .where('j.details', 'is not', null)
    .groupBy(['j.id', 'j.details', 'j.created_at'])
    .select(({ fn }) => ['j.details', 'j.created_at', fn.count<number>('f.id').as('files')])
    .execute();
  return rows.map((row) => ({ details: row.details ?? '', createdAt: row.created_at, files: Number(row.files) }));
}
