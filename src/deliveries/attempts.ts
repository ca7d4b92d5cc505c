import { leadsOutside } from '../domain/gate-keys.ts';
import type { KeptAttempt } from '../store/delivery-attempts.ts';
import { wasNotSayable } from './channel-outcome.ts';
import type { Outcome, Settled } from './delivery.ts';

/** The schedule makes some twenty in a day; who asks us to come again each second gets no more than these written down. */
const MOST_KEPT = 50;

/** What is kept of an attempt to reach somebody outside of Slack; nothing when no call was made. */
export function attemptOf({ delivery, outcome, calledAt, tookMs }: Settled): KeptAttempt[] {
  if (calledAt === undefined || tookMs === undefined || !leadsOutside(delivery.gate)) return [];
  if (outcome.kind === 'cancelled' || wasNotSayable(outcome) || ('uncounted' in outcome && outcome.uncounted))
    return [];
  const isLast = outcome.kind === 'done' || outcome.kind === 'failed';
  if (!isLast && delivery.attempts > MOST_KEPT) return [];
  const status = statusOf(outcome);
  return [
    {
      deliveryId: delivery.id,
      agoMs: performance.now() - calledAt,
      tookMs: Math.round(tookMs),
      outcome: outcome.kind,
      ...(status !== undefined && { status }),
      ...('error' in outcome && outcome.error !== undefined && { error: outcome.error }),
    },
  ];
}

function statusOf(outcome: Outcome): number | undefined {
  if (outcome.kind === 'failed' && 'status' in outcome.reason) return outcome.reason.status;
  return 'status' in outcome ? outcome.status : undefined;
}
