import { setTimeout as wait } from 'node:timers/promises';
import { expect, vi } from 'vitest';
import { createMemberThread, type MemberThread } from './member-thread.ts';
import type { Stage } from './stage.ts';

const THREADS = 5;
const PATIENCE = { timeout: 120_000, interval: 50 };
/** Time for the cards and for what is said before: Slack takes one post a second. */
const DEADLINE_AFTER_MS = 90_000;

/** What members did while nobody heard them. */
export interface Silence {
  threads: MemberThread[];
  /** The job that nobody answered: it must expire, and no other. */
  unanswered: string;
}

/**
 * Kills the app for longer than Slack goes on telling it, and past the deadlines of all jobs, while members write, edit and
 * delete in five threads; then starts it again. In some of the threads nothing was said before: only what is written in the
 * silence, and in time, keeps their jobs.
 */
export async function spendSilence(stage: Stage, round: number): Promise<Silence> {
  const { app, random, sandbox } = stage;
  const deadline = Date.now() + DEADLINE_AFTER_MS;
  const jobs = Array.from({ length: THREADS + 1 }, (_, n) => `silence-${round}-${n}`);
  const [unanswered = '', ...answered] = jobs;
  const created = await Promise.all(jobs.map((job) => createMemberThread(sandbox, job, new Date(deadline))));
  const threads = created.filter(({ job }) => answered.includes(job));
  for (let n = 0; n < 3; n++) {
    for (const thread of threads.slice(2)) thread.say();
    // One after another: what Slack tells out of order leaves out of order, once the window is over.
    await allArrived(threads);
  }

  await app.end('SIGKILL');
  const from = sandbox.slack.events.length;
  for (let act = 0; act < 40; act++) {
    const thread = random.pick(threads);
    const kind = random.between(0, 9);
    if (kind < 5) thread.say();
    else if (kind < 8) thread.edit(random);
    else thread.remove(random);
    await wait(random.between(0, 50));
  }
  // What keeps each job, whatever was deleted.
  for (const thread of threads) thread.say();
  expect(Date.now(), 'all of it was written before the deadline').toBeLessThan(deadline);

  const told = new Set(sandbox.slack.events.slice(from).map(({ eventId }) => eventId));
  await vi.waitFor(() => {
    const last = sandbox.slack.events.filter(({ eventId, retryNum }) => told.has(eventId) && retryNum === 3);
    expect(last.filter(({ outcome }) => outcome?.delivered === false)).toHaveLength(told.size);
  }, PATIENCE);
  await wait(Math.max(0, deadline - Date.now()) + random.between(0, 12_000));
  await app.start();
  await allArrived(threads);
  await vi.waitFor(() => {
    const expired = sandbox.marketplace.received.filter(({ type }) => type === 'job.expired');
    expect(expired.map(({ data }) => data.job?.id)).toContain(unanswered);
  }, PATIENCE);
  return { threads, unanswered };
}

async function allArrived(threads: readonly MemberThread[]): Promise<void> {
  await vi.waitFor(() => {
    for (const thread of threads) expect(thread.account().lost).toEqual([]);
  }, PATIENCE);
}
