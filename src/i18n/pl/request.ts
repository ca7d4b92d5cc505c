import type { request as en } from '../en/request.ts';

/** The form with which a merchant asks an organization for work, and the mail that confirms it. */
export const request: typeof en = {
  title: ({ name }) => `Zapytanie: ${name}`,
  lead: ({ name }) =>
    `Napisz, czego potrzebujesz. Odpowiedź (${name}) przyjdzie e-mailem i pojawi się na twojej własnej stronie.`,
  closed: {
    title: ({ name }) => `${name}: zapytania nie są teraz przyjmowane`,
    words: 'Wróć później albo wybierz innego eksperta.',
  },
  unknown: {
    title: 'Nikt tu nie przyjmuje zapytań',
    words: 'Adres jest niepełny albo nie jest już używany. Wybierz eksperta z listy.',
  },
  noMail: {
    title: 'Tutaj nie można jeszcze wysyłać zapytań',
    words: 'Zapytanie potwierdza się e-mailem, a ta instalacja jeszcze ich nie wysyła. Nic nie zostało przyjęte.',
  },
  others: 'Zobacz wszystkich ekspertów',
  optional: '(nieobowiązkowe)',
  service: 'Czego dotyczy zapytanie?',
  chooseService: 'Wybierz usługę',
  hasStore: 'Czy masz już sklep?',
  yes: 'Tak',
  no: 'Jeszcze nie',
  storeName: 'Nazwa sklepu',
  storeUrl: 'Adres internetowy sklepu',
  storeHint: 'Jeśli nie masz jeszcze sklepu, zostaw oba pola puste.',
  description: 'Czego potrzebujesz?',
  descriptionHint: 'Wystarczy kilka zdań: co jest, czego brakuje, jak ma być.',
  requirements: 'Wymagania',
  requirementsHint: 'Języki, aplikacje i systemy, z którymi ma to działać.',
  business: 'Twoja firma',
  businessHint: 'Co sprzedajesz i komu.',
  priorities: 'Co jest dla ciebie ważne',
  time: 'Kiedy',
  cost: 'Budżet',
  quality: 'Jakość',
  files: 'Pliki',
  you: 'Ty',
  name: 'Imię i nazwisko',
  email: 'Twój adres e-mail',
  emailHint: 'Wyślemy tam link. Zapytanie pójdzie dalej, gdy go otworzysz.',
  submit: 'Wyślij zapytanie',
  fix: 'Nic nie zostało jeszcze wysłane. Popraw:',
  problems: {
    missing: 'Tego brakuje.',
    too_long: 'To jest za długie.',
    not_an_email: 'To nie jest adres e-mail, taki jak jana@sklep.pl.',
    not_a_web_address: 'To nie jest adres internetowy, taki jak www.sklep.pl.',
    not_offered: 'Ta usługa nie jest już oferowana. Wybierz inną.',
    too_many:
      'Kilka zapytań spod tego adresu czeka na potwierdzenie. Otwórz link w jednym z e-maili albo wróć za godzinę.',
  },
  sent: {
    title: 'Zajrzyj teraz do skrzynki',
    words: ({ name }) =>
      `Wysłaliśmy ci e-mail z linkiem. Otwórz go i naciśnij tam przycisk: dopiero wtedy zapytanie dotrze do adresata (${name}). Link działa przez 48 godzin.`,
    hint: 'Po kilku minutach nadal nic? Sprawdź niechcianą pocztę albo wyślij formularz jeszcze raz.',
  },
  confirm: {
    title: 'Czy to twoje zapytanie?',
    lead: ({ name }) => `Po naciśnięciu przycisku dotrze ono do adresata (${name}) i zacznie się wasza rozmowa.`,
    button: 'Wyślij dalej',
    gone: {
      title: 'Ten link już nie działa',
      words: 'Działa przez 48 godzin. Wyślij formularz jeszcze raz, jeśli nadal potrzebujesz pomocy.',
    },
    underWay: {
      title: 'Twoje zapytanie jest w drodze',
      words: 'Twoja strona będzie gotowa za chwilę.',
      open: 'Otwórz swoją stronę',
    },
    refused: {
      title: 'Zapytania nie można było przyjąć',
      words: 'Ten ekspert nie przyjmuje wiadomości z twojego adresu. Wybierz innego.',
    },
  },
  mail: {
    subject: ({ organization, service }) => `Potwierdź swoje zapytanie: ${service} · ${organization}`,
    ask: ({ organization, service }) =>
      `Prosisz o pomoc: ${organization} (${service}). Otwórz stronę i naciśnij tam przycisk: wtedy zapytanie dotrze do adresata.`,
    open: 'Otwórz moje zapytanie',
    notYou: 'To nie ty? W takim razie nic nie rób: bez twojego przycisku nic nie zostanie wysłane.',
    why: ({ organization }) =>
      `Dostajesz ten e-mail, bo ktoś podał ten adres w formularzu zapytania (${organization}). Link działa przez 48 godzin.`,
  },
};
