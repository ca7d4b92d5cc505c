import type { clocks as en } from '../en/clocks.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('de');

/** Reminders and the digest. */
export const clocks: typeof en = {
  hoursLeft: ({ hours }) => plural(hours, { other: 'noch # Std.' }),
  minutesLeft: ({ minutes }) => plural(minutes, { other: 'noch # Min.' }),
  nobodyReplied: ({ job, service, merchant, at, left }) =>
    `*${job}* (${service} für ${merchant}) hat noch keine Antwort, und niemand hat den Job übernommen. Antwortet bis ${at} (${left}).`,
  nobodyAnswered: ({ job, service, merchant, at, left }) =>
    `${merchant} wartet in *${job}* (${service}) auf eine Antwort, und niemand hat den Job übernommen. Antwortet bis ${at} (${left}).`,
  nobodyAnsweredInTime: ({ job, service, merchant, at }) =>
    `${merchant} wartet in *${job}* (${service}) immer noch auf eine Antwort. Fällig war sie am ${at}. Niemand hat den Job übernommen.`,
  youReply: ({ job, service, merchant, at, left }) =>
    `*${job}* (${service} für ${merchant}) wartet auf deine erste Antwort. Antworte bis ${at} (${left}).`,
  youAnswer: ({ job, service, merchant, at, left }) =>
    `${merchant} wartet in *${job}* (${service}) auf deine Antwort. Antworte bis ${at} (${left}).`,
  youAnswerNow: ({ job, service, merchant, at }) =>
    `${merchant} wartet in *${job}* (${service}) immer noch auf deine Antwort. Fällig war sie am ${at}.`,
  cost: 'Das ist die letzte Erinnerung. Ein abgelaufener Job lässt sich nicht mehr beantworten: Der Händler macht dann mit anderen Experten weiter, und abgelaufene Jobs zählen gegen euch, wenn neue angeboten werden. Eine kurze Antwort oder eine Ablehnung genügt.',
  openThread: 'Thread öffnen',
  catchUp: ({ count }) =>
    plural(count, {
      one: 'Jobline lief eine Weile nicht, dabei ist eine Erinnerung ausgefallen. Dieser Job wartet auf eine Antwort:',
      other: 'Jobline lief eine Weile nicht, dabei sind Erinnerungen ausgefallen. Diese Jobs warten auf eine Antwort:',
    }),
  catchUpJob: ({ job, service, merchant, at, left }) =>
    `*${job}* · ${service} für ${merchant} · antworten bis ${at}${left === '' ? '' : ` (${left})`}`,
  catchUpMore: ({ count }) => plural(count, { one: 'und # weiterer', other: 'und # weitere' }),
  nobody: 'noch niemand',
};
