import type { Language } from '../../domain/language.ts';
import type { FieldProblem, PreferenceSection } from '../../domain/preferences.ts';
import type { RelayMode } from '../../domain/relay-policy.ts';
import type { preferences as en } from '../en/preferences.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('de');

const sections: Record<PreferenceSection | 'templates', string> = {
  profile: 'Profil',
  services: 'Leistungen',
  replies: 'Antworten',
  templates: 'Vorlagen',
  reminders: 'Erinnerungen',
  language: 'Sprache und Zeiten',
  away: 'Abwesenheit',
  mine: 'Nur für mich',
};

const relayModes: Record<RelayMode, string> = {
  every_reply: 'Jede Antwort in einem Thread geht an den Händler',
  notes_only: 'Nur was über „Antworten“ gesendet wird, geht an den Händler',
  ask_each: 'Vor jeder Antwort wird nachgefragt',
};

/** Languages are called as they call themselves. */
const languages: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  da: 'Dansk',
  nb: 'Norsk bokmål',
  nl: 'Nederlands',
  pl: 'Polski',
};

/** Under a field: what is wrong, and what would fit. */
const problems: Record<FieldProblem, string> = {
  not_an_email: 'Das ist keine E-Mail-Adresse. Sie sieht so aus: team@agency.example.',
  not_a_web_address: 'Das ist keine Webadresse. Sie sieht so aus: https://agency.example.',
  too_long: 'Das ist zu lang. Bitte kürze es.',
  not_seconds: 'Bitte gib ganze Sekunden von 0 bis 60 an.',
  not_hours: 'Bitte gib bis zu fünf Stundenzahlen an, jede unter 72, zum Beispiel 24, 4, 1.',
  too_many_words: 'Höchstens 100 Wörter oder Wendungen passen in die Liste.',
  no_days: 'Bitte wähle mindestens einen Tag.',
  ends_before_it_begins: 'Das liegt vor dem Anfang. Bitte wähle etwas Späteres.',
  unknown_time_zone: 'Diese Zeitzone ist nicht bekannt. Bitte wähle eine aus der Liste.',
  until_missing: 'Bitte wähle auch den letzten Tag der Abwesenheit, damit sie von selbst endet.',
  is_over: 'Dieser Tag ist vorbei. Bitte wähle heute oder später.',
  not_a_price: 'Das ist kein Preis. Er sieht so aus: 1500 oder 1500,50.',
  not_a_currency: 'Das ist keine Währung. Sie hat drei Buchstaben, zum Beispiel EUR.',
  currency_missing: 'Bitte ergänze die Währung, zum Beispiel EUR.',
  price_missing: 'Bitte ergänze den Preis, oder lass die Währung leer.',
  not_a_handle: 'Bitte nimm nur Kleinbuchstaben, Ziffern und Bindestriche, zum Beispiel store-setup.',
  handle_taken: 'Eine andere Leistung heißt schon so.',
  name_missing: 'Bitte gib einen Namen an.',
  name_taken: 'Eine andere Vorlage heißt schon so.',
  words_missing: 'Bitte schreib den Text dazu.',
  profile_unfinished: 'Bevor das Profil veröffentlicht werden kann, braucht es einen Namen und einen Text.',
};

