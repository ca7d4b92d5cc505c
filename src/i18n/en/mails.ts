import { pluralIn } from '../formats.ts';

const plural = pluralIn('en');

/** E-mail to members and to the notification address, and the page that ends it. */
export const mails = {
  subject: ({ number, title }: { number: string; title: string }) => `${number} · ${title}`,
  digestSubject: ({ organization }: { organization: string }) => `Unread messages · ${organization}`,
  assigned: ({ by, job }: { by: string; job: string }) => `${by} assigned ${job} to you.`,
  merchantWrote: ({ merchant }: { merchant: string }) => `${merchant} wrote:`,
  memberWrote: ({ member, merchant }: { member: string; merchant: string }) => `${member} wrote to ${merchant}:`,
  newJob: ({ merchant }: { merchant: string }) => `${merchant} sent you a new job.`,
  newConversation: ({ merchant }: { merchant: string }) => `${merchant} started a conversation with you.`,
  unreadLastHour: ({ count }: { count: number }) =>
    plural(count, {
      one: '# message of the last hour is unread.',
      other: '# messages of the last hour are unread.',
    }),
  moreThreads: ({ count }: { count: number }) =>
    plural(count, { one: 'And # more thread.', other: 'And # more threads.' }),
  openThread: 'Open in Slack',
  noChannel: 'This is not in Slack yet, since no channel is chosen for jobs. Choose one in Jobline’s preferences.',
  answerInSlack: 'Answer in the Slack thread: an answer to this e-mail reaches nobody.',
  whyAssigned: ({ organization }: { organization: string }) =>
    `You get this because this is assigned to you at ${organization}.`,
  whyNotified: ({ organization }: { organization: string }) =>
    `This address gets the notifications of ${organization}. It can be changed in Jobline’s preferences in Slack.`,
  stop: 'Stop these e-mails',
  page: {
    title: 'E-mail from Jobline',
    ask: ({ organization }: { organization: string }) =>
      `Stop all e-mail about the jobs that ${organization} assigns to you? You will still be told in Slack.`,
    stop: 'Stop these e-mails',
    stopped: 'You will get no more of these e-mails. You can have them again: in Slack, open Jobline’s Home.',
    unknown: 'This link does not work any more. E-mail can be switched off in Slack: open Jobline’s Home.',
  },
};
