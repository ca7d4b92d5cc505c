import type { BlockReason } from '../../domain/block-reason.ts';
import type { DeclineReason } from '../../domain/decline-reason.ts';
import type { MoreVerb } from '../../domain/job-verbs.ts';
import type { jobVerbs as en } from '../en/job-verbs.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('pl');

/** After "Anna odrzuca to zadanie:", and on the card. */
const declined: Record<DeclineReason, string> = {
  service: 'to nie nasza specjalizacja',
  capacity: 'brak mocy przerobowych',
  budget: 'budżet nie pasuje',
  timing: 'termin nie pasuje',
  location: 'lokalizacja nie pasuje',
  other: 'inny powód',
};

const moreRows: Record<MoreVerb, { does: string; button: string }> = {
  reply: { does: 'Napisz do sprzedawcy', button: 'Odpowiedz' },
  proposal: { does: 'Zaproponować sprzedawcy pracę za określoną cenę', button: 'Oferta' },
  proposals: { does: 'Zobaczyć, co zaproponowano w tej rozmowie, i jej zadania', button: 'Oferty i zadania' },
  note: { does: 'Dodaj uwagę dla zespołu i przeczytaj pozostałe', button: 'Uwagi' },
  read: { does: 'Oznacz wiadomości sprzedawcy jako przeczytane', button: 'Oznacz jako przeczytane' },
  inactive: { does: 'Odłóż zadanie; wiadomości nadal docierają', button: 'Oznacz jako nieaktywne' },
  complete: { does: 'Praca jest wykonana; wiadomości nadal docierają', button: 'Zakończ' },
  reopen: { does: 'Praca trwa dalej', button: 'Wznów' },
  review: { does: 'Poproś sprzedawcę o opinię', button: 'Poproś o opinię' },
  store_access: { does: 'Poproś o dostęp do sklepu sprzedawcy', button: 'Poproś o dostęp' },
  assign: { does: 'Wskaż, kto się tym zajmuje', button: 'Przypisz' },
  tag: { does: 'Dodaj tagi widoczne dla wszystkich', button: 'Tagi' },
  decline: { does: 'Odrzuć zadanie; sprzedawca zwróci się do innych ekspertów', button: 'Odrzuć' },
  block: { does: 'Zatrzymaj na stałe wiadomości w obie strony', button: 'Zablokuj sprzedawcę' },
  history: { does: 'Zobacz każdą zmianę: kto, kiedy, dlaczego', button: 'Historia' },
};

/** In the present tense: the past would need a person's gender. */
const did: (typeof en)['history']['did'] = {
  open: ({ name }) => `${name} otwiera zadanie`,
  reply: ({ name }) => `${name} odpowiada`,
  message: ({ name }) => `${name} pisze i czeka na odpowiedź`,
  decline: ({ name }) => `${name} odrzuca zadanie`,
  expire: () => 'Zadanie wygasło: nikt nie odpowiedział na czas',
  mark_inactive: ({ name }) => `${name} oznacza zadanie jako nieaktywne`,
  complete: ({ name }) => `${name} kończy zadanie`,
  reopen: ({ name }) => `${name} wznawia zadanie`,
  confirm: ({ name }) => `${name} potwierdza, że zadanie jest zakończone`,
  close: ({ name }) => `${name} zamyka zadanie`,
  block: ({ name }) => `${name} blokuje kontakt: zadanie zostało zamknięte`,
};

