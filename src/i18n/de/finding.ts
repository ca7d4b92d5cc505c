import type { HomeFilter, List } from '../../domain/finding.ts';
import type { JobSubcommand, Subcommand } from '../../domain/slash-command.ts';
import type { finding as en } from '../en/finding.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('de');

/** What follows `/jobline`, and what it does. */
const usage: Record<Subcommand, { form: string; does: string }> = {
  help: { form: 'help', does: 'Diese Liste zeigen' },
  find: { form: 'find <Wörter>', does: 'Jobs und Unterhaltungen suchen' },
  list: { form: 'list mine|unassigned|expiring|waiting|unread|all', does: 'Jobs auflisten' },
  show: { form: 'show J-12', does: 'Die Karte eines Jobs hier zeigen' },
  assign: { form: 'assign J-12 @anna @ben', does: 'Einen Job im Team zuweisen' },
  unassign: { form: 'unassign J-12 @anna', does: 'Eine Zuweisung aufheben' },
  me: { form: 'me J-12', does: 'Einen Job selbst übernehmen' },
  reply: { form: 'reply J-12 <Text>', does: 'Dem Händler schreiben' },
  tag: { form: 'tag J-12 <Name>', does: 'Ein Schlagwort vergeben' },
  untag: { form: 'untag J-12 <Name>', does: 'Ein Schlagwort entfernen' },
  tags: { form: 'tags', does: 'Alle Schlagwörter sehen und ändern' },
  note: { form: 'note J-12 <Text>', does: 'Eine Notiz für euch festhalten' },
  decline: { form: 'decline J-12', does: 'Einen Job ablehnen' },
  inactive: { form: 'inactive J-12', does: 'Einen Job zurückstellen' },
  complete: { form: 'complete J-12', does: 'Die Arbeit ist getan' },
  reopen: { form: 'reopen J-12', does: 'Die Arbeit geht weiter' },
  block: { form: 'block J-12', does: 'Alle Nachrichten mit diesem Händler stoppen' },
  history: { form: 'history J-12', does: 'Jede Änderung sehen' },
  review: { form: 'review J-12', does: 'Den Händler um eine Bewertung bitten' },
  read: { form: 'read J-12', does: 'Die Nachrichten des Händlers als gelesen markieren' },
  preferences: { form: 'preferences', does: 'Präferenzen bearbeiten, deine und die deiner Organisation' },
};

const lists: Record<List, { title: (facts: { count: number }) => string; empty: string }> = {
  mine: {
    title: ({ count }) => plural(count, { one: '# ist dir zugewiesen', other: '# sind dir zugewiesen' }),
    empty:
      'Dir ist nichts zugewiesen. Übernimm einen Job mit „Mir zuweisen“ auf seiner Karte oder mit /jobline me J-12.',
  },
  unassigned: {
    title: ({ count }) => plural(count, { other: '# ohne Beauftragte' }),
    empty: 'Um alles, was offen ist, kümmert sich jemand.',
  },
  expiring: {
    title: ({ count }) =>
      plural(count, {
        one: '# Job läuft ab, wenn niemand antwortet',
        other: '# Jobs laufen ab, wenn niemand antwortet',
      }),
    empty: 'Kein Job läuft bald ab. Neue Jobs stehen hier bis zur ersten Antwort.',
  },
  waiting: {
    title: ({ count }) => plural(count, { one: '# wartet auf euch', other: '# warten auf euch' }),
    empty: 'Nichts wartet auf euch. Hier stehen neue Jobs und unbeantwortete Nachrichten von Händlern.',
  },
  unread: {
    title: ({ count }) => plural(count, { other: '# mit ungelesenen Nachrichten' }),
    empty: 'Alles ist gelesen. Was Händler schreiben, steht hier, bis es beantwortet oder als gelesen markiert ist.',
  },
  all: {
    title: ({ count }) => plural(count, { one: '# Job oder Unterhaltung', other: '# Jobs und Unterhaltungen' }),
    empty: 'Noch ist kein Job gekommen. Jeder bekommt einen Thread in eurem Channel und steht dann auch hier.',
  },
};

