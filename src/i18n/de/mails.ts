import type { mails as en } from '../en/mails.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('de');

/** E-mail to members and to the notification address, and the page that ends it. */
export const mails: typeof en = {
  subject: ({ number, title }) => `${number} · ${title}`,
  digestSubject: ({ organization }) => `Ungelesene Nachrichten · ${organization}`,
  assigned: ({ by, job }) => `${by} hat dir ${job} zugewiesen.`,
  merchantWrote: ({ merchant }) => `${merchant} hat geschrieben:`,
  memberWrote: ({ member, merchant }) => `${member} hat an ${merchant} geschrieben:`,
  newJob: ({ merchant }) => `${merchant} hat euch einen neuen Job geschickt.`,
  newConversation: ({ merchant }) => `${merchant} hat eine Unterhaltung mit euch begonnen.`,
  unreadLastHour: ({ count }) =>
    plural(count, {
      one: '# Nachricht der letzten Stunde ist ungelesen.',
      other: '# Nachrichten der letzten Stunde sind ungelesen.',
    }),
  moreThreads: ({ count }) => plural(count, { one: 'Und # weiterer Thread.', other: 'Und # weitere Threads.' }),
  openThread: 'In Slack öffnen',
  noChannel:
    'Das steht noch nicht in Slack, denn es ist kein Channel für Jobs ausgewählt. Wähle einen in den Präferenzen von Jobline.',
  answerInSlack: 'Antworte im Slack-Thread: Eine Antwort auf diese E-Mail erreicht niemanden.',
  whyAssigned: ({ organization }) => `Du bekommst diese E-Mail, weil dir das bei ${organization} zugewiesen ist.`,
  whyNotified: ({ organization }) =>
    `Diese Adresse bekommt die Benachrichtigungen von ${organization}. Ändern lässt sie sich in Slack in den Präferenzen von Jobline.`,
  stop: 'Diese E-Mails abbestellen',
  page: {
    title: 'E-Mail von Jobline',
    ask: ({ organization }) =>
      `Alle E-Mails zu den Jobs abbestellen, die dir bei ${organization} zugewiesen werden? In Slack erfährst du weiterhin davon.`,
    stop: 'Diese E-Mails abbestellen',
    stopped: 'Du bekommst diese E-Mails nicht mehr. Wieder einschalten kannst du sie in Slack, im Home von Jobline.',
    unknown: 'Dieser Link funktioniert nicht mehr. Abschalten kannst du E-Mails in Slack, im Home von Jobline.',
  },
};
