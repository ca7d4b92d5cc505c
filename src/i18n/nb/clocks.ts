import type { clocks as en } from '../en/clocks.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nb');

/** Reminders and the digest. */
export const clocks: typeof en = {
  hoursLeft: ({ hours }) => plural(hours, { other: '# t igjen' }),
  minutesLeft: ({ minutes }) => plural(minutes, { other: '# min igjen' }),
  nobodyReplied: ({ job, service, merchant, at, left }) =>
    `*${job}* (${service} for ${merchant}) er ikke besvart ennå, og ingen har tatt jobben. Svar senest ${at} (${left}).`,
  nobodyAnswered: ({ job, service, merchant, at, left }) =>
    `${merchant} venter på svar i *${job}* (${service}), og ingen har tatt jobben. Svar senest ${at} (${left}).`,
  nobodyAnsweredInTime: ({ job, service, merchant, at }) =>
    `${merchant} venter fortsatt på svar i *${job}* (${service}). Fristen var ${at}. Ingen har tatt jobben.`,
  youReply: ({ job, service, merchant, at, left }) =>
    `*${job}* (${service} for ${merchant}) venter på det første svaret ditt. Svar senest ${at} (${left}).`,
  youAnswer: ({ job, service, merchant, at, left }) =>
    `${merchant} venter på svar fra deg i *${job}* (${service}). Svar senest ${at} (${left}).`,
  youAnswerNow: ({ job, service, merchant, at }) =>
    `${merchant} venter fortsatt på svar fra deg i *${job}* (${service}). Fristen var ${at}.`,
  cost: 'Dette er den siste påminnelsen. En utløpt jobb kan ikke lenger besvares: Forhandleren går videre med en annen ekspert, og utløpte jobber teller mot dere når nye blir tilbudt. Et kort svar eller et avslag er nok.',
  openThread: 'Åpne tråden',
  catchUp: ({ count }) =>
    plural(count, {
      one: 'Jobline var ute av drift en stund, og en påminnelse ble ikke sendt. Denne jobben venter på svar:',
      other: 'Jobline var ute av drift en stund, og noen påminnelser ble ikke sendt. Disse jobbene venter på svar:',
    }),
  catchUpJob: ({ job, service, merchant, at, left }) =>
    `*${job}* · ${service} for ${merchant} · svar senest ${at}${left === '' ? '' : ` (${left})`}`,
  catchUpMore: ({ count }) => plural(count, { other: 'og # til' }),
  nobody: 'ingen har tatt den',
};
