import { deleteSettledDeliveries, forgetDeadWorkers } from '../../store/deliveries.ts';
import { forgetEvents } from '../../store/inbox.ts';
import { forgetJobRequests } from '../../store/job-requests.ts';
import { forgetOvertakes } from '../../store/overtakes.ts';
import { acrossOrganizations, type Db } from '../../store/scope.ts';
import { deleteOldUploads } from '../../store/uploads.ts';

/** Days that a marketplace may repeat an event and be recognised. */
const EVENT_IDS_DAYS = 30;
const SETTLED_DELIVERIES_DAYS = 7;
/** Slack repeats an event for some minutes; a message that has not come after days never comes. */
const OVERTAKES_DAYS = 7;
/** A file of a form or a mail that stands in Slack; until then somebody may try again. */
const UPLOADS_DAYS = 7;
const AT_ONCE = 10_000;

/** How many of each went. */
export interface CleanedUp {
  events: number;
  deliveries: number;
  workers: number;
  overtakes: number;
  uploads: number;
  jobRequests: number;
}

/** Deletes what nobody asks for any more; the messages themselves keep what became of them. */
export async function cleanUp(db: Db): Promise<CleanedUp> {
  return {
    events: await untilNoneIsLeft(() => forgetEvents(db, EVENT_IDS_DAYS, AT_ONCE)),
    deliveries: await untilNoneIsLeft(() => deleteSettledDeliveries(db, SETTLED_DELIVERIES_DAYS, AT_ONCE)),
    workers: await forgetDeadWorkers(db),
    overtakes: await acrossOrganizations(db, (transaction) => forgetOvertakes(transaction, OVERTAKES_DAYS)),
    uploads: await acrossOrganizations(db, (transaction) => deleteOldUploads(transaction, UPLOADS_DAYS)),
    jobRequests: await acrossOrganizations(db, forgetJobRequests),
  };
}

/** A long time without a clean-up is made good in bites that no statement time-out ends. */
async function untilNoneIsLeft(bite: () => Promise<number>): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await bite();
    total += count;
    if (count < AT_ONCE) return total;
  }
}
