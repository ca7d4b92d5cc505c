import type { ToldEvent } from '../../domain/card.ts';
import type { notices as en } from '../en/notices.ts';

/** Behind "że". */
const TOLD: Record<ToldEvent, string> = {
  opened: 'to zadanie zostało otwarte',
  expired: 'to zadanie wygasło',
  inactive: 'to zadanie zostało oznaczone jako nieaktywne',
  completed: 'to zadanie zostało zakończone',
  reopened: 'to zadanie zostało wznowione',
  declined: 'to zadanie zostało odrzucone',
  blocked: 'ten sprzedawca został zablokowany',
  proposal_sent: 'oferta została wysłana',
  proposal_closed: 'oferta została zamknięta',
  job_created: 'z przyjętej oferty powstało zadanie',
  review_requested: 'prosicie o opinię',
  store_access_requested: 'prosicie o dostęp do sklepu',
};

/** What a person did stands in the present tense: the past would need their gender. */
export const notices: typeof en = {
  reply_failed: ({ author, excerpt, why, unproven }) =>
    unproven
      ? `${author}, nie wiadomo, czy ta wiadomość dotarła do sprzedawcy: „${excerpt}” ${why} „Ponów” najpierw tam sprawdzi i wyśle ją tylko wtedy, gdy jej brakuje.`
      : `${author}, ta wiadomość nie dotarła do sprzedawcy: „${excerpt}” ${why} „Ponów” wyśle ją jeszcze raz.`,
  reply_delayed: ({ author, excerpt, why, off }) =>
    `${author}, ta wiadomość jest wciąż w drodze: „${excerpt}” ${why} ${off ? 'Wyjdzie, gdy ktoś przy niedostarczonej wiadomości naciśnie „Ponów”, albo gdy Jobline zostanie uruchomione ponownie.' : 'Będziemy próbować przez 24 godziny.'}`,
  reply_cancelled: ({ author, excerpt, because }) =>
    because === 'blocked'
      ? `${author}, ta wiadomość nie została wysłana: „${excerpt}” Rozmowa jest zablokowana, wiadomości nie idą w żadną stronę.`
      : `${author}, ta wiadomość nie została wysłana: „${excerpt}” Sprzedawca wcześniej zamknął zadanie.`,
  update_failed: ({ author, what, why }) =>
    what === 'withdrawal'
      ? `${author}, usunięta przez ciebie wiadomość nie została wycofana: sprzedawca może ją nadal mieć. ${why} „Ponów” poprosi o to jeszcze raz.`
      : `${author}, twoja poprawka nie dotarła do sprzedawcy, który ma nadal poprzedni tekst. ${why} „Ponów” wyśle ją jeszcze raz.`,
  event_failed: ({ event, why }) =>
    `Platforma jeszcze nie wie, że ${TOLD[event] ?? TOLD.opened}. ${why} „Ponów” przekaże to jeszcze raz.`,
  file_failed: ({ name, why }) => `Brakuje tu pliku „${name}” od sprzedawcy. ${why} „Ponów” pobierze go jeszcze raz.`,
  file_unusable: ({ name, why }) =>
    `Brakuje tu pliku „${name}” od sprzedawcy. ${why} Sprzedawca może wysłać go inną drogą.`,
  member_declined_job: ({ name, declined }) => `${name} odrzuca to zadanie: ${declined}.`,
  merchant_blocked: ({ name }) =>
    `${name} blokuje tego sprzedawcę. Wiadomości nie idą już w żadną stronę; nadal można tu dodawać uwagi.`,
  merchant_declined_job: ({ merchant }) => `${merchant} odrzuca to zadanie.`,
  merchant_closed_job: ({ merchant }) => `${merchant} zamyka to zadanie.`,
  merchant_confirmed: ({ merchant }) => `${merchant} potwierdza, że zadanie jest zakończone.`,
  merchant_blocked_us: ({ merchant }) => `${merchant} kończy tę rozmowę. To, co tu napiszecie, już tam nie dotrze.`,
  store_access_approved: ({ merchant }) => `${merchant} daje wam dostęp do sklepu.`,
  store_access_refused: ({ merchant }) =>
    `${merchant} nie daje wam dostępu do sklepu. Porozmawiajcie o tym, a potem możecie poprosić ponownie.`,
  invoice_created: ({ invoice, money }) =>
    `Wystawiono fakturę${invoice} na kwotę ${money}. Płatność odbywa się poza Slackiem.`,
  invoice_paid: ({ invoice, money }) => `Opłacono fakturę${invoice} na kwotę ${money}.`,
  invoice_closed: ({ invoice, money }) => `Zamknięto fakturę${invoice} na kwotę ${money}.`,
  job_expired: () => 'To zadanie wygasło: nikt nie odpowiedział na czas. Nie można już na nie odpowiedzieć.',
  continued_here: ({ thread }) => `Sprzedawca znowu napisał. Rozmowa toczy się dalej tutaj: ${thread}`,
  continues_job: ({ job }) => `Tu toczy się dalej rozmowa z wątku ${job}. Tamto zadanie dobiegło końca.`,
  mail_refused: ({ merchant, sender, refused }) => {
    if (refused === 'not_proven')
      return `E-mail podający się za wiadomość od: ${merchant} (${sender}) nie został przyjęty: nie udało się potwierdzić nadawcy. Jeśli był prawdziwy, można napisać na stronie.`;
    if (refused === 'unreadable')
      return `E-maila do tej rozmowy nie udało się odczytać i nie został przyjęty. Jeśli napisał go nadawca: ${merchant}, można napisać na stronie.`;
    if (refused === 'came_back')
      return `E-mail do: ${merchant} wrócił i nie mówi, który to był. Wasze słowa są na stronie.`;
    return `E-mail od ${sender} nie został przyjęty: pisać tu można tylko z własnego adresu osoby: ${merchant}.`;
  },
  mail_returned: ({ why }) => `E-mail do sprzedawcy nie dotarł. ${why} „Ponów” wysyła go jeszcze raz.`,
  away_words: ({ excerpt }) =>
    `Trwa wasza nieobecność, więc sprzedawca dostaje wiadomość automatyczną: „${excerpt}” To nie jest odpowiedź: czas na odpowiedź nadal płynie.`,
  written_there: ({ excerpt }) =>
    `Ktoś napisał do sprzedawcy na samej platformie: „${excerpt}” Tutaj nie liczy się to jako odpowiedź.`,
};
