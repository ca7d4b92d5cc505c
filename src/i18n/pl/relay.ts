import type { HeldBecause } from '../../domain/relay-policy.ts';
import type { relay as en } from '../en/relay.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('pl');

/** Said of a message. */
const because: Record<HeldBecause, string> = {
  almost_note: 'Zaczyna się prawie jak uwaga.',
  bracketed: 'W nawiasie jest słowo, od którego zaczynają się uwagi.',
  single_sign: 'Na początku jest tylko połowa znaku uwagi.',
  colleague: 'Zaczyna się od wzmianki o kimś z zespołu.',
  held_word: 'Zawiera słowo, przy którym twoja organizacja prosi o potwierdzenie.',
  ask_each: 'Twoja organizacja prosi o potwierdzenie każdej odpowiedzi.',
  prefix_removed: 'Przed edycją to była uwaga.',
};

/** Held replies, the Reply dialog, the warning that two write at once. */
export const relay: typeof en = {
  held: {
    because,
    words: ({ words }) => `Zawiera ${words}: przy tym twoja organizacja prosi o potwierdzenie.`,
    question: ({ merchant, because }) =>
      `Czy ta wiadomość jest dla sprzedawcy (${merchant})? ${because} Nie została jeszcze wysłana.`,
    send: 'Wyślij',
    keep: 'Zachowaj w zespole',
    sent: ({ merchant, count }) =>
      count > 0
        ? plural(count, {
            one: `Za # sekundę trafi do sprzedawcy (${merchant}). Usuń swoją wiadomość, aby ją zatrzymać.`,
            few: `Za # sekundy trafi do sprzedawcy (${merchant}). Usuń swoją wiadomość, aby ją zatrzymać.`,
            many: `Za # sekund trafi do sprzedawcy (${merchant}). Usuń swoją wiadomość, aby ją zatrzymać.`,
            other: `Za # sekundy trafi do sprzedawcy (${merchant}). Usuń swoją wiadomość, aby ją zatrzymać.`,
          })
        : `Trafia teraz do sprzedawcy (${merchant}).`,
    kept: 'Zostaje w zespole jako uwaga.',
    inThread: 'Pokaż wiadomość',
  },
  /** The last line of a card, where not every reply goes by itself. */
  footer: {
    ask_each: ({ merchant }) =>
      `To, co piszecie w tym wątku, jest dla sprzedawcy (${merchant}); przed wysłaniem pojawi się pytanie. Z // na początku zostaje w zespole.`,
    notes_only: ({ merchant }) =>
      `To, co piszecie w tym wątku, zostaje w zespole. „Odpowiedz” wysyła do sprzedawcy (${merchant}).`,
  },
  two: {
    message: ({ name }) =>
      `Przed chwilą powstała już wiadomość do tego sprzedawcy (od: ${name}). Obie wiadomości zostaną wysłane; usuń swoją, jeśli jedna wystarczy.`,
    dialog: ({ name }) =>
      `Do tego sprzedawcy pisze teraz także ${name}. Twoja wiadomość i tak zostanie wysłana; usuń ją, jeśli jedna wystarczy.`,
  },
  posted: {
    wrote: ({ author, merchant }) => `Od: ${author}, do: ${merchant}`,
    kept: ({ author }) => `Od: ${author}, zostaje w zespole`,
    part: ({ said, part, parts }) => `${said}, część ${part} z ${parts}`,
  },
  dialog: {
    title: ({ job }) => `Odpowiedz w ${job}`,
    send: 'Wyślij',
    sendAnyway: 'Wyślij mimo to',
    othersMessage: ({ name }) => `Przed chwilą powstała już wiadomość do tego sprzedawcy (od: ${name}).`,
    othersDialog: ({ name }) => `Do tego sprzedawcy pisze teraz także ${name}.`,
    request: 'Zapytanie',
    unread: ({ merchant }) => `Ostatnia wiadomość od: ${merchant}`,
    template: 'Zacznij od szablonu',
    chooseTemplate: 'Wybierz szablon',
    firstReplyName: 'Pierwsza odpowiedź na dopasowanie',
    text: ({ merchant }) => `Do: ${merchant}`,
    textHint: 'Trafi do sprzedawcy dokładnie w tej postaci. Twój zespół zobaczy to w wątku.',
    save: 'Szablony',
    saveAs: 'Zapisz ten tekst jako szablon',
    name: 'Nazwa szablonu',
    nameHint: '{merchant}, {service}, {store}, {me} i {agency} w tekście zostaną uzupełnione przy użyciu.',
    /** Formal, since the merchant does not know us yet; every filled-in word stands in the nominative. */
    firstReply: ({ words, url }) =>
      [
        'Dzień dobry, {merchant},',
        'dziękuję za zapytanie. Z tej strony {me}, {agency}. Chętnie pomożemy w tym zakresie: {service}.',
        words,
        url && `Więcej o nas: ${url}`,
        'Co jest dla Państwa najważniejsze i kiedy chcieliby Państwo zacząć?',
        'Z pozdrowieniami\n{me}, {agency}',
      ]
        .filter(Boolean)
        .join('\n\n'),
  },
};
