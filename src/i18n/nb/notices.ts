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
  proposal_sent: 'et tilbud er sendt',
  proposal_closed: 'et tilbud er lukket',
  job_created: 'en jobb har startet fra et godtatt tilbud',
  review_requested: 'dere ber om en anmeldelse',
  store_access_requested: 'dere ber om tilgang til butikken',
};

/** One sentence or two: what happened, then what can be done. `reason` is the merchant's own words, added after the sentence. */
export const notices: typeof en = {
  reply_failed: ({ author, excerpt, why, unproven }) =>
    unproven
      ? `${author}, ingen vet om dette har nådd fram til forhandleren: «${excerpt}» ${why} «Prøv igjen» ser etter der først og sender det bare hvis det mangler.`
      : `${author}, dette har ikke nådd fram til forhandleren: «${excerpt}» ${why} Med «Prøv igjen» sendes det på nytt.`,
  reply_delayed: ({ author, excerpt, why, off }) =>
    `${author}, dette er fortsatt på vei: «${excerpt}» ${why} ${off ? 'Det sendes så snart noen trykker på «Prøv igjen» ved en melding som ikke nådde fram, eller Jobline startes på nytt.' : 'Vi fortsetter å prøve i 24 timer.'}`,
  reply_cancelled: ({ author, excerpt, because }) =>
    because === 'blocked'
      ? `${author}, dette ble ikke sendt: «${excerpt}» Samtalen er blokkert, så meldinger går verken ut eller inn.`
      : `${author}, dette ble ikke sendt: «${excerpt}» Forhandleren lukket jobben før det rakk å gå ut.`,
  update_failed: ({ author, what, why }) =>
    what === 'withdrawal'
      ? `${author}, meldingen du slettet, er ikke trukket tilbake: Forhandleren har den kanskje fortsatt. ${why} Med «Prøv igjen» ber vi om det på nytt.`
      : `${author}, endringen din har ikke nådd fram til forhandleren, som fortsatt har den gamle teksten. ${why} Med «Prøv igjen» sendes den på nytt.`,
  event_failed: ({ event, why }) =>
    `Markedsplassen har ikke fått vite at ${TOLD[event] ?? TOLD.opened}. ${why} Med «Prøv igjen» sier vi fra på nytt.`,
  file_failed: ({ name, why }) =>
    `Her mangler filen «${name}» fra forhandleren. ${why} Med «Prøv igjen» henter vi filen på nytt.`,
  file_unusable: ({ name, why }) =>
    `Her mangler filen «${name}» fra forhandleren. ${why} Forhandleren kan sende filen på en annen måte.`,
  member_declined_job: ({ name, declined }) => `${name} har avslått denne jobben: ${declined}.`,
  merchant_blocked: ({ name }) =>
    `${name} har blokkert denne forhandleren. Meldinger går verken ut eller inn lenger, men dere kan fortsatt skrive merknader her.`,
  merchant_declined_job: ({ merchant }) => `${merchant} har avslått denne jobben.`,
  merchant_closed_job: ({ merchant }) => `${merchant} har lukket denne jobben.`,
  merchant_confirmed: ({ merchant }) => `${merchant} har bekreftet at jobben er fullført.`,
  merchant_blocked_us: ({ merchant }) =>
    `${merchant} har avsluttet samtalen. Det dere skriver her, når ikke lenger fram.`,
  store_access_approved: ({ merchant }) => `${merchant} har gitt dere tilgang til butikken.`,
  store_access_refused: ({ merchant }) =>
    `${merchant} gir dere ikke tilgang til butikken. Snakk om det, så kan dere spørre igjen.`,
  invoice_created: ({ invoice, money }) => `Faktura${invoice} på ${money} er opprettet. Den betales utenfor Slack.`,
  invoice_paid: ({ invoice, money }) => `Faktura${invoice} på ${money} er betalt.`,
  invoice_closed: ({ invoice, money }) => `Faktura${invoice} på ${money} er lukket.`,
  job_expired: () => 'Denne jobben er utløpt: Ingen svarte i tide. Den kan ikke lenger besvares.',
  continued_here: ({ thread }) => `Forhandleren har skrevet igjen. Samtalen fortsetter her: ${thread}`,
  continues_job: ({ job }) => `Samtalen fortsetter her fra ${job}, som er avsluttet.`,
  mail_refused: ({ merchant, sender, refused }) => {
    if (refused === 'not_proven')
      return `En e-post som gir seg ut for å være fra ${merchant} (${sender}), ble ikke tatt imot: Avsenderen kunne ikke bekreftes. Var den ekte, kan det skrives på siden.`;
    if (refused === 'unreadable')
      return `En e-post til denne samtalen kunne ikke leses og ble ikke tatt imot. Var den fra ${merchant}, kan det skrives på siden.`;
    if (refused === 'came_back')
      return `En e-post til ${merchant} kom tilbake, og den sier ikke hvilken det er. Det dere skrev, står på siden.`;
    return `En e-post fra ${sender} ble ikke tatt imot: Her kan bare ${merchant} sin egen adresse skrive.`;
  },
  mail_returned: ({ why }) =>
    `En e-post til forhandleren har ikke kommet frem. ${why} «Prøv igjen» sender den en gang til.`,
  away_words: ({ excerpt }) =>
    `Dere har meldt fravær, så forhandleren får den automatiske meldingen deres: «${excerpt}» Den teller ikke som et svar: Fristen løper videre.`,
  written_there: ({ excerpt }) =>
    `Noen har skrevet til forhandleren på selve markedsplassen: «${excerpt}» Her teller det ikke som et svar.`,
};
