import { deleteSettledDeliveries } from '../../store/deliveries.ts';
import { forgetEvents } from '../../store/inbox.ts';
import type { Db } from '../../store/scope.ts';

/** Days that a marketplace may repeat an event and be recognised. */
const EVENT_IDS_DAYS = 30;
const SETTLED_DELIVERIES_DAYS = 7;

/** Deletes what nobody asks for any more; the messages themselves keep what became of them. */
export async function cleanUp(db: Db): Promise<{ events: number; deliveries: number }> {
  return {
    events: await forgetEvents(db, EVENT_IDS_DAYS),
    deliveries: await deleteSettledDeliveries(db, SETTLED_DELIVERIES_DAYS),
  };
}
