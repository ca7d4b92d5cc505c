import type { HomeFilter, List } from '../../domain/finding.ts';
import type { JobSubcommand, Subcommand } from '../../domain/slash-command.ts';
import type { finding as en } from '../en/finding.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nb');

/** What follows `/jobline`, and what it does. */
const usage: Record<Subcommand, { form: string; does: string }> = {
  help: { form: 'help', does: 'Vis denne listen' },
  find: { form: 'find <ord>', does: 'Finn jobber og samtaler' },
  list: { form: 'list mine|unassigned|expiring|waiting|unread|all', does: 'Vis dem i en liste' },
  show: { form: 'show J-12', does: 'Vis kortet for en jobb her' },
  assign: { form: 'assign J-12 @anna @ben', does: 'Tilordne kolleger til en jobb' },
  unassign: { form: 'unassign J-12 @anna', does: 'Fjern en kollega fra en jobb' },
  me: { form: 'me J-12', does: 'Ta en jobb selv' },
  reply: { form: 'reply J-12 <tekst>', does: 'Skriv til forhandleren' },
  tag: { form: 'tag J-12 <navn>', does: 'Sett en etikett på en jobb' },
  untag: { form: 'untag J-12 <navn>', does: 'Fjern en etikett' },
  tags: { form: 'tags', does: 'Se og rediger alle etiketter' },
  note: { form: 'note J-12 <tekst>', does: 'Skriv en merknad til dere selv' },
  decline: { form: 'decline J-12', does: 'Si nei til en jobb' },
  inactive: { form: 'inactive J-12', does: 'Sett en jobb på vent' },
  complete: { form: 'complete J-12', does: 'Arbeidet er gjort' },
  reopen: { form: 'reopen J-12', does: 'Arbeidet fortsetter' },
  block: { form: 'block J-12', does: 'Stopp alle meldinger med denne forhandleren' },
  history: { form: 'history J-12', does: 'Se hver endring' },
  review: { form: 'review J-12', does: 'Be forhandleren om en anmeldelse' },
  read: { form: 'read J-12', does: 'Merk meldingene fra forhandleren som lest' },
  preferences: { form: 'preferences', does: 'Rediger preferanser, dine og organisasjonens' },
};

const lists: Record<List, { title: (facts: { count: number }) => string; empty: string }> = {
  mine: {
    title: ({ count }) => plural(count, { other: '# tilordnet deg' }),
    empty: 'Du er ikke tilordnet noe. Ta en jobb med «Tilordne meg» på kortet eller med /jobline me J-12.',
  },
  unassigned: {
    title: ({ count }) => plural(count, { other: '# ikke tilordnet' }),
    empty: 'Alt som er åpent, har noen som tar seg av det.',
  },
  expiring: {
    title: ({ count }) =>
      plural(count, {
        one: '# jobb utløper hvis den ikke blir besvart',
        other: '# jobber utløper hvis de ikke blir besvart',
      }),
    empty: 'Ingen jobb er i ferd med å utløpe. Nye jobber står her til de får et første svar.',
  },
  waiting: {
    title: ({ count }) => plural(count, { other: '# venter på dere' }),
    empty: 'Ingenting venter på dere. Her står nye jobber og ubesvarte meldinger fra forhandlere.',
  },
  unread: {
    title: ({ count }) => plural(count, { other: '# med uleste meldinger' }),
    empty: 'Alt er lest. Det forhandlere skriver, står her til det er besvart eller merket som lest.',
  },
  all: {
    title: ({ count }) => plural(count, { one: '# jobb eller samtale', other: '# jobber og samtaler' }),
    empty: 'Det har ikke kommet noen jobber ennå. Hver jobb får en tråd i kanalen deres og står også her.',
  },
};

