import type { ToldEvent } from '../../domain/card.ts';
import type { notices as en } from '../en/notices.ts';

/** Behind "dat". */
const TOLD: Record<ToldEvent, string> = {
  opened: 'deze opdracht is geopend',
  expired: 'deze opdracht is vervallen',
  inactive: 'deze opdracht als inactief is gemarkeerd',
  completed: 'deze opdracht is voltooid',
  reopened: 'deze opdracht is heropend',
  declined: 'deze opdracht is afgewezen',
  blocked: 'de merchant is geblokkeerd',
};

/** One sentence or two: what happened, then what can be done. `reason` is the merchant's own words, added after the sentence. */
export const notices: typeof en = {
  reply_failed: ({ author, excerpt, why }) =>
    `${author}, dit is niet bij de merchant aangekomen: “${excerpt}” ${why} Met “Opnieuw proberen” verstuur je het nog een keer.`,
  reply_delayed: ({ author, excerpt, why }) =>
    `${author}, dit is nog onderweg: “${excerpt}” ${why} We blijven het 24 uur proberen.`,
  reply_cancelled: ({ author, excerpt, because }) =>
    because === 'blocked'
      ? `${author}, dit is niet verstuurd: “${excerpt}” De merchant is geblokkeerd, er gaan geen berichten meer heen en weer.`
      : `${author}, dit is niet verstuurd: “${excerpt}” De merchant had de opdracht al gesloten.`,
  update_failed: ({ author, what, why }) =>
    what === 'withdrawal'
      ? `${author}, het bericht dat je hebt verwijderd, is niet teruggehaald: misschien heeft de merchant het nog. ${why} Met “Opnieuw proberen” vragen we er nog een keer om.`
      : `${author}, je wijziging is niet bij de merchant aangekomen; daar staat nog de oude tekst. ${why} Met “Opnieuw proberen” verstuur je die nog een keer.`,
  event_failed: ({ event, why }) =>
    `De marktplaats weet nog niet dat ${TOLD[event] ?? TOLD.opened}. ${why} Met “Opnieuw proberen” geven we het nog een keer door.`,
  member_declined_job: ({ name, declined }) => `${name} heeft deze opdracht afgewezen: ${declined}.`,
  merchant_blocked: ({ name }) =>
    `${name} heeft deze merchant geblokkeerd. Er gaan geen berichten meer heen en weer; notities kunnen hier nog wel.`,
  merchant_declined_job: ({ merchant }) => `${merchant} heeft deze opdracht afgewezen.`,
  merchant_closed_job: ({ merchant }) => `${merchant} heeft deze opdracht gesloten.`,
  merchant_confirmed: ({ merchant }) => `${merchant} heeft bevestigd dat de opdracht is voltooid.`,
  merchant_blocked_us: ({ merchant }) =>
    `${merchant} heeft dit gesprek beëindigd. Wat jullie hier schrijven, komt daar niet meer aan.`,
  job_expired: () => 'Deze opdracht is vervallen: niemand antwoordde op tijd. Antwoorden kan niet meer.',
  continued_here: ({ thread }) => `De merchant heeft weer geschreven. Het gesprek gaat hier verder: ${thread}`,
  continues_job: ({ job }) => `Dit gesprek is het vervolg op ${job}; die opdracht is afgelopen.`,
  away_words: ({ excerpt }) =>
    `Jullie zijn afwezig, dus de merchant krijgt jullie automatische bericht: “${excerpt}” Dat telt niet als antwoord: de tijd om te antwoorden loopt door.`,
};
