import type { BlockReason } from '../../domain/block-reason.ts';
import type { DeclineReason } from '../../domain/decline-reason.ts';
import type { MoreVerb } from '../../domain/job-verbs.ts';
import type { jobVerbs as en } from '../en/job-verbs.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nb');

/** After "Anna har avslått denne jobben:", and on the card. */
const declined: Record<DeclineReason, string> = {
  service: 'ikke vår type arbeid',
  capacity: 'ingen kapasitet',
  budget: 'budsjettet passer ikke',
  timing: 'tidsplanen passer ikke',
  location: 'stedet passer ikke',
  other: 'av en annen grunn',
};

const moreRows: Record<MoreVerb, { does: string; button: string }> = {
  reply: { does: 'Skriv til forhandleren', button: 'Svar' },
  proposal: { does: 'Tilby forhandleren arbeid til en pris', button: 'Tilbud' },
  proposals: { does: 'Se hva som er tilbudt i denne samtalen, og jobbene i den', button: 'Tilbud og jobber' },
  note: { does: 'Skriv en merknad til dere selv, og les de andre', button: 'Merknad' },
  read: { does: 'Merk meldingene fra forhandleren som lest', button: 'Merk som lest' },
  inactive: { does: 'Sett jobben på vent; meldinger kommer fortsatt fram', button: 'Merk som inaktiv' },
  complete: { does: 'Arbeidet er gjort; meldinger kommer fortsatt fram', button: 'Fullfør' },
  reopen: { does: 'Arbeidet fortsetter', button: 'Gjenåpne' },
  review: { does: 'Be forhandleren om en anmeldelse', button: 'Be om anmeldelse' },
  store_access: { does: 'Be om tilgang til forhandlerens butikk', button: 'Be om tilgang' },
  assign: { does: 'Si hvem som tar seg av den', button: 'Tilordne' },
  tag: { does: 'Sett på etiketter som alle ser', button: 'Etiketter' },
  decline: { does: 'Si nei til jobben; forhandleren går videre med en annen ekspert', button: 'Avvis' },
  block: { does: 'Stopp alle meldinger begge veier, for godt', button: 'Blokker forhandler' },
  history: { does: 'Se hver endring: hvem, når, hvorfor', button: 'Historikk' },
};

const did: (typeof en)['history']['did'] = {
  open: ({ name }) => `${name} åpnet jobben`,
  reply: ({ name }) => `${name} svarte`,
  message: ({ name }) => `${name} skrev og venter på svar`,
  decline: ({ name }) => `${name} avslo jobben`,
  expire: () => 'Jobben utløp: Ingen svarte i tide',
  mark_inactive: ({ name }) => `${name} merket jobben som inaktiv`,
  complete: ({ name }) => `${name} fullførte jobben`,
  reopen: ({ name }) => `${name} gjenåpnet jobben`,
  confirm: ({ name }) => `${name} bekreftet at jobben er fullført`,
  close: ({ name }) => `${name} lukket jobben`,
  block: ({ name }) => `${name} blokkerte: Jobben ble lukket`,
};

