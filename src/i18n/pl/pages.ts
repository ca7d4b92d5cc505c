import type { pages as en } from '../en/pages.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('pl');

/** What the merchants' pages have in common. */
export const pages: typeof en = {
  skip: 'Przejdź do treści',
  allExperts: 'Znajdź eksperta',
  foot: 'Te strony działają dzięki Jobline.',
  filesHint: 'Do 10 plików, razem 25 MB.',
  filesKept: 'Już tu są. Odznacz to, czego nie chcesz wysłać.',
  notSent: ({ title }) => `Nie wysłano: ${title}`,
  /** Told to members. */
  requestPage: ({ url }) => `Wasza strona zapytań: ${url}`,
  requestPageHint: 'Sprzedawcy pytają tam o pracę, gdy profil jest opublikowany i ustawiona jest choć jedna usługa.',
  notFound: {
    title: 'Nie ma takiej strony',
    words: 'Adres jest niepełny albo nie jest już używany.',
  },
  unknownLink: {
    title: 'Ten link nie działa',
    words: 'Mógł wygasnąć, zostać zastąpiony albo stracić po drodze jakąś część.',
    ask: 'Jeśli prowadził kiedyś do twojej rozmowy, wyślemy ci działający link na adres, z którego piszesz.',
    button: 'Wyślij mi link',
    withoutMail:
      'Działający link może być w najnowszym e-mailu z twojej rozmowy. Jeśli go tam nie ma, wyślij nowe zapytanie.',
    sent: {
      title: 'Zajrzyj do skrzynki',
      words:
        'Jeśli link prowadził kiedyś do twojej rozmowy, działający jest już w drodze do ciebie. Po kilku minutach nadal nic? Wyślij nowe zapytanie.',
    },
    mail: {
      subject: ({ agency }) => `Twój link do rozmowy: ${agency}`,
      words: ({ agency }) =>
        `Oto link do twojej rozmowy (${agency}). Ktoś poprosił o niego na stronie, której link przestał działać.`,
      notYou: 'To nie ty? Nie musisz nic robić: link trafia tylko na ten adres.',
    },
  },
  tooMany: {
    title: 'Chwileczkę',
    words: ({ minutes }) =>
      plural(minutes, {
        one: 'To było dużo naraz. Spróbuj ponownie za # minutę.',
        few: 'To było dużo naraz. Spróbuj ponownie za # minuty.',
        many: 'To było dużo naraz. Spróbuj ponownie za # minut.',
        other: 'To było dużo naraz. Spróbuj ponownie za # minuty.',
      }),
  },
  failed: {
    title: 'Nie udało się',
    words:
      'Błąd jest po naszej stronie i został odnotowany. Nic z tego, co zostało wysłane wcześniej, nie zginęło. Spróbuj ponownie za kilka minut.',
  },
  problems: {
    too_large: {
      title: 'To za dużo',
      words: 'Formularz przyjmuje 25 MB, wszystkie pliki razem. Wyślij mniej plików albo mniejsze.',
    },
    too_many_files: { title: 'Za dużo plików', words: 'Naraz można wysłać do 10 plików. Pozostałe wyślij potem.' },
    empty_file: {
      title: 'Jeden z plików jest pusty',
      words: 'Nic nie zostało wysłane, aby później nie zabrakło pliku. Wybierz plik jeszcze raz albo go pomiń.',
    },
    files_gone: { title: 'Jednego z plików już tu nie ma', words: 'Wybierz go jeszcze raz.' },
    unreadable: {
      title: 'Formularza nie udało się odczytać',
      words: 'Coś zginęło po drodze. Wróć, otwórz stronę jeszcze raz i wyślij ponownie.',
    },
    not_a_form: { title: 'Formularza nie udało się odczytać', words: 'Wyślij go przyciskiem na stronie.' },
    not_ours: {
      title: 'Nic nie zostało wysłane',
      words:
        'Formularz nie pochodził z naszej strony albo strona była zbyt stara. Otwórz stronę jeszcze raz i wyślij ponownie.',
    },
    wrong_method: {
      title: 'Nie ma takiej strony',
      words: 'Ten adres przyjmuje tylko to, co wysyła nasz formularz.',
    },
  },
};