const filters: Record<HomeFilter, { button: string; empty: string }> = {
  mine: { button: 'Mine', empty: 'Du er ikke tilordnet noen jobb. Ta en med «Tilordne meg» på kortet.' },
  unassigned: { button: 'Ikke tilordnet', empty: 'Alle åpne jobber har noen som tar seg av dem.' },
  expiring: { button: 'Utløper snart', empty: lists.expiring.empty },
  waiting: { button: 'Venter på oss', empty: lists.waiting.empty },
  all: { button: 'Alle', empty: lists.all.empty },
  conversations: {
    button: 'Samtaler',
    empty: 'Ingen samtaler uten jobb. Forhandlere som skriver før det finnes en jobb, står her.',
  },
  leads: {
    button: 'Leads',
    empty:
      'Det har ikke kommet noe lead ennå. Interesserte som bare legger igjen kontaktinformasjon, får en tråd og står her.',
  },
};

/** Titles of the dialog that asks for the job; 24 characters. */
const chooser: Record<JobSubcommand, string> = {
  show: 'Vis en jobb',
  assign: 'Tilordne en jobb',
  unassign: 'Fjern en tilordning',
  me: 'Ta en jobb',
  reply: 'Svar en forhandler',
  tag: 'Sett etikett på en jobb',
  untag: 'Fjern etikett fra jobb',
  note: 'Merknad til en jobb',
  decline: 'Avvis en jobb',
  inactive: 'Merk som inaktiv',
  complete: 'Fullfør en jobb',
  reopen: 'Gjenåpne en jobb',
  block: 'Blokker en forhandler',
  history: 'Historikk for en jobb',
  review: 'Be om en anmeldelse',
  read: 'Merk som lest',
};

