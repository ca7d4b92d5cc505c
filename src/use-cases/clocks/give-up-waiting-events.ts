import { acrossOrganizations, type Db } from '../../store/scope.ts';
import { giveUpWaitingEvents as markGivenUp } from '../../store/waiting-events.ts';

/** Events that waited a day for what they need are listed from now on; returns those new to the list, for the log. */
export function giveUpWaitingEvents(db: Db, now: Date): Promise<{ eventId: string; needs: string }[]> {
  return acrossOrganizations(db, (transaction) => markGivenUp(transaction, now));
}
