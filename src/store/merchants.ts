import type { InboundMerchant, InboundStore } from '../domain/inbound-event.ts';
import type { Tx } from './scope.ts';

/** Creates the merchant or takes over what is new about them; what an event leaves out stays as it was. Returns their id. */
export async function saveMerchant(tx: Tx, source: 'marketplace' | 'web', merchant: InboundMerchant): Promise<number> {
  const details = {
    name: merchant.name,
    ...(merchant.kind !== undefined && { kind: merchant.kind }),
    ...(merchant.email !== undefined && { email: merchant.email }),
    ...(merchant.locale !== undefined && { locale: merchant.locale }),
    ...(merchant.timeZone !== undefined && { time_zone: merchant.timeZone }),
  };
  const { id } = await tx
    .insertInto('merchants')
    .values({ organization_id: tx.organizationId, source, outside_id: merchant.id, ...details })
    .onConflict((conflict) => conflict.columns(['organization_id', 'source', 'outside_id']).doUpdateSet(details))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A merchant's store is known by its address. Returns its id. */
export async function saveStore(tx: Tx, merchantId: number, store: InboundStore): Promise<number> {
  const { id } = await tx
    .insertInto('stores')
    .values({ organization_id: tx.organizationId, merchant_id: merchantId, name: store.name, url: store.url })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'merchant_id', 'url']).doUpdateSet({ name: store.name }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
