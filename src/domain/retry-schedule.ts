const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits before the 2nd, 3rd, … attempt at a marketplace; the last one repeats. */
const MARKETPLACE_DELAYS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR] as const;

const SLACK_DELAYS = [SECOND, 2 * SECOND, 5 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 5 * MINUTE] as const;

/** From when on the author reads "still trying". Milliseconds. */
export const STILL_TRYING_AFTER = 10 * MINUTE;

/** From when on a delivery is given up. Milliseconds since its first attempt. */
export const GIVE_UP_AFTER = 24 * HOUR;

/** Jitter only lengthens a wait, by up to this share: nobody is asked again earlier than the schedule says. */
const JITTER = 0.2;

/** A server that asks to come again often means a quarter of an hour at least. */
const MAIL_DELAYS = [MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR] as const;

export interface RetryQuestion {
  /** Attempts made so far, at least 1. */
  attempts: number;
  firstAttemptAt: Date;
  now: Date;
  /** What the other side asked for, in seconds; it replaces the schedule. */
  retryAfterSeconds?: number | undefined;
  /** 0 ≤ random < 1. */
  random: () => number;
}

export type RetryAnswer = { kind: 'again'; at: Date } | { kind: 'give_up' };

/** When a marketplace is asked again after a temporary failure. */
export function nextMarketplaceAttempt(question: RetryQuestion): RetryAnswer {
  return nextAttempt(MARKETPLACE_DELAYS, question);
}

/** When a Slack call is made again after a temporary failure that was no rate limit (those move the gate instead). */
export function nextSlackAttempt(question: RetryQuestion): RetryAnswer {
  return nextAttempt(SLACK_DELAYS, question);
}

/** When a mail is offered again after a server could not take it yet. */
export function nextMailAttempt(question: RetryQuestion): RetryAnswer {
  return nextAttempt(MAIL_DELAYS, question);
}

function nextAttempt(delays: readonly number[], question: RetryQuestion): RetryAnswer {
  const { attempts, firstAttemptAt, now, retryAfterSeconds, random } = question;
  const scheduled = delays[Math.min(Math.max(attempts, 1), delays.length) - 1] ?? HOUR;
  const asked = retryAfterSeconds === undefined ? undefined : Math.max(SECOND, retryAfterSeconds * SECOND);
  const wait = (asked ?? scheduled) * (1 + JITTER * random());
  const at = new Date(now.getTime() + Math.min(wait, 2 * GIVE_UP_AFTER));
  return at.getTime() - firstAttemptAt.getTime() > GIVE_UP_AFTER ? { kind: 'give_up' } : { kind: 'again', at };
}
