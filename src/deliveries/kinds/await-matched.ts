import { isMatchUntold } from '../../store/request-state.ts';
import type { AwaitMatchedPayload } from '../../use-cases/matching/go-behind-telling.ts';
import type { SendingKind } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';

const SOONEST_MS = 100;
const LATEST_MS = 60_000;

/** Keeps what an organization says about an offered job until the marketplace knows of the offer. Asks the less often the longer it takes. */
export function awaitMatched({ db }: DeliveryDeps): SendingKind {
  return {
    type: 'send',
    async run({ payload, firstStartedAgoMs }) {
      if (!(await isMatchUntold(db, payload as AwaitMatchedPayload))) return { kind: 'done' };
      const delayMs = Math.min(Math.max(firstStartedAgoMs / 4, SOONEST_MS), LATEST_MS);
      return { kind: 'later', delayMs, uncounted: true, error: 'request.matched has not arrived yet' };
    },
  };
}
