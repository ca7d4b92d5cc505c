import type { Home } from '../domain/conversation.ts';
import type { InboundMerchant, InboundStore } from '../domain/inbound-event.ts';
import type { Tx } from './scope.ts';

/** What was stored, and whether cards that stand already show something else. */
export interface Saved {
  id: number;
  changed: boolean;
}

export interface SavedMerchant extends Saved {
  /** Nothing of theirs is taken in any more. */
  blocked: boolean;
}

/**
 * Creates the merchant or takes over what is new about them; what an event leaves out stays as it was. The merchant stays
 * locked: of two jobs that begin a conversation at the same moment, the second finds the conversation of the first.
 */
export async function saveMerchant(
  tx: Tx,
  source: Home,
  { id: outsideId, name, kind, email, locale, timeZone }: InboundMerchant,
): Promise<SavedMerchant> {
  const known = await tx
    .selectFrom('merchants')
    .select(['id', 'name', 'kind', 'email', 'locale', 'time_zone', 'blocked_at'])
    .where('source', '=', source)
    .where('outside_id', '=', outsideId)
    .forUpdate()
    .executeTakeFirst();
  if (known?.blocked_at) return { id: known.id, changed: false, blocked: true };
  const details = {
    name,
    ...((kind ?? known?.kind) !== undefined && { kind: kind ?? known?.kind }),
    email: email ?? known?.email ?? null,
    locale: locale ?? known?.locale ?? null,
    time_zone: timeZone ?? known?.time_zone ?? null,
  };
  const isSame =
    known?.name === details.name &&
    known.kind === details.kind &&
    known.email === details.email &&
    known.locale === details.locale &&
    known.time_zone === details.time_zone;
  if (isSame) return { id: known.id, changed: false, blocked: false };

  const { id } = await tx
    .insertInto('merchants')
    .values({ organization_id: tx.organizationId, source, outside_id: outsideId, ...details })
    .onConflict((conflict) => conflict.columns(['organization_id', 'source', 'outside_id']).doUpdateSet(details))
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, changed: known !== undefined, blocked: false };
}

/** A merchant's store is known by its address. */
export async function saveStore(tx: Tx, merchantId: number, { name, url }: InboundStore): Promise<Saved> {
  const known = await tx
    .selectFrom('stores')
    .select(['id', 'name'])
    .where('merchant_id', '=', merchantId)
    .where('url', '=', url)
    .executeTakeFirst();
  if (known?.name === name) return { id: known.id, changed: false };

  const { id } = await tx
    .insertInto('stores')
    .values({ organization_id: tx.organizationId, merchant_id: merchantId, name, url })
    .onConflict((conflict) => conflict.columns(['organization_id', 'merchant_id', 'url']).doUpdateSet({ name }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, changed: known !== undefined };
}
