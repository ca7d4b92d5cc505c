import type { Language } from '../../domain/language.ts';
import type { FieldProblem, PreferenceSection } from '../../domain/preferences.ts';
import type { RelayMode } from '../../domain/relay-policy.ts';
import type { preferences as en } from '../en/preferences.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('pl');

const sections: Record<PreferenceSection | 'templates', string> = {
  profile: 'Profil',
  services: 'Usługi',
  replies: 'Odpowiedzi',
  templates: 'Szablony',
  reminders: 'Przypomnienia',
  language: 'Język i godziny',
  away: 'Nieobecność',
  mine: 'Tylko dla mnie',
};

const relayModes: Record<RelayMode, string> = {
  every_reply: 'Każda odpowiedź w wątku trafia do sprzedawcy',
  notes_only: 'Trafia tylko to, co wyślecie przyciskiem „Odpowiedz”',
  ask_each: 'Każda odpowiedź wymaga potwierdzenia',
};

/** Languages are called as they call themselves. */
const languages: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  da: 'Dansk',
  nb: 'Norsk bokmål',
  nl: 'Nederlands',
  pl: 'Polski',
};

/** Under a field: what is wrong, and what would fit. */
const problems: Record<FieldProblem, string> = {
  not_an_email: 'To nie jest adres e-mail. Wygląda on tak: team@agency.example.',
  not_a_web_address: 'To nie jest adres strony. Wygląda on tak: https://agency.example.',
  too_long: 'Ten tekst jest za długi. Skróć go.',
  not_seconds: 'Podaj pełne sekundy od 0 do 60.',
  not_hours: 'Podaj najwyżej pięć liczb godzin, każdą poniżej 72, na przykład 24, 4, 1.',
  too_many_words: 'Na liście zmieści się najwyżej 100 słów lub zwrotów.',
  no_days: 'Wybierz co najmniej jeden dzień.',
  ends_before_it_begins: 'To wypada przed początkiem. Wybierz coś późniejszego.',
  unknown_time_zone: 'Nie znamy tej strefy czasowej. Wybierz jedną z listy.',
  until_missing: 'Wybierz także ostatni dzień nieobecności, aby sama się zakończyła.',
  is_over: 'Ten dzień już minął. Wybierz dzisiejszy lub późniejszy.',
  not_a_price: 'To nie jest cena. Wygląda ona tak: 1500 lub 1500,50.',
  not_a_currency: 'To nie jest waluta. Ma ona trzy litery, na przykład EUR.',
  currency_missing: 'Dodaj walutę, na przykład EUR.',
  price_missing: 'Dodaj cenę albo zostaw puste pole waluty.',
  not_a_handle: 'Użyj tylko małych liter, cyfr i łączników, na przykład store-setup.',
  handle_taken: 'Inna usługa ma już ten identyfikator.',
  name_missing: 'Podaj nazwę.',
  name_taken: 'Inny szablon ma już tę nazwę.',
  words_missing: 'Wpisz treść.',
  profile_unfinished: 'Aby opublikować profil, najpierw podaj nazwę i opis.',
};

