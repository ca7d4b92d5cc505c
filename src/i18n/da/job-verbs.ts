import type { BlockReason } from '../../domain/block-reason.ts';
import type { DeclineReason } from '../../domain/decline-reason.ts';
import type { MoreVerb } from '../../domain/job-verbs.ts';
import type { jobVerbs as en } from '../en/job-verbs.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('da');

/** After "Anna har afvist dette job:", and on the card. */
const declined: Record<DeclineReason, string> = {
  service: 'ikke vores slags arbejde',
  capacity: 'ingen kapacitet',
  budget: 'budgettet passer ikke',
  timing: 'tidsplanen passer ikke',
  location: 'stedet passer ikke',
  other: 'af en anden grund',
};

const moreRows: Record<MoreVerb, { does: string; button: string }> = {
  reply: { does: 'Skriv til shopejeren', button: 'Svar' },
  proposal: { does: 'Tilbyde shopejeren arbejde til en pris', button: 'Forslag' },
  proposals: { does: 'Se, hvad der er foreslået i denne samtale, og dens job', button: 'Forslag og job' },
  note: { does: 'Skriv en note til jer selv, og læs de andre', button: 'Note' },
  read: { does: 'Marker shopejerens beskeder som læst', button: 'Marker som læst' },
  inactive: { does: 'Sæt jobbet på pause; beskeder når stadig frem', button: 'Marker som inaktiv' },
  complete: { does: 'Arbejdet er gjort; beskeder når stadig frem', button: 'Fuldfør' },
  reopen: { does: 'Arbejdet fortsætter', button: 'Genåbn' },
  review: { does: 'Bed shopejeren om en anmeldelse', button: 'Bed om anmeldelse' },
  store_access: { does: 'Bed om adgang til shopejerens butik', button: 'Bed om adgang' },
  assign: { does: 'Sig, hvem der tager sig af det', button: 'Tildel' },
  tag: { does: 'Sæt etiketter på, som alle ser', button: 'Etiketter' },
  decline: { does: 'Sig nej til jobbet; shopejeren går videre med en anden ekspert', button: 'Afvis' },
  block: { does: 'Stop alle beskeder begge veje, for altid', button: 'Bloker shopejer' },
  history: { does: 'Se hver ændring: hvem, hvornår, hvorfor', button: 'Historik' },
};

const did: (typeof en)['history']['did'] = {
  open: ({ name }) => `${name} åbnede jobbet`,
  reply: ({ name }) => `${name} svarede`,
  message: ({ name }) => `${name} skrev og venter på svar`,
  decline: ({ name }) => `${name} afviste jobbet`,
  expire: () => 'Jobbet udløb: Ingen svarede i tide',
  mark_inactive: ({ name }) => `${name} markerede jobbet som inaktivt`,
  complete: ({ name }) => `${name} fuldførte jobbet`,
  reopen: ({ name }) => `${name} genåbnede jobbet`,
  confirm: ({ name }) => `${name} bekræftede, at jobbet er fuldført`,
  close: ({ name }) => `${name} lukkede jobbet`,
  block: ({ name }) => `${name} blokerede: Jobbet blev lukket`,
};

