import type { BlockReason } from '../domain/block-reason.ts';
import type { Thread } from '../domain/conversation.ts';
import { OPEN_STATUSES } from '../domain/job-status.ts';
import type { Tx } from './scope.ts';

export interface MerchantToBlock {
  id: number;
  /** The id under which the merchant's side knows them. */
  outsideId: string;
  blockedAt?: Date;
  blockedBy?: string;
}

/** Locks the merchant, before any of their conversations: whoever begins one with them locks them first too. */
export async function lockMerchant(tx: Tx, id: number): Promise<MerchantToBlock> {
  const row = await tx
    .selectFrom('merchants')
    .select(['id', 'outside_id', 'blocked_at', 'blocked_by'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return {
    id: row.id,
    outsideId: row.outside_id,
    ...(row.blocked_at && { blockedAt: row.blocked_at }),
    ...(row.blocked_by !== null && { blockedBy: row.blocked_by }),
  };
}

/** Locks all conversations with the merchant, in the order of their ids. */
export async function lockConversationsOfMerchant(tx: Tx, merchantId: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('conversations')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

/** The merchant and all their conversations are blocked from now on. Both are locked by the caller. */
export async function saveBlock(
  tx: Tx,
  merchantId: number,
  block: { reason: BlockReason; by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('merchants')
    .set({ blocked_at: block.at, blocked_reason: block.reason, blocked_by: block.by })
    .where('id', '=', merchantId)
    .execute();
  await tx.updateTable('conversations').set({ status: 'blocked' }).where('merchant_id', '=', merchantId).execute();
}

/** The merchant blocked us in this conversation, which is locked by the caller. Others with them go on. */
export async function blockConversation(tx: Tx, id: number): Promise<void> {
  await tx.updateTable('conversations').set({ status: 'blocked' }).where('id', '=', id).execute();
}

/** Every thread of the conversation, or with the merchant; `open` where its job still goes on. */
export async function listThreadsToBlock(
  tx: Tx,
  of: { conversationId: number } | { merchantId: number },
): Promise<(Thread & { open: boolean })[]> {
  const rows = await tx
    .selectFrom('threads as t')
    .innerJoin('conversations as c', (join) =>
      join.onRef('c.organization_id', '=', 't.organization_id').onRef('c.id', '=', 't.conversation_id'),
    )
    .leftJoin('jobs as j', (join) =>
      join.onRef('j.organization_id', '=', 't.organization_id').onRef('j.id', '=', 't.job_id'),
    )
    .select(['t.id', 'c.id as conversation_id', 't.job_id', 't.channel', 't.root_ts', 'j.status'])
    .where((eb) => ('merchantId' in of ? eb('c.merchant_id', '=', of.merchantId) : eb('c.id', '=', of.conversationId)))
    .orderBy('t.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    conversationId: row.conversation_id,
    open: row.status !== null && (OPEN_STATUSES as readonly string[]).includes(row.status),
    ...(row.job_id !== null && { jobId: row.job_id }),
    ...(row.channel !== null && { channel: row.channel }),
    ...(row.root_ts !== null && { rootTs: row.root_ts }),
  }));
}
