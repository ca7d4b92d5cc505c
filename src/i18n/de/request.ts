import type { request as en } from '../en/request.ts';

/** The form with which a merchant asks an organization for work, and the mail that confirms it. */
export const request: typeof en = {
  title: ({ name }) => `Anfrage an ${name}`,
  lead: ({ name }) =>
    `Schreib ${name}, was du brauchst. Die Antwort bekommst du per E-Mail und auf einer eigenen Seite.`,
  closed: {
    title: ({ name }) => `${name} nimmt gerade keine Anfragen an`,
    words: 'Komm später wieder, oder wähle jemand anderen.',
  },
  unknown: {
    title: 'Hier nimmt niemand eine Anfrage an',
    words: 'Die Adresse ist nicht vollständig, oder sie wird nicht mehr verwendet. Wähle jemanden aus der Liste.',
  },
  noMail: {
    title: 'Hier lassen sich noch keine Anfragen senden',
    words:
      'Anfragen werden per E-Mail bestätigt, und diese Installation verschickt noch keine. Es wurde nichts angenommen.',
  },
  others: 'Alle Experten ansehen',
  optional: '(freiwillig)',
  service: 'Worum geht es?',
  chooseService: 'Wähle eine Leistung',
  hasStore: 'Hast du schon einen Shop?',
  yes: 'Ja',
  no: 'Noch nicht',
  storeName: 'Name des Shops',
  storeUrl: 'Web-Adresse des Shops',
  storeHint: 'Lass beides leer, wenn du noch keinen Shop hast.',
  description: 'Was brauchst du?',
  descriptionHint: 'Ein paar Sätze genügen: was es gibt, was fehlt, wie es werden soll.',
  requirements: 'Anforderungen',
  requirementsHint: 'Sprachen, Apps, Systeme, zu denen es passen muss.',
  business: 'Dein Geschäft',
  businessHint: 'Was du verkaufst, und an wen.',
  priorities: 'Was dir wichtig ist',
  time: 'Wann',
  cost: 'Budget',
  quality: 'Qualität',
  files: 'Dateien',
  you: 'Du',
  name: 'Dein Name',
  email: 'Deine E-Mail-Adresse',
  emailHint: 'Wir schicken einen Link dorthin. Die Anfrage geht weiter, sobald du ihn geöffnet hast.',
  submit: 'Anfrage senden',
  fix: 'Es wurde noch nichts gesendet. Bitte korrigiere:',
  problems: {
    missing: 'Das fehlt.',
    too_long: 'Das ist zu lang.',
    not_an_email: 'Das ist keine E-Mail-Adresse wie jana@shop.de.',
    not_a_web_address: 'Das ist keine Web-Adresse wie www.shop.de.',
    not_offered: 'Diese Leistung gibt es nicht mehr. Wähle eine andere.',
    too_many:
      'Unter dieser Adresse warten mehrere Anfragen auf Bestätigung. Öffne den Link in einer der E-Mails oder komm in einer Stunde wieder.',
  },
  sent: {
    title: 'Schau jetzt in dein Postfach',
    words: ({ name }) =>
      `Wir haben dir eine E-Mail mit einem Link geschickt. Öffne ihn und drücke dort die Schaltfläche: Erst dann erreicht deine Anfrage ${name}. Der Link gilt 48 Stunden.`,
    hint: 'Nach ein paar Minuten noch nichts da? Sieh bei den unerwünschten Mails nach, oder sende das Formular noch einmal.',
  },
  confirm: {
    title: 'Ist das deine Anfrage?',
    lead: ({ name }) => `Mit der Schaltfläche erreicht sie ${name}, und eure Unterhaltung beginnt.`,
    button: 'Weiterschicken',
    gone: {
      title: 'Dieser Link funktioniert nicht mehr',
      words: 'Er gilt 48 Stunden. Sende das Formular noch einmal, wenn du weiter Hilfe brauchst.',
    },
    underWay: {
      title: 'Deine Anfrage ist unterwegs',
      words: 'Deine Seite ist gleich da.',
      open: 'Zu deiner Seite',
    },
    refused: {
      title: 'Deine Anfrage konnte nicht angenommen werden',
      words: 'Von deiner Adresse werden hier keine Nachrichten angenommen. Wähle jemand anderen.',
    },
  },
  mail: {
    subject: ({ organization, service }) => `Bestätige deine Anfrage: ${service} · ${organization}`,
    ask: ({ organization, service }) =>
      `Du hast ${organization} um Hilfe gebeten (${service}). Öffne die Seite und drücke dort die Schaltfläche: Dann kommt deine Anfrage an.`,
    open: 'Meine Anfrage öffnen',
    notYou: 'Das warst nicht du? Dann tu nichts: Ohne deine Schaltfläche wird nichts gesendet.',
    why: ({ organization }) =>
      `Du bekommst diese E-Mail, weil jemand diese Adresse im Anfrageformular von ${organization} angegeben hat. Der Link gilt 48 Stunden.`,
  },
};
