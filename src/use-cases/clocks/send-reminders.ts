import { decideReminders, type Reminder, remindersOf, runningClock } from '../../domain/reminders.ts';
import { flushOutbox, newOutbox } from '../../store/outbox.ts';
import { isOurTurnToRemind, lockJobsToRemindOf, type RemindableJob, saveReminders } from '../../store/reminders.ts';
import { acrossOrganizations, type Db } from '../../store/scope.ts';
import { wakeAll } from '../../store/wake.ts';
import { postInChannel } from '../channel-line.ts';
import { messageDirectly } from '../direct-message.ts';
import { type Appending, postInThread } from '../outbound.ts';

const AT_ONCE = 1000;

interface Looked {
  job: RemindableJob;
  send?: Reminder;
  missed: boolean;
  over: string[];
  next: Date | undefined;
}

/**
 * Reminds of the jobs whose first reply or answer is nearly due: those who have them, or the channel where nobody does. Each
 * reminder once, however many copies sweep. What was due while nobody ran becomes one line in its channel. Returns how many
 * jobs were looked at; `stop` ends it between two batches.
 */
export async function sendReminders(db: Db, now: Date, stop?: AbortSignal): Promise<number> {
  let total = 0;
  while (!stop?.aborted) {
    const batch = await acrossOrganizations(db, async (transaction) => {
      if (!(await isOurTurnToRemind(transaction))) return { looked: 0, more: false };
      const { jobs, more } = await lockJobsToRemindOf(transaction, { now, limit: AT_ONCE });
      const looked = jobs.map((job) => lookAt(job, now));
      const fresh = await saveReminders(
        transaction,
        looked.map(({ job, over, next }) => ({ organizationId: job.organizationId, jobId: job.jobId, over, next })),
        now,
      );
      for (const [organizationId, ofOne] of Map.groupBy(looked, ({ job }) => job.organizationId)) {
        const outbox = newOutbox();
        const isFresh = ({ job, over }: Looked) => over.some((key) => fresh.get(job.jobId)?.has(key));
        remind({ outbox, organizationId }, ofOne.filter(isFresh));
        await flushOutbox(transaction, organizationId, outbox);
      }
      return { looked: looked.length, more };
    });
    total += batch.looked;
    if (batch.looked > 0) wakeAll(db);
    if (!batch.more) break;
  }
  return total;
}

function lookAt(job: RemindableJob, now: Date): Looked {
  const running = job.blocked ? undefined : runningClock(job);
  if (!running) return { job, missed: false, over: [], next: undefined };
  const reminders = remindersOf(running, { hours: job.reminderHours, within: job.within });
  const { since, changedAt } = job;
  const decided = decideReminders({ running, reminders, since, now, changedAt, over: new Set(job.over) });
  return { job, ...decided, next: decided.next };
}

function remind(to: Appending, looked: readonly Looked[]): void {
  for (const { job, send } of looked) {
    if (!send) continue;
    const { key } = send;
    const { jobId, threadId, conversationId, assignees, channel } = job;
    for (const slackUser of assignees) messageDirectly(to, slackUser, { of: 'reminder', threadId, key });
    if (assignees.length > 0) continue;
    const thread = { id: threadId, conversationId, jobId, ...(channel !== undefined && { channel }) };
    postInThread(to, thread, { of: 'reminder', jobId, key });
  }
  const missed = looked.filter((one) => one.missed).map(({ job }) => job);
  for (const [channel, ofOne] of Map.groupBy(missed, (job) => job.channel)) {
    if (channel !== undefined) postInChannel(to, channel, { of: 'catch_up', jobIds: ofOne.map(({ jobId }) => jobId) });
  }
}
