import type { ToldEvent } from '../../domain/card.ts';
import type { notices as en } from '../en/notices.ts';

const TOLD: Record<ToldEvent, string> = {
  opened: 'denne jobben er åpnet',
  expired: 'denne jobben er utløpt',
  inactive: 'denne jobben er merket som inaktiv',
  completed: 'denne jobben er fullført',
  reopened: 'denne jobben er gjenåpnet',
  declined: 'denne jobben er avslått',
  blocked: 'forhandleren er blokkert',
};

/** One sentence or two: what happened, then what can be done. `reason` is the merchant's own words, added after the sentence. */
export const notices: typeof en = {
  reply_failed: ({ author, excerpt, why }) =>
    `${author}, dette har ikke nådd fram til forhandleren: «${excerpt}» ${why} Med «Prøv igjen» sendes det på nytt.`,
  reply_delayed: ({ author, excerpt, why }) =>
    `${author}, dette er fortsatt på vei: «${excerpt}» ${why} Vi fortsetter å prøve i 24 timer.`,
  reply_cancelled: ({ author, excerpt, because }) =>
    because === 'blocked'
      ? `${author}, dette ble ikke sendt: «${excerpt}» Forhandleren er blokkert, så meldinger går verken ut eller inn.`
      : `${author}, dette ble ikke sendt: «${excerpt}» Forhandleren lukket jobben før det rakk å gå ut.`,
  update_failed: ({ author, what, why }) =>
    what === 'withdrawal'
      ? `${author}, meldingen du slettet, er ikke trukket tilbake: Forhandleren har den kanskje fortsatt. ${why} Med «Prøv igjen» ber vi om det på nytt.`
      : `${author}, endringen din har ikke nådd fram til forhandleren, som fortsatt har den gamle teksten. ${why} Med «Prøv igjen» sendes den på nytt.`,
  event_failed: ({ event, why }) =>
    `Markedsplassen har ikke fått vite at ${TOLD[event] ?? TOLD.opened}. ${why} Med «Prøv igjen» sier vi fra på nytt.`,
  member_declined_job: ({ name, declined }) => `${name} har avslått denne jobben: ${declined}.`,
  merchant_blocked: ({ name }) =>
    `${name} har blokkert denne forhandleren. Meldinger går verken ut eller inn lenger, men dere kan fortsatt skrive merknader her.`,
  merchant_declined_job: ({ merchant }) => `${merchant} har avslått denne jobben.`,
  merchant_closed_job: ({ merchant }) => `${merchant} har lukket denne jobben.`,
  merchant_confirmed: ({ merchant }) => `${merchant} har bekreftet at jobben er fullført.`,
  merchant_blocked_us: ({ merchant }) =>
    `${merchant} har avsluttet samtalen. Det dere skriver her, når ikke lenger fram.`,
  job_expired: () => 'Denne jobben er utløpt: Ingen svarte i tide. Den kan ikke lenger besvares.',
  continued_here: ({ thread }) => `Forhandleren har skrevet igjen. Samtalen fortsetter her: ${thread}`,
  continues_job: ({ job }) => `Samtalen fortsetter her fra ${job}, som er avsluttet.`,
  away_words: ({ excerpt }) =>
    `Dere har meldt fravær, så forhandleren får den automatiske meldingen deres: «${excerpt}» Den teller ikke som et svar: Fristen løper videre.`,
};