/** More, Decline, Inactive, Complete, Reopen, Block, Note, History: their dialogs and answers. */
export const jobVerbs: typeof en = {
  declined,
  blocked: { unwanted: 'nie chcemy już tej współpracy', spam: 'spam' } satisfies Record<BlockReason, string>,
  merchantBlocked: 'sprzedawca zablokowany',
  toMerchant: 'Do sprzedawcy:',
  somebody: 'Ktoś',
  notDone: 'Nie wykonano',
  more: {
    title: ({ thread }) => `${thread}: więcej`,
    groups: { talk: 'Rozmowa', progress: 'Postęp', people: 'Zespół', ending: 'Zakończenie' },
    rows: moreRows,
    done: {
      inactive: 'Oznaczono jako nieaktywne. Wiadomość od sprzedawcy znowu je aktywuje.',
      complete: 'Zakończono. Sprzedawca może to potwierdzić. Teraz możecie poprosić o opinię.',
      reopen: 'Wznowiono.',
      read: ({ count }) =>
        plural(count, {
          one: 'Oznaczono # wiadomość jako przeczytaną.',
          other: 'Oznaczono # wiadomości jako przeczytane.',
        }),
      note: 'Notatka jest zapisana. Widzi ją tylko twoja organizacja.',
      nothingUnread: 'Nie ma tu nic nieprzeczytanego.',
    },
  },
  decline: {
    title: ({ thread }) => `Odrzuć ${thread}`,
    intro:
      'Szybka odmowa jest uprzejma: sprzedawca zwróci się do innych ekspertów, a dobre wrażenie zostanie. Rodzaje zadań, które często odrzucacie, będą do was rzadziej dopasowywane.',
    reason: 'Dlaczego',
    reasons: {
      service: 'To nie nasza specjalizacja',
      capacity: 'Nie mamy mocy przerobowych',
      budget: 'Budżet nie pasuje',
      timing: 'Termin nie pasuje',
      location: 'Lokalizacja nie pasuje',
      other: 'Inny powód',
    } satisfies Record<DeclineReason, string>,
    comment: 'Kilka słów do sprzedawcy',
    commentHint: 'Sprzedawca to przeczyta. Bez tych słów nie dostanie od was żadnego wyjaśnienia.',
    looksLikeNote: 'To zaczyna się jak uwaga, a sprzedawca by to przeczytał. Napisz to inaczej albo zostaw puste pole.',
    needsReason: 'Wybierz powód.',
    submit: 'Odrzuć zadanie',
  },
  note: {
    title: ({ thread }) => `Uwagi do ${thread}`,
    words: 'Uwaga',
    hint: 'Widzi ją tylko twoja organizacja. Nigdy nie trafi do sprzedawcy.',
    empty: 'Najpierw coś napisz.',
    submit: 'Zapisz uwagę',
    latest: 'Najnowsze uwagi',
    none: 'Nie ma jeszcze uwag.',
    older: ({ count }) =>
      plural(count, {
        one: '# starsza uwaga.',
        few: '# starsze uwagi.',
        many: '# starszych uwag.',
        other: '# starszej uwagi.',
      }),
  },
  block: {
    title: ({ name }) => `Zablokuj: ${name}`,
    does: ({ name }) =>
      `To zamknie wszystkie otwarte zadania ze wszystkich rozmów z tym sprzedawcą (${name}), anuluje to, co czeka na wysłanie, i zatrzyma wiadomości w obie strony. Sprzedawca nie pozna powodu. Tego nie można cofnąć.`,
    reason: 'Dlaczego',
    reasons: { unwanted: 'Nie chcemy już tej współpracy', spam: 'To spam' } satisfies Record<BlockReason, string>,
    needsReason: 'Wybierz powód.',
    submit: 'Zablokuj sprzedawcę',
  },
  job: {
    title: ({ thread }) => `${thread}: wszystko`,
    localTime: ({ name, time }) => `Czas lokalny (${name}): ${time}.`,
    language: ({ locale }) => `Język: ${locale}`,
    restInThread: 'Reszta jest w wątku.',
    openThread: 'Przejdź do wątku',
  },
  history: {
    title: ({ thread }) => `Historia ${thread}`,
    arrivals: {
      match: 'Zadanie przyszło z dopasowania',
      direct: 'Zadanie przyszło jako zapytanie bezpośrednie',
      proposal: 'Zadanie powstało z przyjętej oferty',
      conversation: 'Rozmowa się rozpoczęła',
    },
    did,
    assigned: ({ name, who }) => `${name} przypisuje: ${who}`,
    unassigned: ({ name, who }) => `${name} cofa przypisanie: ${who}`,
    assigneesKept: ({ who, from }) => `Przypisani jak w ${from}: ${who}`,
    tagged: ({ name, tags }) => `${name} dodaje: ${tags}`,
    untagged: ({ name, tags }) => `${name} usuwa: ${tags}`,
    noted: ({ name }) => `${name} dodaje uwagę`,
    read: ({ name }) => `${name} oznacza wiadomości jako przeczytane`,
    blocked: ({ name }) => `${name} blokuje sprzedawcę`,
    blockedUs: ({ name }) => `${name} kończy rozmowę`,
    older: 'Starsze',
    newer: 'Nowsze',
    page: ({ page, pages }) => `Strona ${page} z ${pages}`,
  },
};
