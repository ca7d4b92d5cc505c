import type { HomeFilter, List } from '../../domain/finding.ts';
import type { JobSubcommand, Subcommand } from '../../domain/slash-command.ts';
import type { finding as en } from '../en/finding.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('pl');

/** What follows `/jobline`, and what it does. */
const usage: Record<Subcommand, { form: string; does: string }> = {
  help: { form: 'help', does: 'Pokaż tę listę' },
  find: { form: 'find <słowa>', does: 'Znajdź zadania i rozmowy' },
  list: { form: 'list mine|unassigned|expiring|waiting|unread|all', does: 'Pokaż ich listę' },
  show: { form: 'show J-12', does: 'Pokaż tutaj kartę zadania' },
  assign: { form: 'assign J-12 @anna @ben', does: 'Przypisz zadanie osobom z zespołu' },
  unassign: { form: 'unassign J-12 @anna', does: 'Cofnij przypisanie' },
  me: { form: 'me J-12', does: 'Przypisz zadanie do siebie' },
  reply: { form: 'reply J-12 <tekst>', does: 'Napisz do sprzedawcy' },
  tag: { form: 'tag J-12 <nazwa>', does: 'Dodaj tag' },
  untag: { form: 'untag J-12 <nazwa>', does: 'Zdejmij tag' },
  tags: { form: 'tags', does: 'Zobacz i zmień wszystkie tagi' },
  note: { form: 'note J-12 <tekst>', does: 'Dodaj uwagę dla zespołu' },
  decline: { form: 'decline J-12', does: 'Odrzuć zadanie' },
  inactive: { form: 'inactive J-12', does: 'Odłóż zadanie' },
  complete: { form: 'complete J-12', does: 'Praca jest wykonana' },
  reopen: { form: 'reopen J-12', does: 'Praca trwa dalej' },
  block: { form: 'block J-12', does: 'Zatrzymaj wszystkie wiadomości tego sprzedawcy' },
  history: { form: 'history J-12', does: 'Zobacz każdą zmianę' },
  review: { form: 'review J-12', does: 'Poproś sprzedawcę o opinię' },
  read: { form: 'read J-12', does: 'Oznacz wiadomości sprzedawcy jako przeczytane' },
  preferences: { form: 'preferences', does: 'Edytuj preferencje, organizacji i swoje' },
};

const lists: Record<List, { title: (facts: { count: number }) => string; empty: string }> = {
  mine: {
    title: ({ count }) => plural(count, { other: 'Przypisane do ciebie: #' }),
    empty:
      'Nic nie jest do ciebie przypisane. Weź zadanie przyciskiem „Przypisz do mnie” na jego karcie lub przez /jobline me J-12.',
  },
  unassigned: {
    title: ({ count }) => plural(count, { other: 'Nieprzypisane: #' }),
    empty: 'Wszystkim, co jest otwarte, ktoś się zajmuje.',
  },
  expiring: {
    title: ({ count }) =>
      plural(count, {
        one: '# zadanie wygaśnie bez odpowiedzi',
        few: '# zadania wygasną bez odpowiedzi',
        many: '# zadań wygaśnie bez odpowiedzi',
        other: '# zadania wygaśnie bez odpowiedzi',
      }),
    empty: 'Żadne zadanie wkrótce nie wygaśnie. Nowe zadania są tu widoczne do pierwszej odpowiedzi.',
  },
  waiting: {
    title: ({ count }) => plural(count, { few: '# czekają na was', other: '# czeka na was' }),
    empty: 'Nic na was nie czeka. Tu pojawią się nowe zadania i wiadomości sprzedawców bez odpowiedzi.',
  },
  unread: {
    title: ({ count }) => plural(count, { other: 'Z nieprzeczytanymi wiadomościami: #' }),
    empty: 'Wszystko przeczytane. To, co piszą sprzedawcy, widać tutaj do odpowiedzi lub oznaczenia jako przeczytane.',
  },
  all: {
    title: ({ count }) => plural(count, { other: 'Zadania i rozmowy: #' }),
    empty: 'Nie ma jeszcze żadnego zadania. Każde dostanie wątek na waszym kanale i pojawi się też tutaj.',
  },
};

