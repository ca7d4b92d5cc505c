import { nextMarketplaceAttempt } from '../domain/retry-schedule.ts';
import type { ChannelOutcome } from '../merchants/channel.ts';
import { RATE_LIMITED } from '../store/gates.ts';
import type { Delivery, Outcome } from './delivery.ts';

/** Until somebody turns the endpoint on again. */
const OFF_FOR_MS = 10 * 365 * 24 * 3_600_000;
export const ENDPOINT_OFF = 'endpoint_off';

/** What a merchant channel's answer means for the delivery. A repeat carries the same id, so an unknown fate is just repeated. */
export function outcomeOfChannel(answer: ChannelOutcome, delivery: Delivery, now: Date): Outcome {
  switch (answer.kind) {
    case 'delivered':
      return { kind: 'done' };
    case 'permanent':
      return { kind: 'failed', reason: answer.reason, error: textOf(answer.reason) };
    case 'endpoint_off':
      return {
        kind: 'failed',
        reason: { code: 'endpoint_off' },
        error: 'the endpoint answered 410',
        gate: { key: delivery.gate, delayMs: OFF_FOR_MS, reason: ENDPOINT_OFF },
      };
    case 'retry': {
      const next = nextMarketplaceAttempt({
        attempts: delivery.attempts,
        firstAttemptAt: new Date(now.getTime() - delivery.firstStartedAgoMs),
        now,
        random: Math.random,
        ...(answer.retryAfterMs !== undefined && { retryAfterSeconds: answer.retryAfterMs / 1000 }),
      });
      if (next.kind === 'give_up') return { kind: 'failed', reason: { code: 'gave_up' }, error: textOf(answer.reason) };
      const delayMs = next.at.getTime() - now.getTime();
      return {
        kind: 'later',
        delayMs,
        error: textOf(answer.reason),
        // Who asks for time asks it of everything that we have for them.
        ...(answer.retryAfterMs !== undefined && {
          gate: { key: delivery.gate, delayMs: answer.retryAfterMs, reason: RATE_LIMITED },
        }),
      };
    }
  }
}

/** Statuses that say "not taken, come again"; behind any other trouble the words may stand on the other side already. */
const SURELY_NOT_TAKEN: readonly number[] = [425, 429];

/** Whether an attempt that was not answered with a clear yes or no may still have arrived. */
export function mayHaveArrived(answer: ChannelOutcome): boolean {
  if (answer.kind !== 'retry') return false;
  return answer.reason.code !== 'refused' || !SURELY_NOT_TAKEN.includes(answer.reason.status);
}

/** Whether the other side said that its address is gone. */
export function turnedOff(outcome: Outcome): boolean {
  return outcome.kind === 'failed' && outcome.reason.code === 'endpoint_off';
}

function textOf(reason: Extract<ChannelOutcome, { kind: 'retry' | 'permanent' }>['reason']): string {
  return reason.code === 'refused' ? `answered ${reason.status}` : reason.code;
}
