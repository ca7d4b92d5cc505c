import type { Tx } from './scope.ts';

/** False when the channel was greeted before. */
export async function greetChannel(tx: Tx, channel: string, at: Date): Promise<boolean> {
  const row = await tx
    .insertInto('greeted_channels')
    .values({ organization_id: tx.organizationId, channel, at })
    .onConflict((conflict) => conflict.columns(['organization_id', 'channel']).doNothing())
    .returning('channel')
    .executeTakeFirst();
  return row !== undefined;
}
