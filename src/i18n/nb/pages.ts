import type { pages as en } from '../en/pages.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nb');

/** What the merchants' pages have in common. */
export const pages: typeof en = {
  skip: 'Gå til innholdet',
  allExperts: 'Finn en ekspert',
  foot: 'Disse sidene kjører på Jobline.',
  filesHint: 'Opptil 10 filer, 25 MB til sammen.',
  filesKept: 'Er her allerede. Fjern haken ved det som ikke skal med.',
  notSent: ({ title }) => `Ikke sendt: ${title}`,
  /** Told to members. */
  requestPage: ({ url }) => `Forespørselssiden deres: ${url}`,
  requestPageHint: 'Der spør forhandlere dere så snart profilen er publisert og en tjeneste er satt opp.',
  notFound: {
    title: 'Siden finnes ikke',
    words: 'Adressen er ikke fullstendig, eller den er ikke lenger i bruk.',
  },
  unknownLink: {
    title: 'Denne lenken virker ikke',
    words: 'Kanskje er den utløpt, erstattet eller har mistet en bit på veien.',
    ask: 'Hvis den en gang førte til samtalen din, sender vi deg lenken som gjelder nå, til adressen du skrev fra.',
    button: 'Send meg lenken',
    withoutMail:
      'I den nyeste e-posten fra samtalen din står det kanskje en som virker. Ellers kan du sende en ny forespørsel.',
    sent: {
      title: 'Se i innboksen din',
      words:
        'Hvis lenken en gang førte til samtalen din, er den som gjelder nå, på vei til deg. Har det ikke kommet noe etter noen minutter? Send da en ny forespørsel.',
    },
    mail: {
      subject: ({ agency }) => `Lenken din til ${agency}`,
      words: ({ agency }) =>
        `Her er lenken til samtalen din med ${agency}. Du ba om den på en side der lenken ikke lenger virket.`,
      notYou: 'Var det ikke deg? Da trenger du ikke gjøre noe: Lenken kommer bare til denne adressen.',
    },
  },
  tooMany: {
    title: 'Et øyeblikk',
    words: ({ minutes }) =>
      plural(minutes, {
        one: 'Det var mye på en gang. Prøv igjen om # minutt.',
        other: 'Det var mye på en gang. Prøv igjen om # minutter.',
      }),
  },
  failed: {
    title: 'Det gikk ikke',
    words: 'Feilen er vår og er notert. Ingenting av det du har sendt før, er tapt. Prøv igjen om noen minutter.',
  },
  problems: {
    too_large: {
      title: 'Det er for stort',
      words: 'Et skjema tar 25 MB, alle filer til sammen. Send færre eller mindre filer.',
    },
    too_many_files: { title: 'For mange filer', words: 'Opptil 10 filer kan sendes om gangen. Send resten etterpå.' },
    empty_file: {
      title: 'En av filene er tom',
      words: 'Ingenting ble sendt, slik at ingen fil mangler etterpå. Velg filen på nytt, eller utelat den.',
    },
    files_gone: { title: 'En fil er ikke her lenger', words: 'Velg den på nytt.' },
    unreadable: {
      title: 'Skjemaet kunne ikke leses',
      words: 'Noe gikk tapt på veien. Gå tilbake, åpne siden på nytt og send det en gang til.',
    },
    not_a_form: { title: 'Skjemaet kunne ikke leses', words: 'Send det med knappen på siden.' },
    not_ours: {
      title: 'Ingenting ble sendt',
      words: 'Skjemaet kom ikke fra vår egen side, eller siden var for gammel. Åpne siden på nytt og send en gang til.',
    },
    wrong_method: { title: 'Siden finnes ikke', words: 'Adressen tar bare imot det et skjema fra oss sender.' },
  },
};
