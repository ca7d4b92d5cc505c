import type { HomeFilter, List } from '../../domain/finding.ts';
import type { JobSubcommand, Subcommand } from '../../domain/slash-command.ts';
import type { finding as en } from '../en/finding.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nl');

/** What follows `/jobline`, and what it does. */
const usage: Record<Subcommand, { form: string; does: string }> = {
  help: { form: 'help', does: 'Deze lijst tonen' },
  find: { form: 'find <woorden>', does: 'Opdrachten en gesprekken zoeken' },
  list: { form: 'list mine|unassigned|expiring|waiting|unread|all', does: 'Een lijst ervan bekijken' },
  show: { form: 'show J-12', does: 'De kaart van een opdracht hier tonen' },
  assign: { form: 'assign J-12 @anna @ben', does: 'Een opdracht aan collega’s toewijzen' },
  unassign: { form: 'unassign J-12 @anna', does: 'Een toewijzing opheffen' },
  me: { form: 'me J-12', does: 'Zelf een opdracht oppakken' },
  reply: { form: 'reply J-12 <tekst>', does: 'Een bericht aan de merchant sturen' },
  tag: { form: 'tag J-12 <naam>', does: 'Een tag toevoegen' },
  untag: { form: 'untag J-12 <naam>', does: 'Een tag weghalen' },
  tags: { form: 'tags', does: 'Alle tags bekijken en wijzigen' },
  note: { form: 'note J-12 <tekst>', does: 'Een interne notitie maken' },
  decline: { form: 'decline J-12', does: 'Een opdracht afwijzen' },
  inactive: { form: 'inactive J-12', does: 'Een opdracht even opzijzetten' },
  complete: { form: 'complete J-12', does: 'Het werk is klaar' },
  reopen: { form: 'reopen J-12', does: 'Het werk gaat door' },
  block: { form: 'block J-12', does: 'Alle berichten met deze merchant stoppen' },
  history: { form: 'history J-12', does: 'Elke wijziging bekijken' },
  review: { form: 'review J-12', does: 'De merchant om een beoordeling vragen' },
  read: { form: 'read J-12', does: 'De berichten van de merchant als gelezen markeren' },
  preferences: { form: 'preferences', does: 'Voorkeuren bewerken, van jou en van je organisatie' },
};

const lists: Record<List, { title: (facts: { count: number }) => string; empty: string }> = {
  mine: {
    title: ({ count }) => plural(count, { other: '# van jou' }),
    empty:
      'Er is niets aan jou toegewezen. Pak een opdracht op met “Aan mij toewijzen” op de kaart, of met /jobline me J-12.',
  },
  unassigned: {
    title: ({ count }) => plural(count, { other: '# niet toegewezen' }),
    empty: 'Alles wat openstaat, is aan iemand toegewezen.',
  },
  expiring: {
    title: ({ count }) =>
      plural(count, {
        one: '# opdracht vervalt als niemand antwoordt',
        other: '# opdrachten vervallen als niemand antwoordt',
      }),
    empty: 'Er vervalt binnenkort geen opdracht. Nieuwe opdrachten staan hier tot het eerste antwoord.',
  },
  waiting: {
    title: ({ count }) => plural(count, { one: '# wacht op jullie', other: '# wachten op jullie' }),
    empty: 'Er wacht niets op jullie. Hier staan nieuwe opdrachten en onbeantwoorde berichten van merchants.',
  },
  unread: {
    title: ({ count }) => plural(count, { other: '# met ongelezen berichten' }),
    empty: 'Alles is gelezen. Wat merchants schrijven, staat hier tot het is beantwoord of als gelezen gemarkeerd.',
  },
  all: {
    title: ({ count }) => plural(count, { one: '# opdracht of gesprek', other: '# opdrachten en gesprekken' }),
    empty: 'Er is nog geen opdracht binnengekomen. Elke opdracht wordt een thread in jullie kanaal en komt ook hier.',
  },
};