/** More, Decline, Inactive, Complete, Reopen, Block, Note, History: their dialogs and answers. */
export const jobVerbs: typeof en = {
  declined,
  blocked: { unwanted: 'ikke længere ønsket', spam: 'spam' } satisfies Record<BlockReason, string>,
  merchantBlocked: 'shopejeren er blokeret',
  toMerchant: 'Til shopejeren:',
  somebody: 'Nogen',
  notDone: 'Ikke udført',
  more: {
    title: ({ thread }) => `Mere om ${thread}`,
    groups: { talk: 'Samtale', progress: 'Fremdrift', people: 'Personer', ending: 'Afslutning' },
    rows: moreRows,
    done: {
      inactive: 'Markeret som inaktiv. En besked fra shopejeren vækker jobbet igen.',
      complete: 'Fuldført. Shopejeren kan bekræfte det. I kan nu bede om en anmeldelse.',
      reopen: 'Genåbnet.',
      read: ({ count }) =>
        plural(count, { one: '# besked er markeret som læst.', other: '# beskeder er markeret som læst.' }),
      note: 'Noten er gemt. Kun din organisation ser den.',
      nothingUnread: 'Der er intet ulæst her.',
    },
  },
  decline: {
    title: ({ thread }) => `Afvis ${thread}`,
    intro:
      'Et hurtigt nej er venligt: Shopejeren går videre med en anden ekspert, og et godt indtryk bliver hængende. Den slags job, I ofte afviser, bliver I sjældnere matchet med.',
    reason: 'Hvorfor',
    reasons: {
      service: 'Det er ikke vores slags arbejde',
      capacity: 'Vi har ikke kapacitet',
      budget: 'Budgettet passer ikke',
      timing: 'Tidsplanen passer ikke',
      location: 'Stedet passer ikke',
      other: 'En anden grund',
    } satisfies Record<DeclineReason, string>,
    comment: 'Besked til shopejeren',
    commentHint: 'Shopejeren læser det her. Skriver du intet, får shopejeren ingen besked fra jer.',
    looksLikeNote:
      'Det begynder som en note, og shopejeren ville læse det. Skriv det på en anden måde, eller lad feltet stå tomt.',
    needsReason: 'Vælg en grund.',
    submit: 'Afvis job',
  },
  note: {
    title: ({ thread }) => `Note til ${thread}`,
    words: 'Note',
    hint: 'Kun din organisation ser den. Den går aldrig til shopejeren.',
    empty: 'Skriv først en linje.',
    submit: 'Gem note',
    latest: 'Nyeste noter',
    none: 'Ingen noter endnu.',
    older: ({ count }) => plural(count, { one: '# ældre note.', other: '# ældre noter.' }),
  },
  block: {
    title: ({ name }) => `Bloker ${name}`,
    does: ({ name }) =>
      `Det lukker alle åbne job i alle samtaler med ${name}, annullerer det, der venter på at blive sendt, og stopper alle beskeder begge veje. Shopejeren får ikke at vide hvorfor. Det kan ikke fortrydes.`,
    reason: 'Hvorfor',
    reasons: { unwanted: 'Vi vil ikke samarbejde længere', spam: 'Det er spam' } satisfies Record<BlockReason, string>,
    needsReason: 'Vælg en grund.',
    submit: 'Bloker shopejer',
  },
  job: {
    title: ({ thread }) => `Alt om ${thread}`,
    localTime: ({ name, time }) => `Hos ${name} er klokken ${time}.`,
    language: ({ locale }) => `Sprog: ${locale}`,
    restInThread: 'Resten står i tråden.',
    openThread: 'Til tråden',
  },
  history: {
    title: ({ thread }) => `Historik for ${thread}`,
    arrivals: {
      match: 'Kom ind som et match',
      direct: 'Kom ind som en direkte forespørgsel',
      proposal: 'Kom fra et accepteret forslag',
      conversation: 'Samtalen begyndte',
    },
    did,
    assigned: ({ name, who }) => `${name} tilføjede ${who} som tildelt`,
    unassigned: ({ name, who }) => `${name} fjernede ${who} som tildelt`,
    assigneesKept: ({ who, from }) => `Tildelt som i ${from}: ${who}`,
    tagged: ({ name, tags }) => `${name} tilføjede ${tags}`,
    untagged: ({ name, tags }) => `${name} fjernede ${tags}`,
    noted: ({ name }) => `${name} skrev en note`,
    read: ({ name }) => `${name} markerede beskederne som læst`,
    blocked: ({ name }) => `${name} blokerede shopejeren`,
    blockedUs: ({ name }) => `${name} afsluttede samtalen`,
    older: 'Ældre',
    newer: 'Nyere',
    page: ({ page, pages }) => `Side ${page} af ${pages}`,
  },
};
