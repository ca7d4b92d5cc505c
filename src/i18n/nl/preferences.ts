import type { Language } from '../../domain/language.ts';
import type { FieldProblem, PreferenceSection } from '../../domain/preferences.ts';
import type { RelayMode } from '../../domain/relay-policy.ts';
import type { preferences as en } from '../en/preferences.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nl');

const sections: Record<PreferenceSection | 'templates', string> = {
  profile: 'Profiel',
  services: 'Diensten',
  replies: 'Antwoorden',
  templates: 'Sjablonen',
  reminders: 'Herinneringen',
  language: 'Taal en werktijden',
  away: 'Afwezigheid',
  mine: 'Alleen voor mij',
};

const relayModes: Record<RelayMode, string> = {
  every_reply: 'Elk antwoord in een thread gaat naar de merchant',
  notes_only: 'Alleen wat je met de knop “Antwoorden” stuurt, gaat naar de merchant',
  ask_each: 'Bij elk antwoord komt eerst een vraag',
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
  not_an_email: 'Dit is geen e-mailadres. Het ziet er zo uit: team@agency.example.',
  not_a_web_address: 'Dit is geen webadres. Het ziet er zo uit: https://agency.example.',
  too_long: 'Dit is te lang. Maak het wat korter.',
  not_seconds: 'Vul hele seconden in, van 0 tot 60.',
  not_hours: 'Vul maximaal vijf aantallen uren in, elk onder de 72, bijvoorbeeld 24, 4, 1.',
  too_many_words: 'Er passen maximaal 100 woorden of zinsdelen in de lijst.',
  no_days: 'Kies minstens één dag.',
  ends_before_it_begins: 'Dit ligt vóór het begin. Kies een later moment.',
  unknown_time_zone: 'Deze tijdzone is niet bekend. Kies er een uit de lijst.',
  until_missing: 'Kies ook de laatste dag, zodat de afwezigheid vanzelf eindigt.',
  is_over: 'Deze dag is al voorbij. Kies vandaag of later.',
  not_a_price: 'Dit is geen prijs. Zo ziet een prijs eruit: 1500 of 1500,50.',
  not_a_currency: 'Dit is geen valuta. Die heeft drie letters, bijvoorbeeld EUR.',
  currency_missing: 'Voeg de valuta toe, bijvoorbeeld EUR.',
  price_missing: 'Voeg de prijs toe, of laat de valuta leeg.',
  not_a_handle: 'Gebruik alleen kleine letters, cijfers en streepjes, bijvoorbeeld store-setup.',
  handle_taken: 'Een andere dienst heeft deze naam al.',
  name_missing: 'Vul een naam in.',
  name_taken: 'Een ander sjabloon heeft deze naam al.',
  words_missing: 'Schrijf wat erin moet staan.',
  profile_unfinished: 'Geef het profiel eerst een naam en een tekst, dan kun je het publiceren.',
};

