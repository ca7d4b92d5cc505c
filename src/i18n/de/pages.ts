import type { pages as en } from '../en/pages.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('de');

/** What the merchants' pages have in common. */
export const pages: typeof en = {
  skip: 'Zum Inhalt springen',
  allExperts: 'Experten finden',
  foot: 'Diese Seiten laufen mit Jobline.',
  filesHint: 'Bis zu 10 Dateien, zusammen 25 MB.',
  filesKept: 'Schon da. Nimm das Häkchen weg, wo etwas nicht mit soll.',
  notSent: ({ title }) => `Nicht gesendet: ${title}`,
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
    words: 'Er ist vielleicht abgelaufen, wurde ersetzt oder hat unterwegs einen Teil verloren.',
    ask: 'Wenn er einmal zu deiner Unterhaltung führte, schicken wir dir den Link, der jetzt gilt, an die Adresse, von der du geschrieben hast.',
    button: 'Link per E-Mail schicken',
    withoutMail:
      'In der neuesten E-Mail deiner Unterhaltung steht vielleicht einer, der funktioniert. Sonst sende eine neue Anfrage.',
    sent: {
      title: 'Schau in dein Postfach',
      words:
        'Wenn der Link einmal zu deiner Unterhaltung führte, ist der jetzt gültige unterwegs zu dir. Nach ein paar Minuten noch nichts da? Dann sende eine neue Anfrage.',
    },
    mail: {
      subject: ({ agency }) => `Dein Link zu ${agency}`,
      words: ({ agency }) =>
        `Hier ist der Link zu deiner Unterhaltung mit ${agency}. Du hast ihn auf einer Seite angefordert, deren Link nicht mehr galt.`,
      notYou: 'Das warst nicht du? Dann tu nichts: Der Link kommt nur an diese Adresse.',
    },
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
    empty_file: {
      title: 'Eine der Dateien ist leer',
      words:
        'Es wurde nichts gesendet, damit später keine Datei fehlt. Wähle die Datei noch einmal aus oder lass sie weg.',
    },
    files_gone: { title: 'Eine Datei ist nicht mehr da', words: 'Wähle sie noch einmal aus.' },
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