const filters: Record<HomeFilter, { button: string; empty: string }> = {
  mine: {
    button: 'Meine',
    empty: 'Dir ist kein Job zugewiesen. Übernimm einen mit „Mir zuweisen“ auf seiner Karte.',
  },
  unassigned: { button: 'Ohne Beauftragte', empty: 'Um jeden offenen Job kümmert sich jemand.' },
  expiring: { button: 'Laufen bald ab', empty: lists.expiring.empty },
  waiting: { button: 'Warten auf uns', empty: lists.waiting.empty },
  all: { button: 'Alle', empty: lists.all.empty },
  conversations: {
    button: 'Unterhaltungen',
    empty: 'Keine Unterhaltung ohne Job. Wenn ein Händler schreibt, bevor es einen Job gibt, steht das hier.',
  },
  leads: {
    button: 'Leads',
    empty:
      'Noch ist kein Lead gekommen. Interessenten, die nur ihre Kontaktdaten hinterlassen, bekommen einen Thread und stehen hier.',
  },
};

/** Titles of the dialog that asks for the job; 24 characters. */
const chooser: Record<JobSubcommand, string> = {
  show: 'Job zeigen',
  assign: 'Job zuweisen',
  unassign: 'Zuweisung aufheben',
  me: 'Job übernehmen',
  reply: 'Händler antworten',
  tag: 'Schlagwort vergeben',
  untag: 'Schlagwort entfernen',
  note: 'Notiz zu einem Job',
  decline: 'Job ablehnen',
  inactive: 'Als inaktiv markieren',
  complete: 'Job abschließen',
  reopen: 'Job wieder öffnen',
  block: 'Händler blockieren',
  history: 'Verlauf eines Jobs',
  review: 'Bewertung anfragen',
  read: 'Als gelesen markieren',
};

