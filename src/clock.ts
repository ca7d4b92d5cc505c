import { schedule, type TaskOptions } from 'node-cron';
import type { Logger } from './log.ts';
import type { Db } from './store/scope.ts';
import { askAgain } from './use-cases/clocks/ask-again.ts';
import { cleanUp } from './use-cases/clocks/clean-up.ts';
import { expireJobs } from './use-cases/clocks/expire-jobs.ts';
import { giveUpWaitingEvents } from './use-cases/clocks/give-up-waiting-events.ts';
import { keepForgottenReplies } from './use-cases/clocks/keep-forgotten-replies.ts';
import { sendDigest } from './use-cases/clocks/send-digest.ts';
import { sendReminders } from './use-cases/clocks/send-reminders.ts';
import { showDelayedReplies } from './use-cases/clocks/show-delayed-replies.ts';
import { showTimeIsUp } from './use-cases/clocks/show-time-is-up.ts';

export interface ClockDeps {
  db: Db;
  now: () => Date;
  expiryGraceSeconds: number;
  log: Logger;
}

/** What happens by time alone. A tick does nothing that a second copy of the app could not do too. */
export function startClock({ db, now, expiryGraceSeconds, log }: ClockDeps): { stop(): Promise<void> } {
  // Deadlines that passed while nobody ran show it now; those before the grace are expired by the first sweep.
  let shownUntil = new Date(now().getTime() - expiryGraceSeconds * 1000);
  const stopping = new AbortController();

  const ticks: { at: string; does: string; run: () => Promise<unknown> }[] = [
    {
      at: '*/5 * * * * *',
      does: 'expire jobs',
      run: () => expireJobs(db, { now: now(), graceSeconds: expiryGraceSeconds }, stopping.signal),
    },
    {
      at: '*/5 * * * * *',
      does: 'show that time is up',
      run: async () => {
        const until = now();
        await showTimeIsUp(db, shownUntil, until);
        shownUntil = until;
      },
    },
    { at: '*/30 * * * * *', does: 'show delayed replies', run: () => showDelayedReplies(db, now()) },
    { at: '*/15 * * * * *', does: 'ask about held replies again', run: () => askAgain(db, now()) },
    { at: '30 * * * * *', does: 'keep forgotten replies inside', run: () => keepForgottenReplies(db, now()) },
    {
      at: '0 * * * * *',
      does: 'give up events that wait',
      run: async () => {
        for (const event of await giveUpWaitingEvents(db, now()))
          log.warn(event, 'event given up: what it needs never came');
      },
    },
    { at: '*/15 * * * * *', does: 'send reminders', run: () => sendReminders(db, now(), stopping.signal) },
    { at: '*/10 0 * * * *', does: 'send digests', run: () => sendDigest(db, now()) },
    { at: '0 17 * * * *', does: 'clean up', run: () => cleanUp(db) },
  ];

  const running = new Set<Promise<unknown>>();
  const tasks = ticks.map(({ at, does, run }) =>
    schedule(
      at,
      async () => {
        const tick = run().catch((error: unknown) => log.error({ err: error, does }, 'a tick failed'));
        running.add(tick);
        await tick;
        running.delete(tick);
      },
      { name: does, noOverlap: true, logger: cronLogger(log, does) },
    ),
  );
  return {
    async stop() {
      stopping.abort();
      for (const task of tasks) await task.destroy();
      await Promise.all(running);
    },
  };
}

/** What the scheduler says of itself, e.g. that a tick was left out because the one before it still runs. */
function cronLogger(log: Logger, does: string): NonNullable<TaskOptions['logger']> {
  return {
    info: (said) => log.debug({ does, said }, 'scheduler'),
    debug: (said) => log.debug({ does, said }, 'scheduler'),
    warn: (said) => log.warn({ does, said }, 'scheduler'),
    error: (said, err) => log.error({ does, said, err }, 'scheduler'),
  };
}
