import { forgetDeadLinks } from '../../store/conversation-links.ts';
import { deleteSettledDeliveries, forgetDeadWorkers } from '../../store/deliveries.ts';
import { forgetOldMails } from '../../store/inbound-mails.ts';
import { forgetEvents } from '../../store/inbox.ts';
import { forgetJobRequests } from '../../store/job-requests.ts';
import { forgetOvertakes } from '../../store/overtakes.ts';
import { emptyOldOffers } from '../../store/requests.ts';
import { type Across, acrossOrganizations, type Db } from '../../store/scope.ts';
import { deleteOldUploads } from '../../store/uploads.ts';
import { forgetOldSends } from '../../store/upstream-sends.ts';
import { forgetGivenUpEvents } from '../../store/waiting-events.ts';

/** Days that a marketplace may repeat an event and be recognised. */
const EVENT_IDS_DAYS = 30;
const SETTLED_DELIVERIES_DAYS = 7;
/** Slack repeats an event for some minutes; a message that has not come after days never comes. */
const OVERTAKES_DAYS = 7;
/** A file of a form or a mail that stands in Slack; until then somebody may try again. */
const UPLOADS_DAYS = 7;
/** An event that was given up: until then an operator may ask why nothing came of it. */
const GIVEN_UP_DAYS = 30;
/** A mail that was read: until then somebody may ask what was left out, or why it was refused. */
const MAILS_DAYS = 30;
/** A merchant's link that opens nothing any more: until then it can still bring them the one that does. */
const LINKS_DAYS = 730;
/** What we sent to an upstream: as long as an event of it can be a repeat. */
const SENDS_DAYS = EVENT_IDS_DAYS;
/** A request that nobody can be offered any more. */
const OFFERS_DAYS = 90;
const AT_ONCE = 10_000;

/** How many of each went. */
export interface CleanedUp {
  events: number;
  deliveries: number;
  workers: number;
  overtakes: number;
  uploads: number;
  jobRequests: number;
  givenUp: number;
  mails: number;
  links: number;
  sends: number;
  offers: number;
}

/** Deletes what nobody asks for any more; the messages themselves keep what became of them. */
export async function cleanUp(db: Db): Promise<CleanedUp> {
  const everywhere = (sweep: (across: Across) => Promise<number>) => acrossOrganizations(db, sweep);
  return {
    events: await untilNoneIsLeft(() => forgetEvents(db, EVENT_IDS_DAYS, AT_ONCE)),
    deliveries: await untilNoneIsLeft(() =>
      everywhere((across) => deleteSettledDeliveries(across, SETTLED_DELIVERIES_DAYS, AT_ONCE)),
    ),
    workers: await forgetDeadWorkers(db),
    overtakes: await everywhere((across) => forgetOvertakes(across, OVERTAKES_DAYS)),
    uploads: await everywhere((across) => deleteOldUploads(across, UPLOADS_DAYS)),
    jobRequests: await everywhere(forgetJobRequests),
    givenUp: await everywhere((across) => forgetGivenUpEvents(across, GIVEN_UP_DAYS)),
    mails: await everywhere((across) => forgetOldMails(across, MAILS_DAYS)),
    links: await everywhere((across) => forgetDeadLinks(across, LINKS_DAYS)),
    sends: await everywhere((across) => forgetOldSends(across, SENDS_DAYS)),
    offers: await everywhere((across) => emptyOldOffers(across, OFFERS_DAYS)),
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