const filters: Record<HomeFilter, { button: string; empty: string }> = {
  mine: {
    button: 'Moje',
    empty: 'Żadne zadanie nie jest do ciebie przypisane. Weź któreś przyciskiem „Przypisz do mnie” na jego karcie.',
  },
  unassigned: { button: 'Nieprzypisane', empty: 'Każdym otwartym zadaniem ktoś się zajmuje.' },
  expiring: { button: 'Wkrótce wygasną', empty: lists.expiring.empty },
  waiting: { button: 'Czekają na nas', empty: lists.waiting.empty },
  all: { button: 'Wszystkie', empty: lists.all.empty },
  conversations: {
    button: 'Rozmowy',
    empty: 'Nie ma rozmów bez zadania. Gdy sprzedawca napisze, zanim powstanie zadanie, rozmowa pojawi się tutaj.',
  },
  leads: {
    button: 'Leady',
    empty: 'Nie ma jeszcze leadów. Osoby, które zostawią tylko dane kontaktowe, dostają wątek i pojawiają się tutaj.',
  },
};

/** Titles of the dialog that asks for the job; 24 characters. */
const chooser: Record<JobSubcommand, string> = {
  show: 'Pokaż zadanie',
  assign: 'Przypisz zadanie',
  unassign: 'Cofnij przypisanie',
  me: 'Przypisz do mnie',
  reply: 'Odpowiedz sprzedawcy',
  tag: 'Dodaj tag',
  untag: 'Zdejmij tag',
  note: 'Uwaga do zadania',
  decline: 'Odrzuć zadanie',
  inactive: 'Oznacz jako nieaktywne',
  complete: 'Zakończ zadanie',
  reopen: 'Wznów zadanie',
  block: 'Zablokuj sprzedawcę',
  history: 'Historia zadania',
  review: 'Poproś o opinię',
  read: 'Oznacz jako przeczytane',
};

