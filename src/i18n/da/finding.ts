import type { HomeFilter, List } from '../../domain/finding.ts';
import type { JobSubcommand, Subcommand } from '../../domain/slash-command.ts';
import type { finding as en } from '../en/finding.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('da');

/** What follows `/jobline`, and what it does. */
const usage: Record<Subcommand, { form: string; does: string }> = {
  help: { form: 'help', does: 'Vis denne liste' },
  find: { form: 'find <ord>', does: 'Find job og samtaler' },
  list: { form: 'list mine|unassigned|expiring|waiting|unread|all', does: 'Vis dem på en liste' },
  show: { form: 'show J-12', does: 'Vis kortet for et job her' },
  assign: { form: 'assign J-12 @anna @ben', does: 'Tildel et job til kolleger' },
  unassign: { form: 'unassign J-12 @anna', does: 'Fjern en kollega fra et job' },
  me: { form: 'me J-12', does: 'Tag selv et job' },
  reply: { form: 'reply J-12 <tekst>', does: 'Skriv til shopejeren' },
  tag: { form: 'tag J-12 <navn>', does: 'Sæt en etiket på et job' },
  untag: { form: 'untag J-12 <navn>', does: 'Fjern en etiket' },
  tags: { form: 'tags', does: 'Se og rediger alle etiketter' },
  note: { form: 'note J-12 <tekst>', does: 'Skriv en note til jer selv' },
  decline: { form: 'decline J-12', does: 'Sig nej til et job' },
  inactive: { form: 'inactive J-12', does: 'Sæt et job på pause' },
  complete: { form: 'complete J-12', does: 'Arbejdet er gjort' },
  reopen: { form: 'reopen J-12', does: 'Arbejdet fortsætter' },
  block: { form: 'block J-12', does: 'Stop alle beskeder med denne shopejer' },
  history: { form: 'history J-12', does: 'Se hver ændring' },
  review: { form: 'review J-12', does: 'Bed shopejeren om en anmeldelse' },
  read: { form: 'read J-12', does: 'Marker shopejerens beskeder som læst' },
  preferences: { form: 'preferences', does: 'Rediger præferencer, dine og organisationens' },
};

const lists: Record<List, { title: (facts: { count: number }) => string; empty: string }> = {
  mine: {
    title: ({ count }) => plural(count, { other: '# tildelt dig' }),
    empty: 'Du er ikke tildelt noget. Tag et job med ”Tildel mig” på kortet eller med /jobline me J-12.',
  },
  unassigned: {
    title: ({ count }) => plural(count, { other: '# ikke tildelt' }),
    empty: 'Alt, der er åbent, har nogen, der tager sig af det.',
  },
  expiring: {
    title: ({ count }) =>
      plural(count, {
        one: '# job udløber, hvis det ikke bliver besvaret',
        other: '# job udløber, hvis de ikke bliver besvaret',
      }),
    empty: 'Ingen job er ved at udløbe. Nye job står her, indtil de får et første svar.',
  },
  waiting: {
    title: ({ count }) => plural(count, { other: '# venter på jer' }),
    empty: 'Intet venter på jer. Her står nye job og ubesvarede beskeder fra shopejere.',
  },
  unread: {
    title: ({ count }) => plural(count, { other: '# med ulæste beskeder' }),
    empty: 'Alt er læst. Det, shopejere skriver, står her, indtil det er besvaret eller markeret som læst.',
  },
  all: {
    title: ({ count }) => plural(count, { one: '# job eller samtale', other: '# job og samtaler' }),
    empty: 'Der er ikke kommet nogen job endnu. Hvert job får en tråd i jeres kanal og står også her.',
  },
};

const filters: Record<HomeFilter, { button: string; empty: string }> = {
  mine: { button: 'Mine', empty: 'Du er ikke tildelt nogen job. Tag et med ”Tildel mig” på kortet.' },
  unassigned: { button: 'Ikke tildelt', empty: 'Alle åbne job har nogen, der tager sig af dem.' },
  expiring: { button: 'Udløber snart', empty: lists.expiring.empty },
  waiting: { button: 'Venter på os', empty: lists.waiting.empty },
  all: { button: 'Alle', empty: lists.all.empty },
  conversations: {
    button: 'Samtaler',
    empty: 'Ingen samtaler uden job. Shopejere, der skriver, før der er et job, står her.',
  },
  leads: {
    button: 'Leads',
    empty:
      'Der er ikke kommet et lead endnu. Interesserede, der kun lægger deres kontaktoplysninger, får en tråd og står her.',
  },
};

/** Titles of the dialog that asks for the job; 24 characters. */
const chooser: Record<JobSubcommand, string> = {
  show: 'Vis et job',
  assign: 'Tildel et job',
  unassign: 'Fjern en tildeling',
  me: 'Tag et job',
  reply: 'Svar en shopejer',
  tag: 'Sæt etiket på et job',
  untag: 'Fjern etiket fra et job',
  note: 'Note til et job',
  decline: 'Afvis et job',
  inactive: 'Marker som inaktiv',
  complete: 'Fuldfør et job',
  reopen: 'Genåbn et job',
  block: 'Bloker en shopejer',
  history: 'Historik for et job',
  review: 'Bed om en anmeldelse',
  read: 'Marker som læst',
};

