import type { pages as en } from '../en/pages.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('de');

/** What the merchants' pages have in common. */
export const pages: typeof en = {
  skip: 'Zum Inhalt springen',
  allExperts: 'Experten finden',
  foot: 'Diese Seiten laufen mit Jobline.',
  filesHint: 'Bis zu 10 Dateien, zusammen 25 MB.',
  /** Told to members. */
  requestPage: ({ url }) => `Eure Anfrageseite: ${url}`,
  requestPageHint:
    'Dort fragen Händler bei euch an, sobald das Profil veröffentlicht und eine Leistung eingerichtet ist.',
  notFound: {
    title: 'Diese Seite gibt es nicht',
    words: 'Die Adresse ist nicht vollständig, oder sie wird nicht mehr verwendet.',
  },
  unknownLink: {
    title: 'Dieser Link funktioniert nicht',
    words:
      'Er ist vielleicht abgelaufen, wurde ersetzt oder hat unterwegs einen Teil verloren. In der neuesten E-Mail deiner Unterhaltung steht der Link, der funktioniert. Wenn du keine hast, sende eine neue Anfrage.',
  },
  tooMany: {
    title: 'Einen Moment bitte',
    words: ({ minutes }) =>
      plural(minutes, {
        one: 'Das war viel auf einmal. Versuche es in # Minute wieder.',
        other: 'Das war viel auf einmal. Versuche es in # Minuten wieder.',
      }),
  },
  failed: {
    title: 'Das hat nicht geklappt',
    words:
      'Der Fehler liegt bei uns und wurde notiert. Von dem, was du vorher gesendet hast, ging nichts verloren. Versuche es in ein paar Minuten wieder.',
  },
  problems: {
    too_large: {
      title: 'Das ist zu groß',
      words: 'Ein Formular nimmt 25 MB, alle Dateien zusammen. Sende weniger oder kleinere Dateien.',
    },
    too_many_files: {
      title: 'Zu viele Dateien',
      words: 'Bis zu 10 Dateien gehen auf einmal. Sende die anderen danach.',
    },
    unreadable: {
      title: 'Das Formular war nicht lesbar',
      words: 'Unterwegs ging etwas verloren. Geh zurück, öffne die Seite neu und sende es noch einmal.',
    },
    not_a_form: { title: 'Das Formular war nicht lesbar', words: 'Sende es mit der Schaltfläche der Seite.' },
    not_ours: {
      title: 'Es wurde nichts gesendet',
      words:
        'Das Formular kam nicht von unserer eigenen Seite, oder die Seite war zu alt. Öffne die Seite neu und sende es noch einmal.',
    },
    wrong_method: {
      title: 'Diese Seite gibt es nicht',
      words: 'Diese Adresse nimmt nur, was ein Formular von uns sendet.',
    },
  },
};
