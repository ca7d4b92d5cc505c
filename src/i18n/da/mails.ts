import type { mails as en } from '../en/mails.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('da');

/** E-mail to members and to the notification address, and the page that ends it. */
export const mails: typeof en = {
  subject: ({ number, title }) => `${number} · ${title}`,
  digestSubject: ({ organization }) => `Ulæste beskeder · ${organization}`,
  assigned: ({ by, job }) => `${by} har tildelt dig ${job}.`,
  merchantWrote: ({ merchant }) => `${merchant} skrev:`,
  memberWrote: ({ member, merchant }) => `${member} skrev til ${merchant}:`,
  newJob: ({ merchant }) => `${merchant} har sendt jer et nyt job.`,
  newConversation: ({ merchant }) => `${merchant} har startet en samtale med jer.`,
  unreadLastHour: ({ count }) =>
    plural(count, {
      one: '# besked fra den seneste time er ulæst.',
      other: '# beskeder fra den seneste time er ulæste.',
    }),
  moreThreads: ({ count }) => plural(count, { one: 'Og # tråd mere.', other: 'Og # tråde mere.' }),
  openThread: 'Åbn i Slack',
  noChannel:
    'Det er ikke i Slack endnu, for der er ikke valgt nogen kanal til job. Vælg en i præferencerne for Jobline.',
  answerInSlack: 'Svar i Slack-tråden: Et svar på denne e-mail når ikke frem til nogen.',
  whyAssigned: ({ organization }) => `Du får denne e-mail, fordi du er tildelt dette hos ${organization}.`,
  whyNotified: ({ organization }) =>
    `Denne adresse får notifikationerne for ${organization}. Den kan ændres i præferencerne for Jobline i Slack.`,
  stop: 'Stop disse e-mails',
  page: {
    title: 'E-mail fra Jobline',
    ask: ({ organization }) =>
      `Vil du stoppe alle e-mails om de job, du bliver tildelt hos ${organization}? Du får stadig besked i Slack.`,
    stop: 'Stop disse e-mails',
    stopped: 'Du får ikke flere af disse e-mails. Du kan slå dem til igen i Slack: Åbn Home i Jobline.',
    unknown: 'Dette link virker ikke længere. Du kan slå e-mails fra i Slack: Åbn Home i Jobline.',
  },
};
