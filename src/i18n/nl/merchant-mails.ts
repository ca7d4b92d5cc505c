import type { merchantMails as en } from '../en/merchant-mails.ts';

export const merchantMails: typeof en = {
  subject: ({ about, agency }) => `${about} · ${agency}`,
  plainSubject: ({ agency }) => `Je aanvraag bij ${agency}`,
  corrected: ({ name }) => `${name} heeft een bericht verbeterd. Het luidt nu:`,
  withdrawn: ({ name }) => `${name} heeft een bericht teruggenomen. Als je het al hebt gekregen, let er dan niet op.`,
  proposal: ({ name, service }) =>
    `${name} heeft je een voorstel voor “${service}” gestuurd. Op de pagina kun je het lezen en accepteren of afwijzen.`,
  completed: ({ name }) => `${name} meldt dat het werk klaar is. Bekijk het en bevestig het op de pagina.`,
  review: ({ name }) => `${name} wil graag weten hoe het ging. Een paar sterren en een woord op de pagina zijn genoeg.`,
  storeAccess: ({ name }) =>
    `${name} wil in je winkel werken en vraagt om toegang. Op de pagina kun je die geven of weigeren.`,
  files: 'Bestanden',
  linksFor: 'De links werken zeven dagen; daarna staan de bestanden op de pagina.',
  byMail: 'Je kunt gewoon op deze e-mail antwoorden.',
  onPage: 'Antwoord op de pagina; een antwoord op deze e-mail wordt niet gelezen.',
  open: 'Gesprek openen',
  why: ({ agency }) =>
    `Je krijgt dit omdat je met ${agency} praat. De pagina is alleen voor jou: geef de link niet door.`,
  answers: {
    answer_in_slack: () =>
      'Dit adres neemt geen antwoorden aan: wat je schreef, heeft niemand bereikt. Antwoord in de Slack-thread; de e-mail heeft er een link naar.',
    other_sender: ({ agency }) =>
      `Je e-mail is niet aangenomen: dit gesprek met ${agency} neemt alleen e-mail aan van het adres waarmee het is begonnen. Schrijf vanaf dat adres of op de pagina van het gesprek.`,
    no_longer_taken: ({ agency }) =>
      `Je e-mail is niet aangenomen: in dit gesprek met ${agency} worden geen berichten meer aangenomen.`,
  },
  automatic: 'Dit is een automatisch antwoord.',
};
