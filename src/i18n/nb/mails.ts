import type { mails as en } from '../en/mails.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nb');

/** E-mail to members and to the notification address, and the page that ends it. */
export const mails: typeof en = {
  subject: ({ number, title }) => `${number} · ${title}`,
  digestSubject: ({ organization }) => `Uleste meldinger · ${organization}`,
  assigned: ({ by, job }) => `${by} har tilordnet deg ${job}.`,
  merchantWrote: ({ merchant }) => `${merchant} skrev:`,
  memberWrote: ({ member, merchant }) => `${member} skrev til ${merchant}:`,
  newJob: ({ merchant }) => `${merchant} har sendt dere en ny jobb.`,
  newConversation: ({ merchant }) => `${merchant} har startet en samtale med dere.`,
  unreadLastHour: ({ count }) =>
    plural(count, {
      one: '# melding fra den siste timen er ulest.',
      other: '# meldinger fra den siste timen er uleste.',
    }),
  moreThreads: ({ count }) => plural(count, { one: 'Og # tråd til.', other: 'Og # tråder til.' }),
  openThread: 'Åpne i Slack',
  noChannel:
    'Dette er ikke i Slack ennå, for det er ikke valgt noen kanal for jobber. Velg en i preferansene for Jobline.',
  answerInSlack: 'Svar i Slack-tråden: Et svar på denne e-posten når ikke fram til noen.',
  whyAssigned: ({ organization }) => `Du får denne e-posten fordi du er tilordnet dette hos ${organization}.`,
  whyNotified: ({ organization }) =>
    `Denne adressen får varslene til ${organization}. Den kan endres i preferansene for Jobline i Slack.`,
  stop: 'Stopp disse e-postene',
  page: {
    title: 'E-post fra Jobline',
    ask: ({ organization }) =>
      `Vil du stoppe all e-post om jobbene du blir tilordnet hos ${organization}? Du får fortsatt beskjed i Slack.`,
    stop: 'Stopp disse e-postene',
    stopped: 'Du får ikke flere slike e-poster. Du kan slå dem på igjen i Slack: Åpne Home i Jobline.',
    unknown: 'Denne lenken virker ikke lenger. Du kan slå av e-post i Slack: Åpne Home i Jobline.',
  },
};
