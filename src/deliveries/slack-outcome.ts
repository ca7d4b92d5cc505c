import { nextSlackAttempt } from '../domain/retry-schedule.ts';
import { SlackCallError, type SlackFailure } from '../slack/failures.ts';
import { RATE_LIMITED } from '../store/gates.ts';
import type { Delivery, GateChange, Outcome } from './delivery.ts';

/** How long a closed channel or workspace rests before one delivery tries whether it is open again. */
const CLOSED_FOR_MS = 300_000;
const RATE_PAUSE_MS = 30_000;

/** What a failed call to Slack means for the delivery that made it. Anything else than a failed call is thrown on. */
export function outcomeOfSlackError(
  error: unknown,
  delivery: Delivery,
  options: { unknownWaitMs: number; now: Date },
): Outcome {
  const failure = failureOf(error);
  switch (failure.kind) {
    case 'refused_rate':
    case 'closed':
      // A look-up has its own limit; posts do not wait for it.
      if (failure.kind === 'refused_rate' && isLookUp(error)) {
        return { kind: 'later', delayMs: failure.retryAfterMs ?? RATE_PAUSE_MS, uncounted: true, error: RATE_LIMITED };
      }
      return {
        kind: 'later',
        delayMs: 0,
        uncounted: true,
        error: reasonOf(failure),
        gate: gateChangeOf(failure, delivery.gate),
      };
    case 'permanent':
      return { kind: 'failed', reason: { code: 'internal' }, error: failure.reason };
    case 'unknown':
      return { kind: 'unknown', delayMs: options.unknownWaitMs, error: failure.reason };
    case 'temporary': {
      const next = nextSlackAttempt({
        attempts: delivery.attempts,
        firstAttemptAt: new Date(options.now.getTime() - delivery.firstStartedAgoMs),
        now: options.now,
        random: Math.random,
      });
      if (next.kind === 'give_up') return { kind: 'failed', reason: { code: 'gave_up' }, error: failure.reason };
      return { kind: 'later', delayMs: next.at.getTime() - options.now.getTime(), error: failure.reason };
    }
  }
}

/** The failure of a Slack call. @throws the error itself when it is none. */
export function failureOf(error: unknown): SlackFailure {
  if (error instanceof SlackCallError) return error.failure;
  throw error;
}

function isLookUp(error: unknown): boolean {
  return error instanceof SlackCallError && error.method.startsWith('conversations.');
}

/** Slack took offense at how it looks: the same words without blocks may stand. */
export function isRefusedForItsBlocks(error: unknown): boolean {
  const failure = failureOf(error);
  return failure.kind === 'permanent' && /blocks|attachments/.test(failure.reason);
}

/** Somebody deleted the root of the thread. */
export function isRootGone(error: unknown): boolean {
  const failure = failureOf(error);
  return failure.kind === 'permanent' && ['root_deleted', 'thread_not_found'].includes(failure.reason);
}

/** A limited or closed place rests; the limit of a method, with all that need the method. */
export function gateChangeOf(
  failure: Extract<SlackFailure, { kind: 'refused_rate' | 'closed' }>,
  gate: string,
): GateChange {
  if (failure.kind === 'closed') return { key: gate, delayMs: CLOSED_FOR_MS, reason: failure.reason };
  return { key: gate, delayMs: failure.retryAfterMs ?? RATE_PAUSE_MS, reason: RATE_LIMITED };
}

export function reasonOf(failure: SlackFailure): string {
  return 'reason' in failure ? failure.reason : RATE_LIMITED;
}
