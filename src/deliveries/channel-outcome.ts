import { GIVE_UP_AFTER, nextMailAttempt, nextMarketplaceAttempt } from '../domain/retry-schedule.ts';
import type { ChannelOutcome, PermanentReason, RetryReason } from '../merchants/channel.ts';
import { ENDPOINT_OFF, RATE_LIMITED } from '../store/gates.ts';
import type { Delivery, Outcome } from './delivery.ts';

/** Until somebody turns the endpoint on again. */
const OFF_FOR_MS = 10 * 365 * 24 * 3_600_000;

/**
 * What a merchant channel's answer means for the delivery. A marketplace knows a repeat by its id, so an unknown fate is just
 * repeated; `repeated`: where a repeat is not told apart, this was the second and last time.
 */
export function outcomeOfChannel(
  answer: ChannelOutcome,
  delivery: Delivery,
  now: Date,
  { unknownWaitMs, repeated }: { unknownWaitMs: number; repeated: boolean },
): Outcome {
  switch (answer.kind) {
    case 'delivered':
      return { kind: 'done', ...(answer.status !== undefined && { status: answer.status }) };
    case 'not_here':
      return { kind: 'done', result: NOT_HERE };
    case 'permanent':
      return { kind: 'failed', reason: answer.reason, error: textOf(answer.reason) };
    case 'unknown':
      if (delivery.firstStartedAgoMs > GIVE_UP_AFTER) {
        return { kind: 'failed', reason: { code: 'gave_up' }, error: answer.reason };
      }
      if (repeated) return { kind: 'failed', reason: { code: 'mail_unknown' }, error: `sent twice: ${answer.reason}` };
      return { kind: 'unknown', delayMs: unknownWaitMs, error: answer.reason };
    case 'endpoint_off':
      return {
        kind: 'failed',
        reason: { code: 'endpoint_off' },
        error: 'the endpoint answered 410',
        gate: { key: delivery.gate, delayMs: OFF_FOR_MS, reason: ENDPOINT_OFF },
      };
    case 'retry': {
      const byMail = answer.reason.code === 'mail_not_taken';
      const next = (byMail ? nextMailAttempt : nextMarketplaceAttempt)({
        attempts: delivery.attempts,
        firstAttemptAt: new Date(now.getTime() - delivery.firstStartedAgoMs),
        now,
        random: Math.random,
        ...(answer.retryAfterMs !== undefined && { retryAfterSeconds: answer.retryAfterMs / 1000 }),
      });
      if (next.kind === 'give_up') {
        const proven = answer.reason.code === 'unproven' ? 'unproven' : 'gave_up';
        const code = byMail ? 'mail_gave_up' : proven;
        return { kind: 'failed', reason: { code }, error: textOf(answer.reason) };
      }
      const delayMs = next.at.getTime() - now.getTime();
      return {
        kind: 'later',
        delayMs,
        error: textOf(answer.reason),
        ...('status' in answer.reason && { status: answer.reason.status }),
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
  if (answer.kind === 'unknown') return true;
  if (answer.kind !== 'retry' || answer.reason.code === 'mail_not_taken') return false;
  return answer.reason.code !== 'refused' || !SURELY_NOT_TAKEN.includes(answer.reason.status);
}

/** Recorded of what the other side has no place for. */
const NOT_HERE = { notHere: true };

/** Whether it was not said, since there is no way to say it there. */
export function wasNotSayable(outcome: Outcome): boolean {
  return outcome.kind === 'done' && outcome.result !== undefined && 'notHere' in outcome.result;
}

/** Whether the other side said that its address is gone. */
export function turnedOff(outcome: Outcome): boolean {
  return outcome.kind === 'failed' && outcome.reason.code === 'endpoint_off';
}

function textOf(reason: RetryReason | PermanentReason): string {
  if ('status' in reason) return `answered ${reason.status}`;
  return reason.code === 'mail_not_taken' ? reason.said : reason.code;
}