/** The slash command, search, lists and App Home. */
export const finding: typeof en = {
  usage,
  lists,
  filters,
  line: {
    answerBy: ({ at }) => `odpowiedź do ${at}`,
    timeIsUp: 'czas minął',
    overdue: 'po terminie',
    hoursLeft: ({ count }) => plural(count, { other: 'jeszcze # godz.' }),
    minutesLeft: ({ count }) => plural(count, { other: 'jeszcze # min' }),
    conversation: 'Rozmowa',
    notPosted: 'jeszcze nie w Slacku',
    more: 'Więcej',
  },
  pages: {
    back: 'Wstecz',
    next: 'Dalej',
    page: ({ page, pages }) => `Strona ${page} z ${pages}`,
    restOf: ({ count }) =>
      plural(count, {
        one: 'Jeszcze # wynik. /jobline find zawęża listę.',
        few: 'Jeszcze # wyniki. /jobline find zawęża listę.',
        many: 'Jeszcze # wyników. /jobline find zawęża listę.',
        other: 'Jeszcze # wyniku. /jobline find zawęża listę.',
      }),
  },
  command: {
    help: 'Jobline odwzorowuje każde zadanie jako wątek. Napisz w wątku, a trafi to do sprzedawcy. Oto co potrafi /jobline:',
    helpEnd: 'Bez numeru zadania otwiera się lista do wyboru. C-3 oznacza rozmowę.',
    unknown: ({ said }) => `/jobline nie zna polecenia „${said}”.`,
    meant: ({ form }) => `Czy chodziło o ${form}?`,
    allOfThem: '/jobline help pokazuje wszystko, co można zrobić.',
    unclear: ({ said, form }) => `Nie udało się zrozumieć: „${said}”. Napisz to tak: ${form}`,
    noSuch: ({ name }) =>
      `${name} nie istnieje albo nie możesz tego zobaczyć. /jobline find szuka po nazwie sprzedawcy, sklepie lub słowach.`,
    unsure:
      'Slack nie podaje w tej chwili, kto może widzieć które kanały, więc może tu brakować zadań. Spróbuj ponownie za minutę.',
    found: ({ count }) => plural(count, { other: 'Znaleziono: #' }),
    notFound: ({ said }) =>
      `Nic nie znaleziono dla „${said}”. Użyj mniejszej liczby słów, części nazwy sklepu lub adresu jego strony.`,
    assigned: ({ name, who }) => `Przypisano do ${name}: ${who}.`,
    unassigned: ({ name, who }) => `Cofnięto przypisanie do ${name}: ${who}.`,
    assignedAlready: ({ name }) => `Nie ma nic do zmiany: ${name} ma już takie przypisania.`,
    tookIt: ({ name }) => `Od teraz zajmujesz się ${name}.`,
    tagged: ({ name, tags }) => `Dodano do ${name}: ${tags}.`,
    taggedAlready: ({ name }) => `Nie ma nic do zmiany: ${name} ma już ten tag.`,
    untagged: ({ name, tags }) => `Zdjęto z ${name}: ${tags}.`,
    untaggedAlready: ({ name }) => `Nie ma nic do zmiany: ${name} nie ma tego tagu.`,
    noted: ({ name }) => `Dodano uwagę do ${name}. Widzi ją tylko twoja organizacja.`,
    replied: ({ merchant, name }) =>
      `Twoja odpowiedź trafi do sprzedawcy (${merchant}). Możesz ją zobaczyć w wątku ${name}.`,
    inactive: ({ name }) =>
      `Zadanie ${name} jest nieaktywne. Wiadomości nadal docierają, a wiadomość od sprzedawcy znowu je aktywuje.`,
    completed: ({ name }) =>
      `Zadanie ${name} jest zakończone. Sprzedawca może to potwierdzić. /jobline review ${name} prosi o opinię.`,
    reopened: ({ name }) => `Zadanie ${name} jest znowu otwarte.`,
    read: ({ name, count }) =>
      plural(count, {
        one: `Oznaczono # wiadomość w ${name} jako przeczytaną.`,
        other: `Oznaczono # wiadomości w ${name} jako przeczytane.`,
      }),
    nothingUnread: ({ name }) => `W ${name} nie było nic nieprzeczytanego.`,
  },
  chooser: {
    titles: chooser,
    job: 'Zadanie',
    placeholder: 'Numer, sprzedawca, sklep lub słowa',
    hint: 'Zacznij pisać, aby wyszukać.',
    submit: 'Dalej',
    unknownJob: 'Wybierz zadanie z listy.',
  },
  dialog: {
    title: 'Znajdź zadanie',
    submit: 'Znajdź',
    words: 'Słowa',
    wordsHint: 'Sprzedawca, sklep, adres strony, szczegóły lub uwagi. Drobna literówka nie przeszkadza.',
    wordsPlaceholder: 'Blue Fjord Candles',
    tags: 'Tagi, wszystkie naraz',
    tagsPlaceholder: 'Wybierz tagi',
    status: 'Status',
    any: 'Bez ograniczeń',
    assignee: 'Przypisani',
    anybody: 'Dowolna osoba',
    service: 'Usługa',
    unread: 'Wiadomości',
    onlyUnread: 'Tylko z nieprzeczytanymi wiadomościami',
    nothing: 'Nic nie spełnia wszystkich warunków. Pomiń któryś albo użyj mniejszej liczby słów.',
  },
  home: {
    guest:
      'Jobline pokazuje zadania członkom tej przestrzeni roboczej. Masz tu konto gościa, więc ta strona pozostaje pusta. Poproś o pomoc kogoś z zespołu.',
    start: 'Na dobry początek',
    startDone: ({ what }) => `✅ ${what}`,
    startToDo: ({ what }) => `⬜ ${what}`,
    channel: 'Wybierz w Preferencjach kanał dla zadań i zaproś tam Jobline przez /invite',
    invite: ({ channel }) =>
      `Zaproś Jobline na kanał ${channel}: napisz tam /invite. Do tego czasu zadania się nie pojawią, a ich terminy biegną`,
    channelDone: 'Jobline jest na kanale dla zadań',
    profile: 'Opublikuj w Preferencjach swój profil: kim jesteście, w kilku słowach',
    profileDone: 'Wasz profil jest opublikowany',
    service: 'Skonfiguruj w Preferencjach jedną usługę z ceną: do tego czasu nie będzie dopasowań',
    serviceDone: 'Usługa jest skonfigurowana',
    waiting: ({ count }) => plural(count, { few: '# czekają na was', other: '# czeka na was' }),
    unassigned: ({ count }) => plural(count, { other: '# bez przypisania' }),
    mine: ({ count }) => plural(count, { other: '# u ciebie' }),
    unread: ({ count }) => plural(count, { other: '# z nieprzeczytanymi' }),
    expired: ({ count }) =>
      count === 0
        ? 'W ostatnich 90 dniach nie wygasło żadne zadanie.'
        : plural(count, {
            one: 'W ostatnich 90 dniach wygasło # zadanie.',
            few: 'W ostatnich 90 dniach wygasły # zadania.',
            many: 'W ostatnich 90 dniach wygasło # zadań.',
            other: 'W ostatnich 90 dniach wygasło # zadania.',
          }),
    find: 'Znajdź',
    preferences: 'Preferencje',
  },
};