const filters: Record<HomeFilter, { button: string; empty: string }> = {
  mine: {
    button: 'Van mij',
    empty: 'Er is geen opdracht aan jou toegewezen. Pak er een op met “Aan mij toewijzen” op de kaart.',
  },
  unassigned: { button: 'Niet toegewezen', empty: 'Elke open opdracht is aan iemand toegewezen.' },
  expiring: { button: 'Bijna vervallen', empty: lists.expiring.empty },
  waiting: { button: 'Wachten op ons', empty: lists.waiting.empty },
  all: { button: 'Alle', empty: lists.all.empty },
  conversations: {
    button: 'Gesprekken',
    empty: 'Er is geen gesprek zonder opdracht. Een merchant die schrijft voordat er een opdracht is, staat hier.',
  },
  leads: {
    button: 'Leads',
    empty:
      'Er is nog geen lead binnengekomen. Geïnteresseerden die alleen hun contactgegevens achterlaten, krijgen een thread en staan hier.',
  },
};

/** Titles of the dialog that asks for the job; 24 characters. */
const chooser: Record<JobSubcommand, string> = {
  show: 'Opdracht tonen',
  assign: 'Opdracht toewijzen',
  unassign: 'Toewijzing opheffen',
  me: 'Opdracht oppakken',
  reply: 'Merchant antwoorden',
  tag: 'Tag toevoegen',
  untag: 'Tag weghalen',
  note: 'Notitie bij opdracht',
  decline: 'Opdracht afwijzen',
  inactive: 'Als inactief markeren',
  complete: 'Opdracht voltooien',
  reopen: 'Opdracht heropenen',
  block: 'Merchant blokkeren',
  history: 'Geschiedenis bekijken',
  review: 'Beoordeling vragen',
  read: 'Als gelezen markeren',
};

