import { shiftEarlier, type WorkingHours } from './working-hours.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;
/** What is later than this was not sent because nobody ran. */
const LATE = 10 * MINUTE;
/** A member who changed the job so lately needs no reminder of it. */
const AT_WORK = 15 * MINUTE;
/** Before the end of the time to answer a merchant's message, and at it. */
const ANSWER_HOURS = [4, 0] as const;

export type ReminderClock = 'first_reply' | 'answer';

export interface Reminder {
  /** Unique within its job. */
  key: string;
  at: Date;
  /** None comes behind it. */
  last: boolean;
}

/** What the clock of a job runs towards. */
export interface RunningClock {
  clock: ReminderClock;
  until: Date;
}

/** The clock that runs for a job, if any. */
export function runningClock(job: {
  status: string;
  expiresAt?: Date | undefined;
  answerBy?: Date | undefined;
}): RunningClock | undefined {
  const awaitsFirst = job.status === 'new' || job.status === 'opened';
  if (awaitsFirst && job.expiresAt) return { clock: 'first_reply', until: job.expiresAt };
  if (job.status === 'awaiting_response' && job.answerBy) return { clock: 'answer', until: job.answerBy };
  return undefined;
}

/** All reminders of a clock in their order; `within`: moved into working hours, only ever earlier. Of two at one moment the later stands. */
export function remindersOf(
  { clock, until }: RunningClock,
  chosen: { hours: readonly number[]; within?: WorkingHours | undefined },
): Reminder[] {
  const hours = clock === 'answer' ? ANSWER_HOURS : chosen.hours;
  const sorted = [...new Set(hours)].sort((a, b) => b - a);
  const planned = sorted.map((before, n) => {
    const exact = new Date(until.getTime() - before * HOUR);
    const at = chosen.within ? shiftEarlier(exact, chosen.within) : exact;
    return { key: keyOf(clock, before, until), at, last: n === sorted.length - 1 };
  });
  return planned.filter(({ at }, n) => planned[n + 1]?.at.getTime() !== at.getTime());
}

export interface ReminderQuestion {
  running: RunningClock;
  reminders: readonly Reminder[];
  /** The job's arrival, or whatever else nothing before is reminded of. */
  since: Date;
  now: Date;
  /** When a member changed the job last. */
  changedAt?: Date | undefined;
  /** Keys of those that are over. */
  over: ReadonlySet<string>;
}

export interface ReminderDecision {
  /** The one to be sent now. */
  send?: Reminder;
  /** Its time passed while nobody ran, and it would still be of use: it stands in one line with others. */
  missed: boolean;
  /** Keys that are over from now on, sent or passed by. */
  over: string[];
  /** When to look again. */
  next?: Date;
}

/** What of a job's reminders is due. Of several at once only the most urgent is sent. */
export function decideReminders(question: ReminderQuestion): ReminderDecision {
  const { running, reminders, since, now, changedAt } = question;
  const open = reminders.filter(({ key, at }) => !question.over.has(key) && at.getTime() > since.getTime());
  const due = open.filter(({ at }) => at.getTime() <= now.getTime());
  const next = open.find(({ at }) => at.getTime() > now.getTime())?.at;
  const over = due.map(({ key }) => key);
  const rest = { over, ...(next && { next }) };

  const isOver = running.clock === 'first_reply' && now.getTime() >= running.until.getTime();
  const atWork = changedAt !== undefined && now.getTime() - changedAt.getTime() < AT_WORK;
  const latest = due.at(-1);
  if (!latest || isOver || atWork) return { missed: false, ...rest };
  if (now.getTime() - latest.at.getTime() > LATE) return { missed: true, ...rest };
  return { send: latest, missed: false, ...rest };
}

/** A clock that began anew has reminders of its own: the moment it runs towards is part of the key. */
function keyOf(clock: ReminderClock, before: number, until: Date): string {
  const name = clock === 'answer' ? 'answer' : 'reply';
  return `${name}:${before}h:${until.toISOString()}`;
}
