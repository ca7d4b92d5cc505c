import type { failures as en } from '../en/failures.ts';

/** Why something did not arrive, as a sentence. */
export const failures: typeof en = {
  no_marketplace: () => 'Er is geen marktplaats gekoppeld.',
  refused: ({ status }) => `De marktplaats heeft het geweigerd (${status}).`,
  not_taken_yet: () => 'De marktplaats heeft het nog niet aangenomen.',
  endpoint_off: () => 'De marktplaats heeft zijn adres uitgeschakeld (410).',
  gave_up: () => 'De marktplaats kon het 24 uur lang niet aannemen.',
  unproven: () =>
    'Het antwoord van de marktplaats ging verloren en de berichten daar zijn niet te lezen: het kan toch zijn aangekomen.',
  disconnected: () =>
    'Het account op de marktplaats is niet gekoppeld. Wie Jobline beheert, moet het opnieuw koppelen.',
  too_long: () => 'Het is langer dan deze marktplaats aanneemt. Verstuur het in meer berichten.',
  mail_refused: ({ status }) =>
    `De mailserver van de merchant heeft het niet aangenomen (${status}). Het staat op de pagina van de merchant.`,
  mail_not_taken_yet: () => 'De mailserver heeft het nog niet aangenomen.',
  mail_gave_up: () => 'De mailserver kon het 24 uur lang niet aannemen. Het staat op de pagina van de merchant.',
  mail_unknown: () =>
    'Het is twee keer gemaild, en geen server zei of het is aangenomen. Het staat op de pagina van de merchant.',
  mail_bounced: ({ said }) =>
    `De e-mail kwam terug${said === '' ? '' : `: “${said}”`}. Het staat op de pagina van de merchant.`,
  internal: () => 'Er ging iets mis aan onze kant.',
  file_private: () => 'De link leidt naar een plek die niet openbaar is en is daarom niet geopend.',
  file_bad_link: () => 'De link kan niet worden geopend.',
  file_not_found: () => 'Achter de link staat niets meer.',
  file_refused: ({ status }) => `De server achter de link geeft het niet vrij (${status}).`,
  file_unreachable: () => 'De server achter de link antwoordt niet of breekt af.',
  file_too_large: () => 'Het is groter dan 25 MB.',
  file_empty: () => 'Het is leeg.',
  file_wrong_type: () => 'In plaats van het bestand kwam er een webpagina; misschien moet iemand daar eerst inloggen.',
  file_not_taken: () =>
    'Slack neemt geen bestanden van Jobline aan. Misschien moet een beheerder van de workspace dat toestaan.',
  file_not_given: () =>
    'Slack geeft het bestand niet aan Jobline. Misschien moet een beheerder van de workspace dat toestaan.',
};