/** The slash command, search, lists and App Home. */
export const finding: typeof en = {
  usage,
  lists,
  filters,
  line: {
    answerBy: ({ at }) => `antwoorden vóór ${at}`,
    timeIsUp: 'de tijd is om',
    overdue: 'te laat',
    hoursLeft: ({ count }) => plural(count, { other: 'nog # uur' }),
    minutesLeft: ({ count }) => plural(count, { other: 'nog # min.' }),
    conversation: 'Gesprek',
    notPosted: 'nog niet in Slack',
    more: 'Meer',
  },
  pages: {
    back: 'Vorige',
    next: 'Volgende',
    page: ({ page, pages }) => `Pagina ${page} van ${pages}`,
    restOf: ({ count }) =>
      plural(count, {
        one: 'Er is er nog #. Met /jobline find zoek je gerichter.',
        other: 'Er zijn er nog #. Met /jobline find zoek je gerichter.',
      }),
  },
  command: {
    help: 'Jobline maakt van elke opdracht een thread. Schrijf in de thread en de merchant krijgt het. Dit kan /jobline:',
    helpEnd: 'Zonder nummer van een opdracht opent een lijst om uit te kiezen. C-3 staat voor een gesprek.',
    unknown: ({ said }) => `“${said}” kent /jobline niet.`,
    meant: ({ form }) => `Bedoelde je ${form}?`,
    allOfThem: '/jobline help toont alles wat er is.',
    unclear: ({ said, form }) => `“${said}” is niet duidelijk. Zo kan het wel: ${form}`,
    noSuch: ({ name }) =>
      `${name} bestaat niet, of je kunt het niet zien. Met /jobline find zoek je op de naam van de merchant, de winkel of woorden.`,
    unsure:
      'Slack zegt nu even niet wie welk kanaal mag zien, dus er kunnen hier opdrachten ontbreken. Probeer het over een minuut opnieuw.',
    found: ({ count }) => plural(count, { other: '# gevonden' }),
    notFound: ({ said }) =>
      `Niets gevonden voor “${said}”. Probeer minder woorden, een deel van de winkelnaam of het webadres.`,
    assigned: ({ name, who }) => `${name} is toegewezen aan ${who}.`,
    unassigned: ({ name, who }) => `${name} is niet meer toegewezen aan ${who}.`,
    assignedAlready: ({ name }) => `Er verandert niets: ${name} is al zo toegewezen.`,
    tookIt: ({ name }) => `${name} is nu van jou.`,
    tagged: ({ name, tags }) => `Toegevoegd aan ${name}: ${tags}.`,
    taggedAlready: ({ name }) => `Er verandert niets: ${name} heeft deze tag al.`,
    untagged: ({ name, tags }) => `Weggehaald bij ${name}: ${tags}.`,
    untaggedAlready: ({ name }) => `Er verandert niets: ${name} heeft deze tag niet.`,
    noted: ({ name }) => `Notitie bij ${name} opgeslagen. Alleen je organisatie ziet die.`,
    replied: ({ merchant, name }) => `Je antwoord gaat naar ${merchant}. Je ziet het in de thread van ${name}.`,
    inactive: ({ name }) =>
      `${name} is inactief. Berichten komen nog aan; een bericht van de merchant maakt de opdracht weer actief.`,
    completed: ({ name }) =>
      `${name} is voltooid. De merchant kan het bevestigen. /jobline review ${name} vraagt om een beoordeling.`,
    reopened: ({ name }) => `${name} is weer open.`,
    read: ({ name, count }) =>
      plural(count, {
        one: `# bericht van ${name} is als gelezen gemarkeerd.`,
        other: `# berichten van ${name} zijn als gelezen gemarkeerd.`,
      }),
    nothingUnread: ({ name }) => `Er was niets ongelezen in ${name}.`,
  },
  chooser: {
    titles: chooser,
    job: 'Opdracht',
    placeholder: 'Nummer, merchant, winkel of woorden',
    hint: 'Typ om te zoeken.',
    submit: 'Volgende',
    unknownJob: 'Kies een opdracht uit de lijst.',
  },
  dialog: {
    title: 'Opdracht zoeken',
    submit: 'Zoeken',
    words: 'Woorden',
    wordsHint: 'Merchant, winkel, webadres, details of notities. Een typefoutje mag.',
    wordsPlaceholder: 'Blue Fjord Candles',
    tags: 'Met al deze tags',
    tagsPlaceholder: 'Kies tags',
    status: 'Status',
    any: 'Alle',
    assignee: 'Toegewezen aan',
    anybody: 'Iedereen',
    service: 'Dienst',
    unread: 'Berichten',
    onlyUnread: 'Alleen met ongelezen berichten',
    nothing: 'Niets past bij dit alles. Laat iets weg, of gebruik minder woorden.',
  },
  home: {
    guest:
      'Jobline toont opdrachten aan leden van deze workspace. Jij bent hier te gast, dus deze pagina blijft leeg. Vraag het een collega die lid is.',
    start: 'Om te beginnen',
    startDone: ({ what }) => `✅ ${what}`,
    startToDo: ({ what }) => `⬜ ${what}`,
    channel: 'Kies in Voorkeuren een kanaal voor opdrachten en nodig Jobline daar uit met /invite',
    invite: ({ channel }) =>
      `Nodig Jobline uit in ${channel}: typ daar /invite. Tot dan verschijnen opdrachten niet, en loopt hun tijd wel door`,
    channelDone: 'Jobline zit in het kanaal voor opdrachten',
    profile: 'Publiceer in Voorkeuren jullie profiel: wie jullie zijn, in een paar woorden',
    profileDone: 'Jullie profiel is gepubliceerd',
    service: 'Stel in Voorkeuren een dienst met prijs in: tot dan krijgen jullie geen matches',
    serviceDone: 'Er is een dienst ingesteld',
    waiting: ({ count }) => plural(count, { one: '# wacht op jullie', other: '# wachten op jullie' }),
    unassigned: ({ count }) => plural(count, { other: '# niet toegewezen' }),
    mine: ({ count }) => plural(count, { other: '# van jou' }),
    unread: ({ count }) => plural(count, { other: '# ongelezen' }),
    expired: ({ count }) =>
      count === 0
        ? 'In de afgelopen 90 dagen is er geen opdracht vervallen.'
        : plural(count, {
            one: 'In de afgelopen 90 dagen is # opdracht vervallen.',
            other: 'In de afgelopen 90 dagen zijn # opdrachten vervallen.',
          }),
    find: 'Zoeken',
    preferences: 'Voorkeuren',
  },
};