/** The slash command, search, lists and App Home. */
export const finding: typeof en = {
  usage,
  lists,
  filters,
  line: {
    answerBy: ({ at }) => `antworten bis ${at}`,
    timeIsUp: 'die Zeit ist um',
    overdue: 'überfällig',
    hoursLeft: ({ count }) => plural(count, { other: 'noch # Std.' }),
    minutesLeft: ({ count }) => plural(count, { other: 'noch # Min.' }),
    conversation: 'Unterhaltung',
    notPosted: 'noch nicht in Slack',
    more: 'Mehr',
  },
  pages: {
    back: 'Zurück',
    next: 'Weiter',
    page: ({ page, pages }) => `Seite ${page} von ${pages}`,
    restOf: ({ count }) =>
      plural(count, {
        one: '# weiteres Ergebnis. /jobline find grenzt es ein.',
        other: '# weitere Ergebnisse. /jobline find grenzt sie ein.',
      }),
  },
  command: {
    help: 'Jobline macht aus jedem Job einen Thread. Schreib in den Thread, und der Händler bekommt es. Das kann /jobline:',
    helpEnd: 'Ohne die Nummer eines Jobs öffnet sich eine Liste zum Auswählen. C-3 steht für eine Unterhaltung.',
    unknown: ({ said }) => `„${said}“ kennt /jobline nicht.`,
    meant: ({ form }) => `Meintest du ${form}?`,
    allOfThem: '/jobline help zeigt alles, was es gibt.',
    unclear: ({ said, form }) => `„${said}“ war nicht zu verstehen. So geht es: ${form}`,
    noSuch: ({ name }) =>
      `${name} gibt es nicht, oder du kannst es nicht sehen. /jobline find sucht nach dem Namen des Händlers, dem Shop oder Wörtern.`,
    unsure:
      'Slack sagt gerade nicht, wer welchen Channel sehen darf, deshalb können hier Jobs fehlen. Versuch es in einer Minute noch einmal.',
    found: ({ count }) => plural(count, { other: '# gefunden' }),
    notFound: ({ said }) =>
      `Nichts gefunden zu „${said}“. Versuch es mit weniger Wörtern, einem Teil des Shopnamens oder der Webadresse.`,
    assigned: ({ name, who }) => `${name} ist jetzt zugewiesen: ${who}.`,
    unassigned: ({ name, who }) => `Für ${name} nicht mehr beauftragt: ${who}.`,
    assignedAlready: ({ name }) => `Nichts zu ändern: ${name} ist schon so zugewiesen.`,
    tookIt: ({ name }) => `${name} gehört jetzt dir.`,
    tagged: ({ name, tags }) => `${name} hat jetzt: ${tags}.`,
    taggedAlready: ({ name }) => `Nichts zu ändern: ${name} hat dieses Schlagwort schon.`,
    untagged: ({ name, tags }) => `Von ${name} entfernt: ${tags}.`,
    untaggedAlready: ({ name }) => `Nichts zu ändern: ${name} hat dieses Schlagwort nicht.`,
    noted: ({ name }) => `Notiz zu ${name} gespeichert. Nur deine Organisation sieht sie.`,
    replied: ({ merchant, name }) => `Deine Antwort geht an ${merchant}. Du siehst sie im Thread von ${name}.`,
    inactive: ({ name }) =>
      `${name} ist inaktiv. Nachrichten kommen weiter an, und eine des Händlers weckt den Job wieder.`,
    completed: ({ name }) =>
      `${name} ist abgeschlossen. Der Händler kann es bestätigen. /jobline review ${name} bittet um eine Bewertung.`,
    reopened: ({ name }) => `${name} ist wieder offen.`,
    read: ({ name, count }) =>
      plural(count, {
        one: `# Nachricht von ${name} ist als gelesen markiert.`,
        other: `# Nachrichten von ${name} sind als gelesen markiert.`,
      }),
    nothingUnread: ({ name }) => `In ${name} war nichts ungelesen.`,
  },
  chooser: {
    titles: chooser,
    job: 'Job',
    placeholder: 'Nummer, Händler, Shop oder Wörter',
    hint: 'Tippe, um zu suchen.',
    submit: 'Weiter',
    unknownJob: 'Wähle einen Job aus der Liste.',
  },
  dialog: {
    title: 'Job suchen',
    submit: 'Suchen',
    words: 'Wörter',
    wordsHint: 'Händler, Shop, Webadresse, Details oder Notizen. Kleine Tippfehler machen nichts.',
    wordsPlaceholder: 'Blue Fjord Candles',
    tags: 'Schlagwörter, alle davon',
    tagsPlaceholder: 'Schlagwörter wählen',
    status: 'Status',
    any: 'Beliebig',
    assignee: 'Beauftragte',
    anybody: 'Beliebig',
    service: 'Leistung',
    unread: 'Nachrichten',
    onlyUnread: 'Nur mit ungelesenen Nachrichten',
    nothing: 'Nichts passt zu alldem. Lass etwas weg, oder nimm weniger Wörter.',
  },
  home: {
    guest:
      'Jobline zeigt Jobs den Mitgliedern dieses Workspace. Du bist hier Gast, deshalb bleibt diese Seite leer. Frag ein Mitglied aus dem Team.',
    start: 'Damit es losgeht',
    startDone: ({ what }) => `✅ ${what}`,
    startToDo: ({ what }) => `⬜ ${what}`,
    channel: 'Wähle in den Präferenzen einen Channel für Jobs und lade Jobline dort mit /invite ein',
    invite: ({ channel }) =>
      `Lade Jobline in ${channel} ein: Schreib dort /invite. Bis dahin erscheinen Jobs nicht, aber ihre Fristen laufen`,
    channelDone: 'Jobline ist im Channel für Jobs',
    profile: 'Veröffentliche in den Präferenzen euer Profil: wer ihr seid, in wenigen Worten',
    profileDone: 'Euer Profil ist veröffentlicht',
    service: 'Richte in den Präferenzen eine Leistung mit Preis ein: Bis dahin bekommt ihr keine Matches',
    serviceDone: 'Eine Leistung ist eingerichtet',
    waiting: ({ count }) => plural(count, { one: '# wartet auf euch', other: '# warten auf euch' }),
    unassigned: ({ count }) => plural(count, { other: '# ohne Beauftragte' }),
    mine: ({ count }) => plural(count, { other: '# bei dir' }),
    unread: ({ count }) => plural(count, { other: '# ungelesen' }),
    expired: ({ count }) =>
      count === 0
        ? 'In den letzten 90 Tagen ist kein Job abgelaufen.'
        : plural(count, {
            one: 'In den letzten 90 Tagen ist # Job abgelaufen.',
            other: 'In den letzten 90 Tagen sind # Jobs abgelaufen.',
          }),
    find: 'Suchen',
    preferences: 'Präferenzen',
  },
};
