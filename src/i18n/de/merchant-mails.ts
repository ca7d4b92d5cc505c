import type { merchantMails as en } from '../en/merchant-mails.ts';

export const merchantMails: typeof en = {
  subject: ({ about, agency }) => `${about} · ${agency}`,
  plainSubject: ({ agency }) => `Ihre Anfrage an ${agency}`,
  corrected: ({ name }) => `${name} hat eine Nachricht berichtigt. Sie lautet jetzt:`,
  withdrawn: ({ name }) =>
    `${name} hat eine Nachricht zurückgenommen. Falls sie schon bei Ihnen ist, beachten Sie sie bitte nicht.`,
  proposal: ({ name, service }) =>
    `${name} hat Ihnen ein Angebot für „${service}“ geschickt. Auf der Seite können Sie es lesen und annehmen oder ablehnen.`,
  completed: ({ name }) =>
    `${name} meldet, dass die Arbeit fertig ist. Bitte sehen Sie nach und bestätigen Sie es auf der Seite.`,
  review: ({ name }) => `${name} möchte wissen, wie es war. Ein paar Sterne und ein Wort auf der Seite genügen.`,
  storeAccess: ({ name }) =>
    `${name} möchte in Ihrem Shop arbeiten und bittet um Zugang. Auf der Seite können Sie ihn erlauben oder ablehnen.`,
  files: 'Dateien',
  linksFor: 'Die Links gelten sieben Tage; danach finden Sie die Dateien auf der Seite.',
  byMail: 'Sie können einfach auf diese E-Mail antworten.',
  onPage: 'Bitte antworten Sie auf der Seite; eine Antwort auf diese E-Mail liest niemand.',
  open: 'Unterhaltung öffnen',
  why: ({ agency }) =>
    `Sie bekommen dies, weil Sie mit ${agency} sprechen. Die Seite ist nur für Sie: Geben Sie den Link nicht weiter.`,
  answers: {
    answer_in_slack: () =>
      'Diese Adresse nimmt keine Antworten an: Was Sie geschrieben haben, hat niemanden erreicht. Bitte antworten Sie im Slack-Thread; die E-Mail enthält einen Link dorthin.',
    other_sender: ({ agency }) =>
      `Ihre E-Mail wurde nicht angenommen: Diese Unterhaltung mit ${agency} nimmt E-Mails nur von der Adresse an, mit der sie begonnen wurde. Bitte schreiben Sie von dieser Adresse oder auf der Seite der Unterhaltung.`,
    no_longer_taken: ({ agency }) =>
      `Ihre E-Mail wurde nicht angenommen: In dieser Unterhaltung mit ${agency} werden keine Nachrichten mehr angenommen.`,
  },
  automatic: 'Dies ist eine automatische Antwort.',
};
