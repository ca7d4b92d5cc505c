import type { merchantMails as en } from '../en/merchant-mails.ts';

export const merchantMails: typeof en = {
  subject: ({ about, agency }) => `${about} · ${agency}`,
  plainSubject: ({ agency }) => `Deine Anfrage an ${agency}`,
  corrected: ({ name }) => `${name} hat eine Nachricht berichtigt. Sie lautet jetzt:`,
  withdrawn: ({ name }) =>
    `${name} hat eine Nachricht zurückgenommen. Falls sie schon bei dir ist, beachte sie bitte nicht.`,
  proposal: ({ name, service }) =>
    `${name} hat dir ein Angebot für „${service}“ geschickt. Auf der Seite kannst du es lesen und annehmen oder ablehnen.`,
  completed: ({ name }) =>
    `${name} meldet, dass die Arbeit fertig ist. Bitte sieh nach und bestätige es auf der Seite.`,
  review: ({ name }) => `${name} möchte wissen, wie es war. Ein paar Sterne und ein Wort auf der Seite genügen.`,
  storeAccess: ({ name }) =>
    `${name} möchte in deinem Shop arbeiten und bittet um Zugang. Auf der Seite kannst du ihn erlauben oder ablehnen.`,
  files: 'Dateien',
  linksFor: 'Die Links gelten sieben Tage; danach findest du die Dateien auf der Seite.',
  byMail: 'Du kannst einfach auf diese E-Mail antworten.',
  onPage: 'Bitte antworte auf der Seite; eine Antwort auf diese E-Mail liest niemand.',
  open: 'Unterhaltung öffnen',
  why: ({ agency }) =>
    `Du bekommst dies, weil du mit ${agency} sprichst. Die Seite ist nur für dich: Gib den Link nicht weiter.`,
  answers: {
    answer_in_slack: () =>
      'Diese Adresse nimmt keine Antworten an: Was du geschrieben hast, hat niemanden erreicht. Bitte antworte im Slack-Thread; die E-Mail enthält einen Link dorthin.',
    other_sender: ({ agency }) =>
      `Deine E-Mail wurde nicht angenommen: Diese Unterhaltung mit ${agency} nimmt E-Mails nur von der Adresse an, mit der sie begonnen wurde. Bitte schreib von dieser Adresse oder auf der Seite der Unterhaltung.`,
    no_longer_taken: ({ agency }) =>
      `Deine E-Mail wurde nicht angenommen: In dieser Unterhaltung mit ${agency} werden keine Nachrichten mehr angenommen.`,
  },
  automatic: 'Dies ist eine automatische Antwort.',
};
