import { type MatchRequest, type Offerer, serviceFor } from './matching-candidate.ts';

/** Why an organization is not offered a request, however good it is. */
export type Unfit =
  | 'not_published'
  | 'without_the_service'
  | 'not_available'
  | 'not_shown'
  | 'away'
  | 'blocked'
  | 'no_dropshipping';

/** The first reason against the organization; undefined where it may be offered the request. */
export function whyUnfit(request: MatchRequest, offerer: Offerer): Unfit | undefined {
  if (!offerer.published) return 'not_published';
  if (!serviceFor(request, offerer)) return 'without_the_service';
  if (!offerer.available) return 'not_available';
  if (!offerer.shown) return 'not_shown';
  if (offerer.away) return 'away';
  if (offerer.blocked) return 'blocked';
  if (request.dropshipping === true && !offerer.dropshipping) return 'no_dropshipping';
  return undefined;
}
