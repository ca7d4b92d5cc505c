import { isAddressedToNobody } from '../../domain/inbound-event.ts';
import { isServed } from '../../store/request-state.ts';
import { listOffers, lockRequest, passOffer } from '../../store/requests.ts';
import { acrossOrganizations, type Db } from '../../store/scope.ts';
import { wakeAll } from '../../store/wake.ts';
import type { ReadEvent } from '../conversations/apply-inbound-event.ts';
import { findMatches } from './find-matches.ts';
import { makeOffers } from './make-offers.ts';
import type { MatchContext } from './match-context.ts';

/**
 * The organization declined its offer, or let it expire: whoever fits best now of those who were not asked gets it, with a
 * deadline of its own; the marketplace is told, also that nobody is left. Running it twice changes nothing more, and nobody
 * is asked any more for a merchant who is served.
 * @param readerOf how events of a source are read; undefined while it is not connected
 * @returns what became of its place
 */
export async function offerNext(
  db: Db,
  offer: { organizationId: number; requestId: number },
  context: MatchContext & { readerOf: (source: string) => ReadEvent | undefined },
): Promise<'passed' | 'unchanged' | 'unreadable' | 'not_connected'> {
  const { now, readerOf } = context;
  const outcome = await acrossOrganizations(db, async (across) => {
    const request = await lockRequest(across, offer.requestId);
    const offers = await listOffers(across, request.id);
    const body = offers.find(({ organizationId }) => organizationId === offer.organizationId)?.body;
    if (!body) return 'unchanged';
    const read = readerOf(request.source);
    if (!read) return 'not_connected';
    const event = read(body);
    if (!event || !isAddressedToNobody(event)) return 'unreadable';
    if (!(await passOffer(across, offer, now))) return 'unchanged';
    if (await isServed(across, request.id)) return 'passed';
    const asked = offers.map(({ organizationId }) => organizationId);
    const matches = await findMatches(across, event, { now, limit: 1, asked });
    await makeOffers(across, request, { matches, body, before: offers.length }, context);
    return 'passed';
  });
  wakeAll(db);
  return outcome;
}
