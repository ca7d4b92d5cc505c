import type { merchantMails as en } from '../en/merchant-mails.ts';

export const merchantMails: typeof en = {
  subject: ({ about, agency }) => `${about} · ${agency}`,
  plainSubject: ({ agency }) => `Din henvendelse til ${agency}`,
  corrected: ({ name }) => `${name} har rettet en besked. Den lyder nu:`,
  withdrawn: ({ name }) => `${name} har trukket en besked tilbage. Hvis du allerede har fået den, så se bort fra den.`,
  proposal: ({ name, service }) =>
    `${name} har sendt dig et forslag til ”${service}”. På siden kan du læse det og acceptere eller afvise det.`,
  completed: ({ name }) => `${name} melder, at arbejdet er færdigt. Se efter, og bekræft det på siden.`,
  review: ({ name }) => `${name} vil gerne vide, hvordan det gik. Et par stjerner og et ord på siden er nok.`,
  storeAccess: ({ name }) =>
    `${name} vil gerne arbejde i din butik og beder om adgang. På siden kan du tillade eller afvise det.`,
  files: 'Filer',
  linksFor: 'Linkene virker i syv dage; derefter ligger filerne på siden.',
  byMail: 'Du kan bare svare på denne e-mail.',
  onPage: 'Svar på siden; et svar på denne e-mail bliver ikke læst.',
  open: 'Åbn samtalen',
  why: ({ agency }) => `Du får denne, fordi du taler med ${agency}. Siden er kun din: Giv ikke linket videre.`,
  answers: {
    answer_in_slack: () =>
      'Denne adresse tager ikke imod svar: Det, du skrev, har ikke nået nogen. Svar i Slack-tråden; e-mailen har et link til den.',
    other_sender: ({ agency }) =>
      `Din e-mail blev ikke taget imod: Denne samtale med ${agency} tager kun imod e-mail fra den adresse, den blev begyndt med. Skriv fra den adresse eller på samtalens side.`,
    no_longer_taken: ({ agency }) =>
      `Din e-mail blev ikke taget imod: Der tages ikke længere imod beskeder i denne samtale med ${agency}.`,
  },
  automatic: 'Dette er et automatisk svar.',
};
