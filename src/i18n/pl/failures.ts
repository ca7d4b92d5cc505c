import type { failures as en } from '../en/failures.ts';

/** Why something did not arrive, as a sentence. */
export const failures: typeof en = {
  no_marketplace: () => 'Nie ma połączenia z żadną platformą.',
  refused: ({ status }) => `Platforma tego nie przyjęła (${status}).`,
  not_taken_yet: () => 'Platforma jeszcze tego nie przyjęła.',
  endpoint_off: () => 'Platforma wyłączyła swój adres (410).',
  gave_up: () => 'Platforma nie mogła tego przyjąć przez 24 godziny.',
  unproven: () => 'Odpowiedź platformy zaginęła, a tamtejszych wiadomości nie można odczytać: mimo to mogła dotrzeć.',
  disconnected: () =>
    'Konto na platformie nie jest połączone. Osoba, która prowadzi Jobline, musi połączyć je ponownie.',
  too_long: () => 'To jest dłuższe, niż przyjmuje ta platforma. Wyślij to w kilku wiadomościach.',
  mail_refused: ({ status }) => `Serwer poczty sprzedawcy jej nie przyjął (${status}). Jest na stronie sprzedawcy.`,
  mail_not_taken_yet: () => 'Serwer poczty jeszcze jej nie przyjął.',
  mail_gave_up: () => 'Serwer poczty nie mógł jej przyjąć przez 24 godziny. Jest na stronie sprzedawcy.',
  mail_unknown: () => 'Wysłano ją dwa razy i żaden serwer nie powiedział, czy ją przyjął. Jest na stronie sprzedawcy.',
  mail_bounced: ({ said }) => `E-mail wrócił${said === '' ? '' : `: „${said}”`}. Wiadomość jest na stronie sprzedawcy.`,
  internal: () => 'Coś poszło nie tak po naszej stronie.',
  file_private: () => 'Link prowadzi do miejsca, które nie jest publiczne, dlatego nie został otwarty.',
  file_bad_link: () => 'Linku nie można otworzyć.',
  file_not_found: () => 'Pod linkiem nic już nie ma.',
  file_refused: ({ status }) => `Serwer pod tym linkiem nie chce go wydać (${status}).`,
  file_unreachable: () => 'Serwer pod tym linkiem nie odpowiada albo przerywa połączenie.',
  file_too_large: () => 'Jest większy niż 25 MB.',
  file_empty: () => 'Jest pusty.',
  file_wrong_type: () => 'Zamiast pliku przyszła strona internetowa; być może trzeba się tam najpierw zalogować.',
  file_not_taken: () =>
    'Slack nie przyjmuje plików od Jobline. Być może musi na to pozwolić administrator przestrzeni roboczej.',
  file_not_given: () =>
    'Slack nie wydaje tego pliku Jobline. Być może musi na to pozwolić administrator przestrzeni roboczej.',
};