/** Preferences and what a newcomer is told. */
export const preferences: typeof en = {
  title: 'Voorkeuren',
  sections,
  relayModes,
  languages,
  problems,
  edit: 'Wijzigen',
  add: 'Toevoegen',
  remove: 'Verwijderen',
  on: 'Ja',
  gone: 'Dit is er niet meer. Sluit dit en bekijk de lijst opnieuw.',
  overview: {
    intro: 'Dit geldt voor het hele team, behalve wat alleen voor jou is.',
    available: 'Neemt nieuwe opdrachten aan',
    unavailable: 'Neemt geen nieuwe opdrachten aan',
    published: 'profiel gepubliceerd',
    draft: 'profiel is een concept',
    services: ({ count }) => plural(count, { one: '# dienst', other: '# diensten' }),
    templates: ({ count }) => plural(count, { one: '# sjabloon', other: '# sjablonen' }),
    undo: ({ seconds }) => plural(seconds, { one: '# seconde bedenktijd', other: '# seconden bedenktijd' }),
    reminders: ({ hours }) => `${hours} uur voordat een opdracht vervalt`,
    noReminders: 'Geen herinneringen voordat een opdracht vervalt',
    digest: 'elk uur een overzicht per e-mail',
    noDigest: 'geen overzicht',
    notAway: 'Niet afwezig',
    away: ({ from, until }) => `Afwezig van ${from} tot en met ${until}`,
    mailsOn: 'E-mails aan',
    mailsOff: 'E-mails uit',
    autoLanguage: 'Taal zoals in Slack',
  },
  fields: {
    available: 'Beschikbaar',
    availableOption: 'We nemen nieuwe opdrachten en leads aan',
    discoverable: 'Zichtbaar',
    discoverableOption: 'We staan in de zoekresultaten en krijgen matches',
    dropshipping: 'Dropshipping',
    dropshippingOption: 'We werken met dropshippers',
    notificationEmail: 'E-mailadres voor meldingen',
    notificationEmailHint: 'Krijgt een e-mail bij elke nieuwe opdracht en elk nieuw gesprek, en elk uur het overzicht.',
    profileName: 'Naam',
    profileWords: 'Over jullie',
    profileUrl: 'Link',
    published: 'Publiceren',
    publishedOption: 'Het profiel is gepubliceerd',
    jobsChannel: 'Kanaal voor opdrachten',
    jobsChannelHint:
      'Nieuwe threads beginnen hier. Nodig Jobline daar eerst uit. Bestaande threads blijven waar ze zijn.',
    handle: 'Korte naam',
    handleHint: 'De naam van de dienst op de marktplaats, bijvoorbeeld store-setup.',
    serviceName: 'Naam',
    amount: 'Prijs',
    currency: 'Valuta',
    channel: 'Kanaal',
    channelHint: 'Threads van nieuwe opdrachten voor deze dienst beginnen dan hier. Nodig Jobline daar eerst uit.',
    relayMode: 'Wat naar de merchant gaat',
    undoSeconds: 'Bedenktijd in seconden',
    undoSecondsHint: 'Van 0 tot 60. Zo lang wacht een antwoord en kun je het nog bewerken of verwijderen.',
    heldWords: 'Woorden die een antwoord tegenhouden',
    heldWordsHint: 'Eén per regel. Wie een antwoord met zo’n woord schrijft, krijgt eerst een vraag.',
    authorNaming: 'Merchants zien de naam van',
    namingPerson: 'wie het heeft geschreven',
    namingAgency: 'het bureau',
    reminderHours: 'Uren voordat een opdracht vervalt',
    reminderHoursHint: 'Bijvoorbeeld 24, 4, 1. Leeg betekent: geen herinneringen.',
    digest: 'Overzicht',
    digestOption: 'Elk uur een e-mail met ongelezen berichten',
    withinHours: 'Werktijden',
    withinHoursOption: 'Herinneringen komen binnen werktijd, zo nodig eerder',
    language: 'Taal van het team',
    timeZone: 'Tijdzone',
    timeZonePlaceholder: 'Typ een stad',
    workDays: 'Werkdagen',
    workFrom: 'Van',
    workUntil: 'Tot',
    awayFrom: 'Eerste dag afwezig',
    awayUntil: 'Laatste dag afwezig',
    awayWords: 'Automatisch bericht',
    awayWordsHint:
      'Merchants die tijdens jullie afwezigheid schrijven, krijgen dit één keer. Het telt nooit als antwoord.',
    awayIntro: 'Tijdens jullie afwezigheid krijgen jullie geen matches. Na de laatste dag eindigt die vanzelf.',
    ownLanguage: 'Mijn taal',
    ownLanguageAuto: 'Zoals in Slack',
    mails: 'E-mails aan mij',
    mailsOption: 'Stuur me e-mails over opdrachten die aan mij zijn toegewezen',
    templateName: 'Naam',
    templateBody: 'Tekst',
    templateBodyHint: 'Dit wordt ingevuld: {merchant} {service} {store} {me} {agency}',
  },
  noServices: 'Nog geen diensten. Met een dienst die hier is ingesteld, kunnen jullie matches krijgen.',
  noTemplates: 'Nog geen sjablonen.',
  moreThere: ({ count }) =>
    plural(count, { one: 'Er is er nog # die hier niet staat.', other: 'Er zijn er nog # die hier niet staan.' }),
  addService: 'Dienst toevoegen',
  addTemplate: 'Sjabloon toevoegen',
  service: 'Dienst',
  template: 'Sjabloon',
  removeServiceTitle: 'Dienst verwijderen',
  removeServiceText: ({ name }) => `${name} wordt niet meer aangeboden. Bestaande opdrachten gaan door.`,
  removeTemplateTitle: 'Sjabloon verwijderen',
  removeTemplateText: ({ name }) => `${name} kan niet meer worden gekozen.`,
  keep: 'Behouden',
  inChannel: ({ channel }) => `in ${channel}`,
  welcome: {
    jobsChannel: 'Jobline is er. Elke opdracht van de marktplaats krijgt een eigen thread in dit kanaal.',
    otherChannel: 'Jobline is er. Opdrachten die in dit kanaal horen, krijgen elk een eigen thread.',
    inside: {
      every_reply:
        'Wat je in een thread schrijft, gaat naar de merchant. Begin een opmerking met `//` of `notitie:` om die intern te houden.',
      notes_only:
        'Wat je in een thread schrijft, blijft intern. Met de knop “Antwoorden” op een kaart schrijf je aan de merchant.',
      ask_each:
        'Wat je in een thread schrijft, kan naar de merchant gaan; je krijgt elke keer eerst een vraag. Begin een opmerking met `//` of `notitie:` om die intern te houden.',
    } satisfies Record<RelayMode, string>,
    setUpBy: ({ who }) => `${who} heeft dit ingesteld. Voorkeuren: \`/jobline preferences\`.`,
    setUp: 'Voorkeuren: `/jobline preferences`.',
  },
};