/** Preferences and what a newcomer is told. */
export const preferences: typeof en = {
  title: 'Präferenzen',
  sections,
  relayModes,
  languages,
  problems,
  edit: 'Bearbeiten',
  add: 'Hinzufügen',
  remove: 'Entfernen',
  on: 'Ja',
  gone: 'Das gibt es nicht mehr. Schließe das hier und sieh dir die Liste noch einmal an.',
  overview: {
    intro: 'Das gilt für das ganze Team, außer dem, was nur für dich ist.',
    available: 'Nimmt neue Jobs an',
    unavailable: 'Nimmt keine neuen Jobs an',
    published: 'Profil veröffentlicht',
    draft: 'Profil ist ein Entwurf',
    services: ({ count }) => plural(count, { one: '# Leistung', other: '# Leistungen' }),
    templates: ({ count }) => plural(count, { one: '# Vorlage', other: '# Vorlagen' }),
    undo: ({ seconds }) => plural(seconds, { one: '# Sekunde zum Zurückholen', other: '# Sekunden zum Zurückholen' }),
    reminders: ({ hours }) => `${hours} Std., bevor ein Job abläuft`,
    noReminders: 'Keine Erinnerungen, bevor ein Job abläuft',
    digest: 'stündliche Übersicht per E-Mail',
    noDigest: 'keine Übersicht',
    notAway: 'Nicht abwesend',
    away: ({ from, until }) => `Abwesend vom ${from} bis zum ${until}`,
    mailsOn: 'E-Mails an',
    mailsOff: 'E-Mails aus',
    autoLanguage: 'Sprache wie in Slack',
  },
  fields: {
    available: 'Verfügbar',
    availableOption: 'Wir nehmen neue Jobs und Leads an',
    discoverable: 'Sichtbar',
    discoverableOption: 'Wir erscheinen in der Suche und bekommen Matches',
    dropshipping: 'Dropshipping',
    dropshippingOption: 'Wir arbeiten mit Dropshippern',
    notificationEmail: 'E-Mail für Benachrichtigungen',
    notificationEmailHint:
      'Bekommt eine Mail zu jedem neuen Job und jeder neuen Unterhaltung, dazu die stündliche Übersicht.',
    profileName: 'Name',
    profileWords: 'Über euch',
    profileUrl: 'Link',
    published: 'Veröffentlichen',
    publishedOption: 'Das Profil ist veröffentlicht',
    jobsChannel: 'Channel für Jobs',
    jobsChannelHint: 'Neue Threads beginnen hier. Lade Jobline vorher ein. Bestehende Threads bleiben, wo sie sind.',
    handle: 'Kürzel',
    handleHint: 'So heißt die Leistung auf dem Marktplatz, zum Beispiel store-setup.',
    serviceName: 'Name',
    amount: 'Preis',
    currency: 'Währung',
    channel: 'Channel',
    channelHint: 'Threads neuer Jobs zu dieser Leistung beginnen stattdessen hier. Lade Jobline vorher ein.',
    relayMode: 'Was an den Händler geht',
    undoSeconds: 'Sekunden zum Zurückholen',
    undoSecondsHint: 'Von 0 bis 60. So lange wartet eine Antwort und lässt sich noch bearbeiten oder löschen.',
    heldWords: 'Wörter, die eine Antwort anhalten',
    heldWordsHint: 'Eins pro Zeile. Bei einer Antwort mit einem davon wird vor dem Senden nachgefragt.',
    authorNaming: 'Händler lesen den Namen',
    namingPerson: 'der Person, die geschrieben hat',
    namingAgency: 'der Agentur',
    reminderHours: 'Stunden, bevor ein Job abläuft',
    reminderHoursHint: 'Zum Beispiel 24, 4, 1. Leer heißt: keine Erinnerungen.',
    digest: 'Übersicht',
    digestOption: 'Jede Stunde eine Mail mit ungelesenen Nachrichten',
    withinHours: 'Arbeitszeit',
    withinHoursOption: 'Erinnerungen kommen in der Arbeitszeit, wenn nötig früher',
    language: 'Sprache des Teams',
    timeZone: 'Zeitzone',
    timeZonePlaceholder: 'Stadt eintippen',
    workDays: 'Arbeitstage',
    workFrom: 'Von',
    workUntil: 'Bis',
    awayFrom: 'Erster Tag der Abwesenheit',
    awayUntil: 'Letzter Tag der Abwesenheit',
    awayWords: 'Automatische Nachricht',
    awayWordsHint: 'Händler, die während eurer Abwesenheit schreiben, bekommen sie einmal. Sie zählt nie als Antwort.',
    awayIntro: 'Während eurer Abwesenheit bekommt ihr keine Matches. Nach dem letzten Tag endet sie von selbst.',
    ownLanguage: 'Meine Sprache',
    ownLanguageAuto: 'Wie in Slack',
    mails: 'E-Mails an mich',
    mailsOption: 'Ich möchte E-Mails zu Jobs, die mir zugewiesen sind',
    templateName: 'Name',
    templateBody: 'Text',
    templateBodyHint: 'Diese werden ausgefüllt: {merchant} {service} {store} {me} {agency}',
  },
  noServices: 'Noch keine Leistungen. Für eine Leistung, die hier eingerichtet ist, kann es Matches geben.',
  noTemplates: 'Noch keine Vorlagen.',
  moreThere: ({ count }) =>
    plural(count, { one: '# weitere steht nicht hier.', other: '# weitere stehen nicht hier.' }),
  addService: 'Leistung hinzufügen',
  addTemplate: 'Vorlage hinzufügen',
  service: 'Leistung',
  template: 'Vorlage',
  removeServiceTitle: 'Leistung entfernen',
  removeServiceText: ({ name }) => `${name} wird nicht mehr angeboten. Bestehende Jobs gehen weiter.`,
  removeTemplateTitle: 'Vorlage entfernen',
  removeTemplateText: ({ name }) => `${name} lässt sich dann nicht mehr auswählen.`,
  keep: 'Behalten',
  inChannel: ({ channel }) => `in ${channel}`,
  /** Three lines in a channel that Jobline joins. */
  welcome: {
    jobsChannel: 'Jobline ist da. Jeder Job vom Marktplatz bekommt in diesem Channel einen Thread.',
    otherChannel: 'Jobline ist da. Jobs, die in diesen Channel gehören, bekommen je einen Thread.',
    inside: {
      every_reply:
        'Was ihr in einem Thread schreibt, geht an den Händler. Mit `//` oder `notiz:` am Anfang bleibt eine Bemerkung unter euch.',
      notes_only:
        'Was ihr in einem Thread schreibt, bleibt unter euch. Mit „Antworten“ auf einer Karte geht es an den Händler.',
      ask_each:
        'Was ihr in einem Thread schreibt, kann an den Händler gehen, und ihr werdet jedes Mal gefragt. Mit `//` oder `notiz:` am Anfang bleibt eine Bemerkung unter euch.',
    } satisfies Record<RelayMode, string>,
    setUpBy: ({ who }) => `${who} hat das eingerichtet. Präferenzen: \`/jobline preferences\`.`,
    setUp: 'Präferenzen: `/jobline preferences`.',
  },
};