/** The slash command, search, lists and App Home. */
export const finding: typeof en = {
  usage,
  lists,
  filters,
  line: {
    answerBy: ({ at }) => `svar senest ${at}`,
    timeIsUp: 'tiden er ute',
    overdue: 'over fristen',
    hoursLeft: ({ count }) => plural(count, { other: '# t igjen' }),
    minutesLeft: ({ count }) => plural(count, { other: '# min igjen' }),
    conversation: 'Samtale',
    notPosted: 'ikke i Slack ennå',
    more: 'Mer',
  },
  pages: {
    back: 'Tilbake',
    next: 'Neste',
    page: ({ page, pages }) => `Side ${page} av ${pages}`,
    restOf: ({ count }) => plural(count, { other: '# til. Avgrens med /jobline find.' }),
  },
  command: {
    help: 'Jobline viser hver jobb som en tråd. Skriv i tråden, så får forhandleren det. Dette kan /jobline gjøre:',
    helpEnd: 'Uten nummeret på en jobb åpnes en liste du kan velge fra. C-3 står for en samtale.',
    unknown: ({ said }) => `/jobline kjenner ikke «${said}».`,
    meant: ({ form }) => `Mente du ${form}?`,
    allOfThem: '/jobline help viser alt som finnes.',
    unclear: ({ said, form }) => `«${said}» lot seg ikke forstå. Skriv det slik: ${form}`,
    noSuch: ({ name }) =>
      `${name} finnes ikke, eller du har ikke tilgang. Søk med /jobline find etter navnet på forhandleren, butikken eller ord.`,
    unsure:
      'Slack oppgir ikke akkurat nå hvem som kan se hvilken kanal, så det kan mangle jobber her. Prøv igjen om et minutt.',
    found: ({ count }) => plural(count, { other: '# funnet' }),
    notFound: ({ said }) => `Ingen treff på «${said}». Prøv med færre ord, en del av butikknavnet eller nettadressen.`,
    assigned: ({ name, who }) => `${name} er tilordnet ${who}.`,
    unassigned: ({ name, who }) => `Ikke lenger tilordnet ${name}: ${who}.`,
    assignedAlready: ({ name }) => `Ingenting å endre: ${name} er allerede tilordnet slik.`,
    tookIt: ({ name }) => `Du har tatt ${name}.`,
    tagged: ({ name, tags }) => `${name} har nå: ${tags}.`,
    taggedAlready: ({ name }) => `Ingenting å endre: ${name} har allerede denne etiketten.`,
    untagged: ({ name, tags }) => `Fjernet fra ${name}: ${tags}.`,
    untaggedAlready: ({ name }) => `Ingenting å endre: ${name} har ikke denne etiketten.`,
    noted: ({ name }) => `Merknaden til ${name} er lagret. Bare organisasjonen din ser den.`,
    replied: ({ merchant, name }) => `Svaret ditt går til ${merchant}. Du kan se det i tråden for ${name}.`,
    inactive: ({ name }) =>
      `${name} er inaktiv. Meldinger kommer fortsatt fram, og en fra forhandleren vekker jobben igjen.`,
    completed: ({ name }) =>
      `${name} er fullført. Forhandleren kan bekrefte det. /jobline review ${name} ber om en anmeldelse.`,
    reopened: ({ name }) => `${name} er åpen igjen.`,
    read: ({ name, count }) =>
      plural(count, {
        one: `# melding i ${name} er merket som lest.`,
        other: `# meldinger i ${name} er merket som lest.`,
      }),
    nothingUnread: ({ name }) => `Det var ingenting ulest i ${name}.`,
  },
  chooser: {
    titles: chooser,
    job: 'Jobb',
    placeholder: 'Nummer, forhandler, butikk eller ord',
    hint: 'Skriv for å søke.',
    submit: 'Neste',
    unknownJob: 'Velg en jobb fra listen.',
  },
  dialog: {
    title: 'Finn en jobb',
    submit: 'Finn',
    words: 'Ord',
    wordsHint: 'Forhandler, butikk, nettadresse, detaljer eller merknader. Små skrivefeil gjør ingenting.',
    wordsPlaceholder: 'Blue Fjord Candles',
    tags: 'Etiketter, alle sammen',
    tagsPlaceholder: 'Velg etiketter',
    status: 'Status',
    any: 'Alle',
    assignee: 'Tilordnet',
    anybody: 'Alle',
    service: 'Tjeneste',
    unread: 'Meldinger',
    onlyUnread: 'Bare med uleste meldinger',
    nothing: 'Ingenting passer med alt dette. Utelat noe, eller bruk færre ord.',
  },
  home: {
    guest:
      'Jobline viser jobber til medlemmer av dette arbeidsområdet. Du er gjest her, så denne siden forblir tom. Spør en kollega som er medlem.',
    start: 'Kom i gang',
    startDone: ({ what }) => `✅ ${what}`,
    startToDo: ({ what }) => `⬜ ${what}`,
    channel: 'Velg en kanal for jobber i preferansene, og inviter Jobline dit med /invite',
    invite: ({ channel }) =>
      `Inviter Jobline til ${channel}: Skriv /invite der. Til det er gjort, vises ikke jobber, og fristene deres løper`,
    channelDone: 'Jobline er i kanalen for jobber',
    profile: 'Publiser profilen deres i preferansene: hvem dere er, med få ord',
    profileDone: 'Profilen deres er publisert',
    service: 'Sett opp en tjeneste med pris i preferansene: Til det er gjort, blir dere ikke matchet med noe',
    serviceDone: 'En tjeneste er satt opp',
    waiting: ({ count }) => plural(count, { other: '# venter på dere' }),
    unassigned: ({ count }) => plural(count, { other: '# ikke tilordnet' }),
    mine: ({ count }) => plural(count, { other: '# hos deg' }),
    unread: ({ count }) => plural(count, { one: '# ulest', other: '# uleste' }),
    expired: ({ count }) =>
      count === 0
        ? 'Ingen jobber har utløpt de siste 90 dagene.'
        : plural(count, {
            one: '# jobb har utløpt de siste 90 dagene.',
            other: '# jobber har utløpt de siste 90 dagene.',
          }),
    find: 'Finn',
    preferences: 'Preferanser',
  },
};
