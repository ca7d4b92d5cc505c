import type { OutboundFile } from '../domain/outbound-event.ts';
import type { PageChange, PageMessage } from '../domain/page-message.ts';
import type { Db, Tx } from './scope.ts';

/** Puts on the conversation's page what has left for the merchant. The same change again changes nothing. */
export async function keepOnPage(tx: Tx, conversationId: number, change: PageChange): Promise<void> {
  if (change.kind === 'said') return put(tx, conversationId, change.message);
  await tx
    .updateTable('page_messages')
    .set(
      change.kind === 'withdrawn'
        ? { withdrawn_at: new Date(), body: '', html: '', files: '[]' }
        : { body: change.body, html: change.html, edited_at: change.editedAt },
    )
    .where('id', '=', change.id)
    .where('conversation_id', '=', conversationId)
    .where('withdrawn_at', 'is', null)
    .execute();
}

async function put(tx: Tx, conversationId: number, message: PageMessage): Promise<void> {
  await tx
    .insertInto('page_messages')
    .values({
      organization_id: tx.organizationId,
      conversation_id: conversationId,
      id: message.id,
      author_name: message.authorName,
      body: message.body,
      html: message.html,
      files: JSON.stringify(message.files),
      sent_at: message.sentAt,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doNothing())
    .execute();
}

/** As the page shows it; of a withdrawn one only that it was there. */
export interface PageMessageShown extends PageMessage {
  edited: boolean;
  withdrawn: boolean;
}

/** The newest `limit` of what the organization said, oldest first. */
export async function listPageMessages(db: Db, conversationId: number, limit: number): Promise<PageMessageShown[]> {
  const rows = await db
    .selectFrom('page_messages')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .orderBy('sent_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.reverse().map((row) => ({
    id: row.id,
    authorName: row.author_name,
    body: row.body,
    html: row.html,
    files: row.files as OutboundFile[],
    sentAt: row.sent_at,
    edited: row.edited_at !== null,
    withdrawn: row.withdrawn_at !== null,
  }));
}
