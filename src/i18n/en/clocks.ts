import { pluralIn } from '../formats.ts';

const plural = pluralIn('en');

/** What a reminder may speak of; every value is ready to be read. */
interface ReminderWords {
  job: string;
  service: string;
  merchant: string;
  /** Day and time. */
  at: string;
  /** "4 h left". */
  left: string;
}

/** Reminders and the digest. */
export const clocks = {
  hoursLeft: ({ hours }: { hours: number }) => plural(hours, { other: '# h left' }),
  minutesLeft: ({ minutes }: { minutes: number }) => plural(minutes, { other: '# min left' }),
  /** In the channel: nobody has the job. */
  nobodyReplied: ({ job, service, merchant, at, left }: ReminderWords) =>
    `*${job}* (${service} for ${merchant}) has no answer yet, and nobody has taken it. Answer by ${at} (${left}).`,
  nobodyAnswered: ({ job, service, merchant, at, left }: ReminderWords) =>
    `${merchant} waits for an answer in *${job}* (${service}), and nobody has taken it. Answer by ${at} (${left}).`,
  nobodyAnsweredInTime: ({ job, service, merchant, at }: ReminderWords) =>
    `${merchant} still waits for an answer in *${job}* (${service}), since the day before ${at}. Nobody has taken it.`,
  /** To somebody who has the job. */
  youReply: ({ job, service, merchant, at, left }: ReminderWords) =>
    `*${job}* (${service} for ${merchant}) waits for your first reply. Answer by ${at} (${left}).`,
  youAnswer: ({ job, service, merchant, at, left }: ReminderWords) =>
    `${merchant} waits for your answer in *${job}* (${service}). Answer by ${at} (${left}).`,
  youAnswerNow: ({ job, service, merchant, at }: ReminderWords) =>
    `${merchant} still waits for your answer in *${job}* (${service}). It was due on ${at}.`,
  /** Behind the last one before a job expires. */
  cost: 'This is the last reminder. A job that expires cannot be answered any more: the merchant goes on with another expert, and expired jobs count against you when new ones are offered. A short reply or a decline is enough.',
  openThread: 'Open the thread',
  catchUp: ({ count }: { count: number }) =>
    plural(count, {
      one: 'Jobline was not running for a while, and a reminder was missed. This job waits for an answer:',
      other: 'Jobline was not running for a while, and reminders were missed. These jobs wait for an answer:',
    }),
  catchUpJob: ({ job, service, merchant, at, left }: ReminderWords) =>
    `*${job}* · ${service} for ${merchant} · answer by ${at}${left === '' ? '' : ` (${left})`}`,
  catchUpMore: ({ count }: { count: number }) => plural(count, { other: 'and # more' }),
  nobody: 'nobody has it',
};