/** Preferences and what a newcomer is told. */
export const preferences: typeof en = {
  title: 'Preferencje',
  sections,
  relayModes,
  languages,
  problems,
  edit: 'Edytuj',
  add: 'Dodaj',
  remove: 'Usuń',
  on: 'Tak',
  gone: 'Tego już tu nie ma. Zamknij to okno i zajrzyj na listę jeszcze raz.',
  overview: {
    intro: 'To dotyczy całego zespołu, oprócz tego, co jest tylko dla ciebie.',
    available: 'Przyjmujecie nowe zadania',
    unavailable: 'Nie przyjmujecie nowych zadań',
    published: 'profil opublikowany',
    draft: 'profil w wersji roboczej',
    services: ({ count }) => plural(count, { one: '# usługa', few: '# usługi', many: '# usług', other: '# usługi' }),
    templates: ({ count }) =>
      plural(count, { one: '# szablon', few: '# szablony', many: '# szablonów', other: '# szablonu' }),
    undo: ({ seconds }) =>
      plural(seconds, {
        one: '# sekunda na cofnięcie',
        few: '# sekundy na cofnięcie',
        many: '# sekund na cofnięcie',
        other: '# sekundy na cofnięcie',
      }),
    reminders: ({ hours }) => `${hours} godz. przed wygaśnięciem zadania`,
    noReminders: 'Bez przypomnień przed wygaśnięciem zadania',
    digest: 'co godzinę podsumowanie e-mailem',
    noDigest: 'bez podsumowania',
    notAway: 'Brak nieobecności',
    away: ({ from, until }) => `Nieobecność od ${from} do ${until}`,
    mailsOn: 'E-maile włączone',
    mailsOff: 'E-maile wyłączone',
    autoLanguage: 'Język jak w Slacku',
  },
  fields: {
    available: 'Dostępność',
    availableOption: 'Przyjmujemy nowe zadania i leady',
    discoverable: 'Widoczność',
    discoverableOption: 'Pokazuj nas w wyszukiwaniu i dopasowuj',
    dropshipping: 'Dropshipping',
    dropshippingOption: 'Współpracujemy z dropshipperami',
    notificationEmail: 'E-mail do powiadomień',
    notificationEmailHint:
      'Przychodzi tu e-mail o każdym nowym zadaniu i każdej nowej rozmowie oraz podsumowanie co godzinę.',
    profileName: 'Nazwa',
    profileWords: 'O was',
    profileUrl: 'Link',
    published: 'Publikacja',
    publishedOption: 'Profil jest opublikowany',
    jobsChannel: 'Kanał dla zadań',
    jobsChannelHint: 'Tu zaczynają się nowe wątki. Najpierw zaproś tam Jobline. Istniejące wątki zostają na miejscu.',
    handle: 'Identyfikator',
    handleHint: 'Pod taką nazwą zna ją platforma, na przykład store-setup.',
    serviceName: 'Nazwa',
    amount: 'Cena',
    currency: 'Waluta',
    channel: 'Kanał',
    channelHint: 'Wątki nowych zadań z tej usługi zaczynają się wtedy tutaj. Najpierw zaproś tam Jobline.',
    relayMode: 'Co trafia do sprzedawcy',
    undoSeconds: 'Sekundy na cofnięcie',
    undoSecondsHint: 'Od 0 do 60. Tyle czeka odpowiedź i wtedy można ją jeszcze edytować lub usunąć.',
    heldWords: 'Słowa, które wstrzymują odpowiedź',
    heldWordsHint: 'Po jednym w wierszu. Gdy odpowiedź zawiera któreś z nich, przed wysłaniem pojawia się pytanie.',
    authorNaming: 'Podpis widoczny dla sprzedawców',
    namingPerson: 'osoba, która pisze',
    namingAgency: 'agencja',
    reminderHours: 'Ile godzin przed wygaśnięciem zadania',
    reminderHoursHint: 'Na przykład 24, 4, 1. Puste pole oznacza brak przypomnień.',
    digest: 'Podsumowanie',
    digestOption: 'Co godzinę e-mail z nieprzeczytanymi wiadomościami',
    withinHours: 'Godziny pracy',
    withinHoursOption: 'Przypomnienia przychodzą w godzinach pracy, w razie potrzeby wcześniej',
    language: 'Język zespołu',
    timeZone: 'Strefa czasowa',
    timeZonePlaceholder: 'Wpisz miasto',
    workDays: 'Dni pracy',
    workFrom: 'Od',
    workUntil: 'Do',
    awayFrom: 'Pierwszy dzień nieobecności',
    awayUntil: 'Ostatni dzień nieobecności',
    awayWords: 'Wiadomość automatyczna',
    awayWordsHint:
      'Sprzedawcy, którzy napiszą podczas waszej nieobecności, dostaną ją raz. Nigdy nie liczy się jako odpowiedź.',
    awayIntro: 'Podczas waszej nieobecności nie ma dopasowań. Po ostatnim dniu kończy się ona sama.',
    ownLanguage: 'Mój język',
    ownLanguageAuto: 'Jak w Slacku',
    mails: 'E-maile do mnie',
    mailsOption: 'Chcę dostawać e-maile o przypisanych mi zadaniach',
    templateName: 'Nazwa',
    templateBody: 'Treść',
    templateBodyHint: 'Te pola zostaną uzupełnione: {merchant} {service} {store} {me} {agency}',
  },
  noServices: 'Nie ma jeszcze usług. Skonfigurowana tu usługa może być dopasowywana.',
  noTemplates: 'Nie ma jeszcze szablonów.',
  moreThere: ({ count }) => plural(count, { other: 'Niepokazane tutaj: #.' }),
  addService: 'Dodaj usługę',
  addTemplate: 'Dodaj szablon',
  service: 'Usługa',
  template: 'Szablon',
  removeServiceTitle: 'Usuń usługę',
  removeServiceText: ({ name }) => `${name}: ta usługa nie będzie już oferowana. Istniejące zadania toczą się dalej.`,
  removeTemplateTitle: 'Usuń szablon',
  removeTemplateText: ({ name }) => `${name}: tego szablonu nie będzie już można wybrać.`,
  keep: 'Zachowaj',
  inChannel: ({ channel }) => `na kanale ${channel}`,
  /** Three lines in a channel that Jobline joins. */
  welcome: {
    jobsChannel: 'Jobline już tu jest. Każde zadanie z platformy dostanie na tym kanale jeden wątek.',
    otherChannel: 'Jobline już tu jest. Każde zadanie należące do tego kanału dostanie jeden wątek.',
    inside: {
      every_reply:
        'To, co piszecie w wątku, trafia do sprzedawcy. Zacznij od `//` lub `notatka:`, aby uwaga została w zespole.',
      notes_only: 'To, co piszecie w wątku, zostaje w zespole. Do sprzedawcy wysyła przycisk „Odpowiedz” na karcie.',
      ask_each:
        'To, co piszecie w wątku, może trafić do sprzedawcy, a za każdym razem pojawi się pytanie. Zacznij od `//` lub `notatka:`, aby uwaga została w zespole.',
    } satisfies Record<RelayMode, string>,
    setUpBy: ({ who }) => `Konfiguracja: ${who}. Preferencje: \`/jobline preferences\`.`,
    setUp: 'Preferencje: `/jobline preferences`.',
  },
};
