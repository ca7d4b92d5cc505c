import type { clocks as en } from '../en/clocks.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('pl');

/** Reminders and the digest. */
export const clocks: typeof en = {
  hoursLeft: ({ hours }) => plural(hours, { other: 'jeszcze # godz.' }),
  minutesLeft: ({ minutes }) => plural(minutes, { other: 'jeszcze # min' }),
  nobodyReplied: ({ job, service, merchant, at, left }) =>
    `*${job}* (${service} · ${merchant}) nie ma jeszcze odpowiedzi i nikt nie jest przypisany. Odpowiedzcie do ${at} (${left}).`,
  nobodyAnswered: ({ job, service, merchant, at, left }) =>
    `${merchant} czeka na odpowiedź w *${job}* (${service}), a nikt nie jest przypisany. Odpowiedzcie do ${at} (${left}).`,
  nobodyAnsweredInTime: ({ job, service, merchant, at }) =>
    `${merchant} nadal czeka na odpowiedź w *${job}* (${service}). Termin minął: ${at}. Nikt nie jest przypisany.`,
  youReply: ({ job, service, merchant, at, left }) =>
    `*${job}* (${service} · ${merchant}) czeka na twoją pierwszą odpowiedź. Odpowiedz do ${at} (${left}).`,
  youAnswer: ({ job, service, merchant, at, left }) =>
    `${merchant} czeka na twoją odpowiedź w *${job}* (${service}). Odpowiedz do ${at} (${left}).`,
  youAnswerNow: ({ job, service, merchant, at }) =>
    `${merchant} nadal czeka na twoją odpowiedź w *${job}* (${service}). Termin minął: ${at}.`,
  cost: 'To ostatnie przypomnienie. Na wygasłe zadanie nie można już odpowiedzieć: sprzedawca zwraca się do innych ekspertów, a wygasłe zadania liczą się na waszą niekorzyść, gdy pojawiają się nowe. Wystarczy krótka odpowiedź albo odrzucenie.',
  openThread: 'Otwórz wątek',
  catchUp: ({ count }) =>
    plural(count, {
      one: 'Była przerwa w działaniu Jobline i przepadło przypomnienie. To zadanie czeka na odpowiedź:',
      other: 'Była przerwa w działaniu Jobline i przepadły przypomnienia. Te zadania czekają na odpowiedź:',
    }),
  catchUpJob: ({ job, service, merchant, at, left }) =>
    `*${job}* · ${service} · ${merchant} · odpowiedź do ${at}${left === '' ? '' : ` (${left})`}`,
  catchUpMore: ({ count }) => plural(count, { other: 'i jeszcze #' }),
  nobody: 'nikt nie jest przypisany',
};
