import type { merchantMails as en } from '../en/merchant-mails.ts';

export const merchantMails: typeof en = {
  subject: ({ about, agency }) => `${about} · ${agency}`,
  plainSubject: ({ agency }) => `Twoje zapytanie do ${agency}`,
  corrected: ({ name }) => `${name} poprawia wiadomość. Brzmi ona teraz:`,
  withdrawn: ({ name }) => `${name} wycofuje wiadomość. Jeśli już do Ciebie dotarła, prosimy ją pominąć.`,
  proposal: ({ name, service }) =>
    `${name} przesyła ofertę: „${service}”. Na stronie możesz ją przeczytać i przyjąć albo odrzucić.`,
  completed: ({ name }) => `${name} informuje, że praca jest gotowa. Sprawdź ją i potwierdź na stronie.`,
  review: ({ name }) => `${name} chce wiedzieć, jak poszło. Wystarczy kilka gwiazdek i słowo na stronie.`,
  storeAccess: ({ name }) =>
    `${name} chce pracować w Twoim sklepie i prosi o dostęp. Na stronie możesz go udzielić albo odmówić.`,
  files: 'Pliki',
  linksFor: 'Linki działają siedem dni; potem pliki są na stronie.',
  byMail: 'Możesz po prostu odpowiedzieć na tego e-maila.',
  onPage: 'Prosimy odpowiedzieć na stronie; odpowiedzi na tego e-maila nikt nie czyta.',
  open: 'Otwórz rozmowę',
  why: ({ agency }) =>
    `Otrzymujesz to, ponieważ rozmawiasz z: ${agency}. Strona jest tylko Twoja: nie przekazuj linku dalej.`,
  answers: {
    answer_in_slack: () =>
      'Ten adres nie przyjmuje odpowiedzi: to, co napisano, nie dotarło do nikogo. Odpowiedz w wątku w Slacku; link do niego jest w e-mailu.',
    other_sender: ({ agency }) =>
      `Twój e-mail nie został przyjęty: ta rozmowa (${agency}) przyjmuje e-maile tylko z adresu, z którego ją rozpoczęto. Napisz z tego adresu albo na stronie rozmowy.`,
    no_longer_taken: ({ agency }) =>
      `Twój e-mail nie został przyjęty: w tej rozmowie (${agency}) nie przyjmuje się już wiadomości.`,
  },
  automatic: 'To jest automatyczna odpowiedź.',
};
