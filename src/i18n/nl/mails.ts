import type { mails as en } from '../en/mails.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nl');

/** E-mail to members and to the notification address, and the page that ends it. */
export const mails: typeof en = {
  subject: ({ number, title }) => `${number} · ${title}`,
  digestSubject: ({ organization }) => `Ongelezen berichten · ${organization}`,
  assigned: ({ by, job }) => `${by} heeft ${job} aan je toegewezen.`,
  merchantWrote: ({ merchant }) => `${merchant} schreef:`,
  memberWrote: ({ member, merchant }) => `${member} schreef aan ${merchant}:`,
  newJob: ({ merchant }) => `${merchant} heeft jullie een nieuwe opdracht gestuurd.`,
  newConversation: ({ merchant }) => `${merchant} is een gesprek met jullie begonnen.`,
  unreadLastHour: ({ count }) =>
    plural(count, {
      one: '# bericht van het afgelopen uur is ongelezen.',
      other: '# berichten van het afgelopen uur zijn ongelezen.',
    }),
  moreThreads: ({ count }) => plural(count, { one: 'En nog # thread.', other: 'En nog # threads.' }),
  openThread: 'Openen in Slack',
  noChannel:
    'Dit staat nog niet in Slack, omdat er geen kanaal voor opdrachten is gekozen. Kies er een in de voorkeuren van Jobline.',
  answerInSlack: 'Antwoord in de Slack-thread: een antwoord op deze e-mail komt bij niemand aan.',
  whyAssigned: ({ organization }) => `Je krijgt dit omdat het bij ${organization} aan jou is toegewezen.`,
  whyNotified: ({ organization }) =>
    `Dit adres krijgt de meldingen van ${organization}. Je kunt het in Slack wijzigen, in de voorkeuren van Jobline.`,
  stop: 'Deze e-mails stoppen',
  page: {
    title: 'E-mail van Jobline',
    ask: ({ organization }) =>
      `Alle e-mails stoppen over opdrachten die ${organization} aan je toewijst? In Slack hoor je het nog steeds.`,
    stop: 'Deze e-mails stoppen',
    stopped: 'Je krijgt deze e-mails niet meer. Wil je ze terug? Open in Slack de Home van Jobline.',
    unknown: 'Deze link werkt niet meer. E-mails zet je uit in Slack: open de Home van Jobline.',
  },
};
