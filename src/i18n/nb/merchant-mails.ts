import type { merchantMails as en } from '../en/merchant-mails.ts';

export const merchantMails: typeof en = {
  subject: ({ about, agency }) => `${about} · ${agency}`,
  plainSubject: ({ agency }) => `Forespørselen din til ${agency}`,
  corrected: ({ name }) => `${name} har rettet en melding. Den lyder nå:`,
  withdrawn: ({ name }) =>
    `${name} har trukket tilbake en melding. Hvis du allerede har fått den, kan du se bort fra den.`,
  proposal: ({ name, service }) =>
    `${name} har sendt deg et tilbud på «${service}». På siden kan du lese det og godta eller avslå det.`,
  completed: ({ name }) => `${name} melder at arbeidet er ferdig. Se over det, og bekreft på siden.`,
  review: ({ name }) => `${name} vil gjerne vite hvordan det gikk. Noen stjerner og et ord på siden er nok.`,
  storeAccess: ({ name }) =>
    `${name} vil gjerne arbeide i butikken din og ber om tilgang. På siden kan du tillate eller avslå det.`,
  files: 'Filer',
  linksFor: 'Lenkene virker i sju dager; deretter ligger filene på siden.',
  byMail: 'Du kan bare svare på denne e-posten.',
  onPage: 'Svar på siden; et svar på denne e-posten blir ikke lest.',
  open: 'Åpne samtalen',
  why: ({ agency }) => `Du får denne fordi du snakker med ${agency}. Siden er bare din: Ikke gi lenken videre.`,
  answers: {
    answer_in_slack: () =>
      'Denne adressen tar ikke imot svar: Det du skrev, har ikke nådd noen. Svar i Slack-tråden; e-posten har en lenke dit.',
    other_sender: ({ agency }) =>
      `E-posten din ble ikke tatt imot: Denne samtalen med ${agency} tar bare imot e-post fra adressen den ble begynt med. Skriv fra den adressen eller på samtalens side.`,
    no_longer_taken: ({ agency }) =>
      `E-posten din ble ikke tatt imot: Det tas ikke lenger imot meldinger i denne samtalen med ${agency}.`,
  },
  automatic: 'Dette er et automatisk svar.',
};