/** More, Decline, Inactive, Complete, Reopen, Block, Note, History: their dialogs and answers. */
export const jobVerbs: typeof en = {
  declined,
  blocked: { unwanted: 'ikke lenger ønsket', spam: 'søppelpost' } satisfies Record<BlockReason, string>,
  merchantBlocked: 'forhandleren er blokkert',
  toMerchant: 'Til forhandleren:',
  somebody: 'Noen',
  notDone: 'Ikke utført',
  more: {
    title: ({ thread }) => `Mer om ${thread}`,
    groups: { talk: 'Samtale', progress: 'Framdrift', people: 'Personer', ending: 'Avslutning' },
    rows: moreRows,
    done: {
      inactive: 'Merket som inaktiv. En melding fra forhandleren vekker jobben igjen.',
      complete: 'Fullført. Forhandleren kan bekrefte det. Nå kan dere be om en anmeldelse.',
      reopen: 'Gjenåpnet.',
      read: ({ count }) =>
        plural(count, { one: '# melding er merket som lest.', other: '# meldinger er merket som lest.' }),
      note: 'Merknaden er lagret. Bare organisasjonen din ser den.',
      nothingUnread: 'Det er ingenting ulest her.',
    },
  },
  decline: {
    title: ({ thread }) => `Avvis ${thread}`,
    intro:
      'Et raskt nei er vennlig: Forhandleren går videre med en annen ekspert og sitter igjen med et godt inntrykk. Jobbtyper dere ofte avviser, blir dere sjeldnere matchet med.',
    reason: 'Hvorfor',
    reasons: {
      service: 'Det er ikke vår type arbeid',
      capacity: 'Vi har ikke kapasitet',
      budget: 'Budsjettet passer ikke',
      timing: 'Tidsplanen passer ikke',
      location: 'Stedet passer ikke',
      other: 'En annen grunn',
    } satisfies Record<DeclineReason, string>,
    comment: 'Melding til forhandleren',
    commentHint: 'Forhandleren leser dette. Skriver du ingenting, får forhandleren ingen beskjed fra dere.',
    looksLikeNote:
      'Dette starter som en merknad, og forhandleren ville lese det. Skriv det på en annen måte, eller la feltet stå tomt.',
    needsReason: 'Velg en grunn.',
    submit: 'Avvis jobb',
  },
  note: {
    title: ({ thread }) => `Merknad til ${thread}`,
    words: 'Merknad',
    hint: 'Bare organisasjonen din ser den. Den går aldri til forhandleren.',
    empty: 'Skriv en linje først.',
    submit: 'Lagre merknad',
    latest: 'Nyeste merknader',
    none: 'Ingen merknader ennå.',
    older: ({ count }) => plural(count, { one: '# eldre merknad.', other: '# eldre merknader.' }),
  },
  block: {
    title: ({ name }) => `Blokker ${name}`,
    does: ({ name }) =>
      `Dette lukker alle åpne jobber i alle samtaler med ${name}, avbryter det som venter på å bli sendt, og stopper alle meldinger begge veier. Forhandleren får ikke vite hvorfor. Det kan ikke angres.`,
    reason: 'Hvorfor',
    reasons: { unwanted: 'Vi vil ikke samarbeide lenger', spam: 'Dette er søppelpost' } satisfies Record<
      BlockReason,
      string
    >,
    needsReason: 'Velg en grunn.',
    submit: 'Blokker forhandler',
  },
  job: {
    title: ({ thread }) => `Alt om ${thread}`,
    localTime: ({ name, time }) => `Hos ${name} er klokken ${time}.`,
    language: ({ locale }) => `Språk: ${locale}`,
    restInThread: 'Resten står i tråden.',
    openThread: 'Til tråden',
  },
  history: {
    title: ({ thread }) => `Historikk for ${thread}`,
    arrivals: {
      match: 'Kom inn som en match',
      direct: 'Kom inn som en direkte forespørsel',
      proposal: 'Kom fra et godtatt tilbud',
      conversation: 'Samtalen startet',
    },
    did,
    assigned: ({ name, who }) => `${name} la til ${who} som tilordnet`,
    unassigned: ({ name, who }) => `${name} fjernet ${who} som tilordnet`,
    assigneesKept: ({ who, from }) => `Tilordnet som i ${from}: ${who}`,
    tagged: ({ name, tags }) => `${name} la til ${tags}`,
    untagged: ({ name, tags }) => `${name} fjernet ${tags}`,
    noted: ({ name }) => `${name} skrev en merknad`,
    read: ({ name }) => `${name} merket meldingene som lest`,
    blocked: ({ name }) => `${name} blokkerte forhandleren`,
    blockedUs: ({ name }) => `${name} avsluttet samtalen`,
    older: 'Eldre',
    newer: 'Nyere',
    page: ({ page, pages }) => `Side ${page} av ${pages}`,
  },
};
