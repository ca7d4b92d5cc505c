import type { clocks as en } from '../en/clocks.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nl');

/** Reminders and the digest. */
export const clocks: typeof en = {
  hoursLeft: ({ hours }) => plural(hours, { other: 'nog # uur' }),
  minutesLeft: ({ minutes }) => plural(minutes, { other: 'nog # min.' }),
  nobodyReplied: ({ job, service, merchant, at, left }) =>
    `*${job}* (${service} voor ${merchant}) heeft nog geen antwoord en is door niemand opgepakt. Antwoord vóór ${at} (${left}).`,
  nobodyAnswered: ({ job, service, merchant, at, left }) =>
    `${merchant} wacht op antwoord in *${job}* (${service}) en niemand heeft dit opgepakt. Antwoord vóór ${at} (${left}).`,
  nobodyAnsweredInTime: ({ job, service, merchant, at }) =>
    `${merchant} wacht nog steeds op antwoord in *${job}* (${service}). Dat had er op ${at} moeten zijn. Niemand heeft dit opgepakt.`,
  youReply: ({ job, service, merchant, at, left }) =>
    `*${job}* (${service} voor ${merchant}) wacht op je eerste antwoord. Antwoord vóór ${at} (${left}).`,
  youAnswer: ({ job, service, merchant, at, left }) =>
    `${merchant} wacht op je antwoord in *${job}* (${service}). Antwoord vóór ${at} (${left}).`,
  youAnswerNow: ({ job, service, merchant, at }) =>
    `${merchant} wacht nog steeds op je antwoord in *${job}* (${service}). Dat had er op ${at} moeten zijn.`,
  cost: 'Dit is de laatste herinnering. Een vervallen opdracht kan niet meer worden beantwoord: de merchant gaat verder met een andere expert, en vervallen opdrachten wegen in jullie nadeel mee als er nieuwe worden aangeboden. Een kort antwoord of een afwijzing is genoeg.',
  openThread: 'Thread openen',
  catchUp: ({ count }) =>
    plural(count, {
      one: 'Jobline lag er even uit, waardoor een herinnering is uitgebleven. Deze opdracht wacht op antwoord:',
      other: 'Jobline lag er even uit, waardoor herinneringen zijn uitgebleven. Deze opdrachten wachten op antwoord:',
    }),
  catchUpJob: ({ job, service, merchant, at, left }) =>
    `*${job}* · ${service} voor ${merchant} · antwoorden vóór ${at}${left === '' ? '' : ` (${left})`}`,
  catchUpMore: ({ count }) => plural(count, { other: 'en nog # andere' }),
  nobody: 'nog niemand toegewezen',
};
