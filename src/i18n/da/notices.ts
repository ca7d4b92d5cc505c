import type { ToldEvent } from '../../domain/card.ts';
import type { notices as en } from '../en/notices.ts';

const TOLD: Record<ToldEvent, string> = {
  opened: 'dette job er åbnet',
  expired: 'dette job er udløbet',
  inactive: 'dette job er markeret som inaktivt',
  completed: 'dette job er fuldført',
  reopened: 'dette job er genåbnet',
  declined: 'dette job er afvist',
  blocked: 'shopejeren er blokeret',
  proposal_sent: 'et forslag er sendt',
  proposal_closed: 'et forslag er lukket',
  job_created: 'et job er begyndt ud fra et accepteret forslag',
  review_requested: 'I beder om en anmeldelse',
  store_access_requested: 'I beder om adgang til butikken',
};

/** One sentence or two: what happened, then what can be done. `reason` is the merchant's own words, added after the sentence. */
export const notices: typeof en = {
  reply_failed: ({ author, excerpt, why, unproven }) =>
    unproven
      ? `${author}, ingen ved, om det her er nået frem til shopejeren: ”${excerpt}” ${why} ”Prøv igen” ser først efter dér og sender det kun, hvis det mangler.`
      : `${author}, det her er ikke nået frem til shopejeren: ”${excerpt}” ${why} Med ”Prøv igen” sendes det en gang til.`,
  reply_delayed: ({ author, excerpt, why, off }) =>
    `${author}, det her er stadig på vej: ”${excerpt}” ${why} ${off ? 'Det sendes, så snart nogen trykker på ”Prøv igen” ved en besked, der ikke nåede frem, eller Jobline genstartes.' : 'Vi bliver ved med at prøve i 24 timer.'}`,
  reply_cancelled: ({ author, excerpt, because }) =>
    because === 'blocked'
      ? `${author}, det her blev ikke sendt: ”${excerpt}” Samtalen er blokeret, så beskeder går hverken ud eller ind.`
      : `${author}, det her blev ikke sendt: ”${excerpt}” Shopejeren lukkede jobbet, før det gik af sted.`,
  update_failed: ({ author, what, why }) =>
    what === 'withdrawal'
      ? `${author}, beskeden, du slettede, er ikke trukket tilbage: Shopejeren har den måske stadig. ${why} Med ”Prøv igen” beder vi om det en gang til.`
      : `${author}, din rettelse er ikke nået frem til shopejeren, som stadig har den gamle tekst. ${why} Med ”Prøv igen” sendes den en gang til.`,
  event_failed: ({ event, why }) =>
    `Markedspladsen har ikke fået at vide, at ${TOLD[event] ?? TOLD.opened}. ${why} Med ”Prøv igen” fortæller vi det en gang til.`,
  file_failed: ({ name, why }) =>
    `Her mangler filen ”${name}” fra shopejeren. ${why} Med ”Prøv igen” henter vi filen en gang til.`,
  file_unusable: ({ name, why }) =>
    `Her mangler filen ”${name}” fra shopejeren. ${why} Shopejeren kan sende filen på en anden måde.`,
  member_declined_job: ({ name, declined }) => `${name} har afvist dette job: ${declined}.`,
  merchant_blocked: ({ name }) =>
    `${name} har blokeret denne shopejer. Beskeder går hverken ud eller ind længere, men I kan stadig skrive noter her.`,
  merchant_declined_job: ({ merchant }) => `${merchant} har afvist dette job.`,
  merchant_closed_job: ({ merchant }) => `${merchant} har lukket dette job.`,
  merchant_confirmed: ({ merchant }) => `${merchant} har bekræftet, at jobbet er fuldført.`,
  merchant_blocked_us: ({ merchant }) =>
    `${merchant} har afsluttet samtalen. Det, I skriver her, når ikke længere frem.`,
  store_access_approved: ({ merchant }) => `${merchant} har givet jer adgang til butikken.`,
  store_access_refused: ({ merchant }) =>
    `${merchant} giver jer ikke adgang til butikken. Tal om det, så kan I spørge igen.`,
  invoice_created: ({ invoice, money }) => `Faktura${invoice} på ${money} er oprettet. Den betales uden for Slack.`,
  invoice_paid: ({ invoice, money }) => `Faktura${invoice} på ${money} er betalt.`,
  invoice_closed: ({ invoice, money }) => `Faktura${invoice} på ${money} er lukket.`,
  job_expired: () => 'Dette job er udløbet: Ingen svarede i tide. Det kan ikke længere besvares.',
  continued_here: ({ thread }) => `Shopejeren har skrevet igen. Samtalen fortsætter her: ${thread}`,
  continues_job: ({ job }) => `Samtalen fortsætter her fra ${job}, som er slut.`,
  mail_refused: ({ merchant, sender, refused }) => {
    if (refused === 'not_proven')
      return `En e-mail, der giver sig ud for at være fra ${merchant} (${sender}), blev ikke taget imod: Afsenderen kunne ikke bekræftes. Var den ægte, kan der skrives på siden.`;
    if (refused === 'unreadable')
      return `En e-mail til denne samtale kunne ikke læses og blev ikke taget imod. Var den fra ${merchant}, kan der skrives på siden.`;
    if (refused === 'came_back')
      return `En e-mail til ${merchant} kom tilbage, og den siger ikke, hvilken det er. Det, I skrev, står på siden.`;
    return `En e-mail fra ${sender} blev ikke taget imod: Her kan kun ${merchant}s egen adresse skrive.`;
  },
  mail_returned: ({ why }) =>
    `En e-mail til shopejeren er ikke kommet frem. ${why} ”Prøv igen” sender den en gang til.`,
  away_words: ({ excerpt }) =>
    `I har meldt fravær, så shopejeren får jeres automatiske besked: ”${excerpt}” Den tæller ikke som et svar: Fristen løber videre.`,
  written_there: ({ excerpt }) =>
    `Nogen har skrevet til shopejeren på selve markedspladsen: ”${excerpt}” Her tæller det ikke som et svar.`,
};