/** The slash command, search, lists and App Home. */
export const finding: typeof en = {
  usage,
  lists,
  filters,
  line: {
    answerBy: ({ at }) => `svar senest ${at}`,
    timeIsUp: 'tiden er gået',
    overdue: 'over fristen',
    hoursLeft: ({ count }) => plural(count, { other: '# t. tilbage' }),
    minutesLeft: ({ count }) => plural(count, { other: '# min. tilbage' }),
    conversation: 'Samtale',
    notPosted: 'ikke i Slack endnu',
    more: 'Mere',
  },
  pages: {
    back: 'Tilbage',
    next: 'Næste',
    page: ({ page, pages }) => `Side ${page} af ${pages}`,
    restOf: ({ count }) => plural(count, { other: '# mere. Afgræns med /jobline find.' }),
  },
  command: {
    help: 'Jobline viser hvert job som en tråd. Skriv i tråden, og shopejeren får det. Det her kan /jobline:',
    helpEnd: 'Uden et jobs nummer åbnes en liste, du kan vælge fra. C-3 står for en samtale.',
    unknown: ({ said }) => `”${said}” kender /jobline ikke.`,
    meant: ({ form }) => `Mente du ${form}?`,
    allOfThem: '/jobline help viser alt, hvad der er.',
    unclear: ({ said, form }) => `”${said}” var ikke til at forstå. Skriv sådan her: ${form}`,
    noSuch: ({ name }) =>
      `${name} findes ikke, eller du har ikke adgang. Søg med /jobline find efter shopejerens navn, butikken eller ord.`,
    unsure: 'Slack oplyser ikke lige nu, hvem der må se hvilken kanal, så job kan mangle her. Prøv igen om et minut.',
    found: ({ count }) => plural(count, { one: '# fundet', other: '# fundet' }),
    notFound: ({ said }) =>
      `Ingen resultater for ”${said}”. Prøv med færre ord, en del af butikkens navn eller dens webadresse.`,
    assigned: ({ name, who }) => `${name} er tildelt ${who}.`,
    unassigned: ({ name, who }) => `Ikke længere tildelt ${name}: ${who}.`,
    assignedAlready: ({ name }) => `Intet at ændre: ${name} er allerede tildelt sådan.`,
    tookIt: ({ name }) => `Du har taget ${name}.`,
    tagged: ({ name, tags }) => `${name} har nu: ${tags}.`,
    taggedAlready: ({ name }) => `Intet at ændre: ${name} har allerede denne etiket.`,
    untagged: ({ name, tags }) => `Fjernet fra ${name}: ${tags}.`,
    untaggedAlready: ({ name }) => `Intet at ændre: ${name} har ikke denne etiket.`,
    noted: ({ name }) => `Noten til ${name} er gemt. Kun din organisation ser den.`,
    replied: ({ merchant, name }) => `Dit svar går til ${merchant}. Du kan se det i tråden for ${name}.`,
    inactive: ({ name }) => `${name} er inaktivt. Beskeder når stadig frem, og en fra shopejeren vækker jobbet igen.`,
    completed: ({ name }) =>
      `${name} er fuldført. Shopejeren kan bekræfte det. /jobline review ${name} beder om en anmeldelse.`,
    reopened: ({ name }) => `${name} er åbent igen.`,
    read: ({ name, count }) =>
      plural(count, {
        one: `# besked i ${name} er markeret som læst.`,
        other: `# beskeder i ${name} er markeret som læst.`,
      }),
    nothingUnread: ({ name }) => `Der var intet ulæst i ${name}.`,
  },
  chooser: {
    titles: chooser,
    job: 'Job',
    placeholder: 'Nummer, shopejer, butik eller ord',
    hint: 'Skriv for at søge.',
    submit: 'Næste',
    unknownJob: 'Vælg et job fra listen.',
  },
  dialog: {
    title: 'Find et job',
    submit: 'Find',
    words: 'Ord',
    wordsHint: 'Shopejer, butik, webadresse, detaljer eller noter. Små slåfejl gør ikke noget.',
    wordsPlaceholder: 'Blue Fjord Candles',
    tags: 'Etiketter, alle sammen',
    tagsPlaceholder: 'Vælg etiketter',
    status: 'Status',
    any: 'Alle',
    assignee: 'Tildelt',
    anybody: 'Alle',
    service: 'Ydelse',
    unread: 'Beskeder',
    onlyUnread: 'Kun med ulæste beskeder',
    nothing: 'Intet passer på det hele. Udelad noget, eller brug færre ord.',
  },
  home: {
    guest:
      'Jobline viser job til medlemmer af dette arbejdsområde. Du er gæst her, så denne side forbliver tom. Spørg en kollega, som er medlem.',
    start: 'Kom i gang',
    startDone: ({ what }) => `✅ ${what}`,
    startToDo: ({ what }) => `⬜ ${what}`,
    channel: 'Vælg en kanal til job i præferencerne, og inviter Jobline dertil med /invite',
    invite: ({ channel }) =>
      `Inviter Jobline til ${channel}: Skriv /invite der. Indtil da bliver job ikke vist, og deres frister løber`,
    channelDone: 'Jobline er i kanalen til job',
    profile: 'Offentliggør jeres profil i præferencerne: hvem I er, med få ord',
    profileDone: 'Jeres profil er offentliggjort',
    service: 'Opret en ydelse med pris i præferencerne: Indtil da bliver I ikke matchet med noget',
    serviceDone: 'En ydelse er oprettet',
    waiting: ({ count }) => plural(count, { other: '# venter på jer' }),
    unassigned: ({ count }) => plural(count, { other: '# ikke tildelt' }),
    mine: ({ count }) => plural(count, { other: '# hos dig' }),
    unread: ({ count }) => plural(count, { one: '# ulæst', other: '# ulæste' }),
    expired: ({ count }) =>
      count === 0
        ? 'Ingen job er udløbet i de seneste 90 dage.'
        : plural(count, { other: '# job er udløbet i de seneste 90 dage.' }),
    find: 'Find',
    preferences: 'Præferencer',
  },
};
