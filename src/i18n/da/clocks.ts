import type { clocks as en } from '../en/clocks.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('da');

/** Reminders and the digest. */
export const clocks: typeof en = {
  hoursLeft: ({ hours }) => plural(hours, { other: '# t. tilbage' }),
  minutesLeft: ({ minutes }) => plural(minutes, { other: '# min. tilbage' }),
  nobodyReplied: ({ job, service, merchant, at, left }) =>
    `*${job}* (${service} til ${merchant}) er ikke besvaret endnu, og ingen har taget jobbet. Svar senest ${at} (${left}).`,
  nobodyAnswered: ({ job, service, merchant, at, left }) =>
    `${merchant} venter på svar i *${job}* (${service}), og ingen har taget jobbet. Svar senest ${at} (${left}).`,
  nobodyAnsweredInTime: ({ job, service, merchant, at }) =>
    `${merchant} venter stadig på svar i *${job}* (${service}). Fristen var ${at}. Ingen har taget jobbet.`,
  youReply: ({ job, service, merchant, at, left }) =>
    `*${job}* (${service} til ${merchant}) venter på dit første svar. Svar senest ${at} (${left}).`,
  youAnswer: ({ job, service, merchant, at, left }) =>
    `${merchant} venter på dit svar i *${job}* (${service}). Svar senest ${at} (${left}).`,
  youAnswerNow: ({ job, service, merchant, at }) =>
    `${merchant} venter stadig på dit svar i *${job}* (${service}). Fristen var ${at}.`,
  cost: 'Det her er den sidste påmindelse. Et udløbet job kan ikke længere besvares: Shopejeren går videre med en anden ekspert, og udløbne job tæller imod jer, når nye bliver tilbudt. Et kort svar eller en afvisning er nok.',
  openThread: 'Åbn tråden',
  catchUp: ({ count }) =>
    plural(count, {
      one: 'Jobline kørte ikke i et stykke tid, og en påmindelse blev ikke sendt. Dette job venter på svar:',
      other: 'Jobline kørte ikke i et stykke tid, og nogle påmindelser blev ikke sendt. Disse job venter på svar:',
    }),
  catchUpJob: ({ job, service, merchant, at, left }) =>
    `*${job}* · ${service} til ${merchant} · svar senest ${at}${left === '' ? '' : ` (${left})`}`,
  catchUpMore: ({ count }) => plural(count, { other: 'og # mere' }),
  nobody: 'ingen har taget det',
};
