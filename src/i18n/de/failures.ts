import type { failures as en } from '../en/failures.ts';

/** Why something did not arrive, as a sentence. */
export const failures: typeof en = {
  no_marketplace: () => 'Es ist kein Marktplatz verbunden.',
  refused: ({ status }) => `Der Marktplatz hat es nicht angenommen (${status}).`,
  not_taken_yet: () => 'Der Marktplatz hat es noch nicht angenommen.',
  endpoint_off: () => 'Der Marktplatz hat seine Adresse abgeschaltet (410).',
  gave_up: () => 'Der Marktplatz konnte es 24 Stunden lang nicht annehmen.',
  unproven: () =>
    'Die Antwort des Marktplatzes ging verloren, und die Nachrichten dort lassen sich nicht lesen: Es kann trotzdem angekommen sein.',
  disconnected: () => 'Das Konto auf dem Marktplatz ist nicht verbunden. Wer Jobline betreibt, muss es neu verbinden.',
  too_long: () => 'Es ist länger, als dieser Marktplatz annimmt. Sende es in mehreren Nachrichten.',
  mail_refused: ({ status }) =>
    `Der Mailserver des Händlers hat es nicht angenommen (${status}). Auf der Seite des Händlers steht es.`,
  mail_not_taken_yet: () => 'Der Mailserver hat es noch nicht angenommen.',
  mail_gave_up: () => 'Der Mailserver konnte es 24 Stunden lang nicht annehmen. Auf der Seite des Händlers steht es.',
  mail_unknown: () =>
    'Es wurde zweimal gemailt, und kein Server hat gesagt, ob er es angenommen hat. Auf der Seite des Händlers steht es.',
  mail_bounced: ({ said }) =>
    `Die E-Mail kam zurück${said === '' ? '' : `: „${said}“`}. Auf der Seite des Händlers steht es.`,
  internal: () => 'Bei uns ist etwas schiefgegangen.',
  file_private: () => 'Der Link führt an einen Ort, der nicht öffentlich ist, und wurde deshalb nicht geöffnet.',
  file_bad_link: () => 'Der Link lässt sich nicht öffnen.',
  file_not_found: () => 'Unter dem Link ist nichts mehr.',
  file_refused: ({ status }) => `Der Server hinter dem Link gibt sie nicht heraus (${status}).`,
  file_unreachable: () => 'Der Server hinter dem Link antwortet nicht oder bricht ab.',
  file_too_large: () => 'Sie ist größer als 25 MB.',
  file_empty: () => 'Sie ist leer.',
  file_wrong_type: () => 'Statt der Datei kam eine Webseite; vielleicht muss man sich dort erst anmelden.',
  file_not_taken: () =>
    'Slack nimmt keine Dateien von Jobline an. Vielleicht muss die Administration des Workspaces es erlauben.',
  file_not_given: () =>
    'Slack gibt die Datei nicht an Jobline heraus. Vielleicht muss die Administration des Workspaces es erlauben.',
};
