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
  proposal_sent: 'er een voorstel is verstuurd',
  proposal_closed: 'er een voorstel is gesloten',
  job_created: 'er een opdracht is begonnen uit een geaccepteerd voorstel',
  review_requested: 'jullie om een beoordeling vragen',
  store_access_requested: 'jullie om toegang tot de winkel vragen',
};

/** One sentence or two: what happened, then what can be done. `reason` is the merchant's own words, added after the sentence. */
export const notices: typeof en = {
  reply_failed: ({ author, excerpt, why, unproven }) =>
    unproven
      ? `${author}, niemand weet of dit bij de merchant is aangekomen: “${excerpt}” ${why} “Opnieuw proberen” kijkt daar eerst en verstuurt het alleen als het ontbreekt.`
      : `${author}, dit is niet bij de merchant aangekomen: “${excerpt}” ${why} Met “Opnieuw proberen” verstuur je het nog een keer.`,
  reply_delayed: ({ author, excerpt, why, off }) =>
    `${author}, dit is nog onderweg: “${excerpt}” ${why} ${off ? 'Het gaat weg zodra iemand bij een bericht dat niet is aangekomen op “Opnieuw proberen” drukt, of Jobline opnieuw wordt gestart.' : 'We blijven het 24 uur proberen.'}`,
  reply_cancelled: ({ author, excerpt, because }) =>
    because === 'blocked'
      ? `${author}, dit is niet verstuurd: “${excerpt}” Het gesprek is geblokkeerd, er gaan geen berichten meer heen en weer.`
      : `${author}, dit is niet verstuurd: “${excerpt}” De merchant had de opdracht al gesloten.`,
  update_failed: ({ author, what, why }) =>
    what === 'withdrawal'
      ? `${author}, het bericht dat je hebt verwijderd, is niet teruggehaald: misschien heeft de merchant het nog. ${why} Met “Opnieuw proberen” vragen we er nog een keer om.`
      : `${author}, je wijziging is niet bij de merchant aangekomen; daar staat nog de oude tekst. ${why} Met “Opnieuw proberen” verstuur je die nog een keer.`,
  event_failed: ({ event, why }) =>
    `De marktplaats weet nog niet dat ${TOLD[event] ?? TOLD.opened}. ${why} Met “Opnieuw proberen” geven we het nog een keer door.`,
  file_failed: ({ name, why }) =>
    `Hier ontbreekt het bestand “${name}” van de merchant. ${why} Met “Opnieuw proberen” halen we het bestand nog een keer op.`,
  file_unusable: ({ name, why }) =>
    `Hier ontbreekt het bestand “${name}” van de merchant. ${why} De merchant kan het bestand op een andere manier sturen.`,
  member_declined_job: ({ name, declined }) => `${name} heeft deze opdracht afgewezen: ${declined}.`,
  merchant_blocked: ({ name }) =>
    `${name} heeft deze merchant geblokkeerd. Er gaan geen berichten meer heen en weer; notities kunnen hier nog wel.`,
  merchant_declined_job: ({ merchant }) => `${merchant} heeft deze opdracht afgewezen.`,
  merchant_closed_job: ({ merchant }) => `${merchant} heeft deze opdracht gesloten.`,
  merchant_confirmed: ({ merchant }) => `${merchant} heeft bevestigd dat de opdracht is voltooid.`,
  merchant_blocked_us: ({ merchant }) =>
    `${merchant} heeft dit gesprek beëindigd. Wat jullie hier schrijven, komt daar niet meer aan.`,
  store_access_approved: ({ merchant }) => `${merchant} heeft jullie toegang tot de winkel gegeven.`,
  store_access_refused: ({ merchant }) =>
    `${merchant} geeft jullie geen toegang tot de winkel. Bespreek het, dan kunnen jullie het opnieuw vragen.`,
  invoice_created: ({ invoice, money }) =>
    `Factuur${invoice} van ${money} is aangemaakt. Betalen gebeurt buiten Slack.`,
  invoice_paid: ({ invoice, money }) => `Factuur${invoice} van ${money} is betaald.`,
  invoice_closed: ({ invoice, money }) => `Factuur${invoice} van ${money} is gesloten.`,
  job_expired: () => 'Deze opdracht is vervallen: niemand antwoordde op tijd. Antwoorden kan niet meer.',
  continued_here: ({ thread }) => `De merchant heeft weer geschreven. Het gesprek gaat hier verder: ${thread}`,
  continues_job: ({ job }) => `Dit gesprek is het vervolg op ${job}; die opdracht is afgelopen.`,
  mail_refused: ({ merchant, sender, refused }) => {
    if (refused === 'not_proven')
      return `Een e-mail die van ${merchant} (${sender}) zegt te zijn, is niet aangenomen: de afzender kon niet worden bevestigd. Was hij echt, dan kan er op de pagina worden geschreven.`;
    if (refused === 'unreadable')
      return `Een e-mail aan dit gesprek kon niet worden gelezen en is niet aangenomen. Was hij van ${merchant}, dan kan er op de pagina worden geschreven.`;
    if (refused === 'came_back')
      return `Een e-mail aan ${merchant} is teruggekomen en zegt niet welke het is. Wat jullie schreven, staat op de pagina.`;
    return `Een e-mail van ${sender} is niet aangenomen: hier kan alleen het eigen adres van ${merchant} schrijven.`;
  },
  mail_returned: ({ why }) =>
    `Een e-mail aan de merchant is niet aangekomen. ${why} Met “Opnieuw proberen” verstuur je hem nog een keer.`,
  away_words: ({ excerpt }) =>
    `Jullie zijn afwezig, dus de merchant krijgt jullie automatische bericht: “${excerpt}” Dat telt niet als antwoord: de tijd om te antwoorden loopt door.`,
  written_there: ({ excerpt }) =>
    `Iemand heeft de merchant op de marktplaats zelf geschreven: “${excerpt}” Hier telt dat niet als antwoord.`,
};
