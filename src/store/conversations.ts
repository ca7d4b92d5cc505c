import type { Conversation } from '../domain/conversation.ts';
import { acrossOrganizations, type Db, type Tx } from './scope.ts';

function select(db: Db) {
  return db
    .selectFrom('conversations as c')
    .innerJoin('merchants as m', (join) =>
      join.onRef('m.organization_id', '=', 'c.organization_id').onRef('m.id', '=', 'c.merchant_id'),
    )
    .select([
      'c.id',
      'c.number',
      'c.home',
      'c.outside_id as outsideId',
      'c.outside_organization as outsideOrganization',
      'c.merchant_id as merchantId',
      'm.name as merchantName',
      'c.status',
    ]);
}

/** Reads without locking. */
export async function getConversation(db: Db, id: number): Promise<Conversation> {
  return select(db).where('c.id', '=', id).executeTakeFirstOrThrow();
}

/** Locks the conversation: all that happens in it happens one after another. Jobs of it are locked after it. */
export async function lockConversation(tx: Tx, id: number): Promise<Conversation> {
  return select(tx).where('c.id', '=', id).forUpdate('c').executeTakeFirstOrThrow();
}

export async function lockConversationByOutsideId(
  tx: Tx,
  home: Conversation['home'],
  outsideId: string,
): Promise<Conversation | undefined> {
  return select(tx).where('c.home', '=', home).where('c.outside_id', '=', outsideId).forUpdate('c').executeTakeFirst();
}

/** The merchant's newest conversation of that home, locked. */
export async function lockNewestConversation(
  tx: Tx,
  home: Conversation['home'],
  merchantId: number,
): Promise<Conversation | undefined> {
  return select(tx)
    .where('c.home', '=', home)
    .where('c.merchant_id', '=', merchantId)
    .orderBy('c.id', 'desc')
    .limit(1)
    .forUpdate('c')
    .executeTakeFirst();
}

export interface NewConversation {
  number: number;
  home: Conversation['home'];
  outsideId: string;
  outsideOrganization: string;
  merchantId: number;
  merchantName: string;
  storeId: number | undefined;
  serviceName: string | undefined;
}

/** Opens the conversation, or finds the one somebody opened under the same outside id a moment ago; locked either way. */
export async function openConversation(
  tx: Tx,
  conversation: NewConversation,
): Promise<{ conversation: Conversation; isNew: boolean }> {
  const inserted = await tx
    .insertInto('conversations')
    .values({
      organization_id: tx.organizationId,
      number: conversation.number,
      home: conversation.home,
      outside_id: conversation.outsideId,
      outside_organization: conversation.outsideOrganization,
      merchant_id: conversation.merchantId,
      store_id: conversation.storeId ?? null,
      service_name: conversation.serviceName ?? null,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'home', 'outside_id']).doNothing())
    .returning(['id', 'status'])
    .executeTakeFirst();
  if (inserted) {
    const { number, home, outsideId, outsideOrganization, merchantId, merchantName } = conversation;
    const { id, status } = inserted;
    return {
      conversation: { id, number, home, outsideId, outsideOrganization, merchantId, merchantName, status },
      isNew: true,
    };
  }
  const opened = await lockConversationByOutsideId(tx, conversation.home, conversation.outsideId);
  if (!opened) throw new Error('the conversation just opened is not there');
  return { conversation: opened, isNew: false };
}

/** What a later event says about a conversation that stands already. True when that is something new. */
export async function updateConversation(
  tx: Tx,
  id: number,
  { storeId, serviceName }: { storeId?: number | undefined; serviceName?: string | undefined },
): Promise<boolean> {
  if (storeId === undefined && serviceName === undefined) return false;
  const changed = await tx
    .updateTable('conversations')
    .set({
      ...(storeId !== undefined && { store_id: storeId }),
      ...(serviceName !== undefined && { service_name: serviceName }),
    })
    .where('id', '=', id)
    .where((eb) =>
      eb.or([
        ...(storeId === undefined ? [] : [eb('store_id', 'is distinct from', storeId)]),
        ...(serviceName === undefined ? [] : [eb('service_name', 'is distinct from', serviceName)]),
      ]),
    )
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}

/** Whether any organization has a conversation: an empty database is somebody's first start. */
export async function hasAnyConversation(db: Db): Promise<boolean> {
  return acrossOrganizations(db, async (transaction) => {
    const row = await transaction.selectFrom('conversations').select('id').limit(1).executeTakeFirst();
    return row !== undefined;
  });
}
