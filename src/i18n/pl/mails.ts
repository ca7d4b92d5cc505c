import type { mails as en } from '../en/mails.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('pl');

/** E-mail to members and to the notification address, and the page that ends it. */
export const mails: typeof en = {
  subject: ({ number, title }) => `${number} · ${title}`,
  digestSubject: ({ organization }) => `Nieprzeczytane wiadomości · ${organization}`,
  assigned: ({ by, job }) => `${by} przypisuje ci ${job}.`,
  merchantWrote: ({ merchant }) => `${merchant} pisze:`,
  memberWrote: ({ member, merchant }) => `Od: ${member}, do: ${merchant}`,
  newJob: ({ merchant }) => `${merchant} przesyła wam nowe zadanie.`,
  newConversation: ({ merchant }) => `${merchant} rozpoczyna z wami rozmowę.`,
  unreadLastHour: ({ count }) =>
    plural(count, {
      one: '# wiadomość z ostatniej godziny jest nieprzeczytana.',
      few: '# wiadomości z ostatniej godziny są nieprzeczytane.',
      many: '# wiadomości z ostatniej godziny jest nieprzeczytanych.',
      other: '# wiadomości z ostatniej godziny jest nieprzeczytane.',
    }),
  moreThreads: ({ count }) =>
    plural(count, {
      one: 'I jeszcze # wątek.',
      few: 'I jeszcze # wątki.',
      many: 'I jeszcze # wątków.',
      other: 'I jeszcze # wątku.',
    }),
  openThread: 'Otwórz w Slacku',
  noChannel: 'Tego nie ma jeszcze w Slacku, bo nie wybrano kanału dla zadań. Wybierz go w preferencjach Jobline.',
  answerInSlack: 'Odpowiedz w wątku w Slacku: odpowiedź na ten e-mail do nikogo nie dotrze.',
  whyAssigned: ({ organization }) =>
    `Dostajesz ten e-mail, bo dotyczy czegoś, co masz przypisane w organizacji ${organization}.`,
  whyNotified: ({ organization }) =>
    `Na ten adres trafiają powiadomienia organizacji ${organization}. Można go zmienić w Slacku, w preferencjach Jobline.`,
  stop: 'Wyłącz te e-maile',
  page: {
    title: 'E-maile z Jobline',
    ask: ({ organization }) =>
      `Wyłączyć wszystkie e-maile o zadaniach, które przypisuje ci organizacja ${organization}? W Slacku nadal będą się pojawiać powiadomienia.`,
    stop: 'Wyłącz te e-maile',
    stopped: 'Te e-maile już nie będą przychodzić. Możesz je znowu włączyć: w Slacku otwórz Home aplikacji Jobline.',
    unknown: 'Ten link już nie działa. E-maile możesz wyłączyć w Slacku: otwórz Home aplikacji Jobline.',
  },
};
