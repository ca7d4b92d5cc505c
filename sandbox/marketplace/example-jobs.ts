import type { JobOrder } from './model.ts';

/** A job order with a name to pick it by. */
export interface ReadyMadeJob {
  key: string;
  /** What its merchant speaks, in that language's own name. */
  language: 'English' | 'Deutsch' | 'Dansk' | 'Norsk' | 'Nederlands' | 'Polski';
  label: string;
  order: JobOrder;
}

/** An example for an empty channel: a job and what its merchant did since. */
export interface ExampleJob {
  order: JobOrder;
  moreWords?: string[];
  closedBecause?: string;
}

const CANDLES: JobOrder = {
  kind: 'match',
  service: { handle: 'store-setup', name: 'Store setup' },
  title: 'Move our candle shop away from Etsy',
  details:
    'We sell hand-poured candles and want to move from Etsy to a store of our own before the Christmas season. We have about 60 products, good photos and a small wholesale price list. The new store should feel calm and Nordic, speak Czech and English, and keep our reviews if that is possible.',
  business:
    'Blue Fjord Candles, two people in Brno, founded 2019. About 240 orders a month, half of them to Germany and Austria.',
  requirements: [
    { question: 'Which platform do you sell on today?', responses: ['Etsy'] },
    { question: 'How many products do you have?', responses: ['51-100'] },
    {
      question: 'What do you need?',
      responses: ['Theme setup', 'Product import', 'Two languages', 'Wholesale prices'],
    },
    { question: 'Do you have a logo and photos?', responses: ['Yes, both'] },
  ],
  priorities: { time: 'Within a month', cost: 'Fair price', quality: 'Careful work matters most' },
  budget: { amount: '1500.00', currency: 'EUR' },
  merchant: {
    id: 'm-jana',
    name: 'Jana Nováková',
    kind: 'owner',
    email: 'jana@bluefjord.example',
    locale: 'cs',
    time_zone: 'Europe/Prague',
  },
  store: { name: 'Blue Fjord Candles', url: 'https://bluefjord.example' },
  words:
    'Hello! Your Nordic themes caught my eye. Could you tell me roughly how long such a move takes, and whether our Etsy reviews can come along?\n\nWe would love to open by the end of November.',
};

const COFFEE: JobOrder = {
  kind: 'direct',
  service: { handle: 'troubleshooting', name: 'Troubleshooting' },
  title: 'Checkout bricht bei PayPal ab',
  details:
    'Seit dem letzten Theme-Update brechen etwa ein Drittel der Bestellungen mit PayPal im letzten Schritt ab. Kreditkarte geht. Wir brauchen jemanden, der den Fehler findet und behebt, gern mit kurzer Erklärung, was los war.',
  business: 'Rösterei in Leipzig mit Abo-Kaffee, rund 900 Bestellungen im Monat.',
  requirements: [
    { question: 'Seit wann besteht das Problem?', responses: ['Seit Donnerstag'] },
    { question: 'Welche Apps sind am Checkout beteiligt?', responses: ['Abo-App', 'Paketlabel-App'] },
  ],
  priorities: { time: 'So schnell wie möglich', quality: 'Sauber behoben' },
  budget: { amount: '600.00', currency: 'EUR' },
  merchant: {
    id: 'm-tobias',
    name: 'Tobias Krüger',
    kind: 'staff',
    email: 'tobias@morgenroete.example',
    locale: 'de',
    time_zone: 'Europe/Berlin',
  },
  store: { name: 'Morgenröte Kaffee', url: 'https://morgenroete.example' },
  words: 'Hallo zusammen, bei uns brennt es gerade: PayPal bricht im Checkout ab. Könnt ihr heute noch draufschauen?',
};

const CERAMICS: JobOrder = {
  kind: 'match',
  service: { handle: 'store-redesign', name: 'Store redesign' },
  title: 'Nowy wygląd sklepu z ceramiką',
  details:
    'Prowadzimy sklep z ręcznie robioną ceramiką. Obecny szablon jest powolny na telefonie, a zdjęcia są za małe. Szukamy kogoś, kto zaprojektuje spokojny, jasny sklep i przyspieszy stronę produktu.',
  business: 'Pracownia Glina i Ogień, Kraków. Trzy osoby, 120 produktów, sprzedaż w Polsce i Czechach.',
  requirements: [
    { question: 'Ile produktów jest w sklepie?', responses: ['101-500'] },
    { question: 'Co jest najważniejsze?', responses: ['Szybkość na telefonie', 'Duże zdjęcia'] },
  ],
  priorities: { time: 'W ciągu dwóch miesięcy', cost: 'Rozsądna cena', quality: 'Wysoka jakość' },
  budget: { amount: '9000.00', currency: 'PLN' },
  merchant: {
    id: 'm-zofia',
    name: 'Zofia Wiśniewska',
    kind: 'owner',
    email: 'zofia@glinaiogien.example',
    locale: 'pl',
    time_zone: 'Europe/Warsaw',
  },
  store: { name: 'Glina i Ogień', url: 'https://glinaiogien.example' },
  words: 'Dzień dobry! Widziałam Państwa sklep z tkaninami i bardzo mi się spodobał. Czy macie wolny termin w grudniu?',
};

const BIKES: JobOrder = {
  kind: 'match',
  service: { handle: 'email-marketing', name: 'E-mail marketing' },
  title: 'Nyhedsbrev og velkomstflow',
  details:
    'Vi reparerer og sælger brugte cykler og har samlet 3.200 mailadresser, som vi aldrig har skrevet til. Vi vil gerne have et pænt velkomstflow og en skabelon til et månedligt nyhedsbrev, som vi selv kan fylde ud.',
  business: 'Anden Tur Cykler, Aarhus. Butik og webshop, fem ansatte.',
  requirements: [
    { question: 'Hvor mange modtagere har I?', responses: ['1.000-5.000'] },
    { question: 'Hvilket værktøj bruger I?', responses: ['Ikke valgt endnu'] },
  ],
  priorities: { time: 'Ingen hast', cost: 'Helst billigt' },
  budget: { amount: '6000.00', currency: 'DKK' },
  merchant: {
    id: 'm-mads',
    name: 'Mads Østergaard',
    kind: 'owner',
    email: 'mads@andentur.example',
    locale: 'da',
    time_zone: 'Europe/Copenhagen',
  },
  store: { name: 'Anden Tur Cykler', url: 'https://andentur.example' },
  words: 'Hej! Vi er helt nye i det her med nyhedsbreve. Hvad ville I begynde med?',
};

const SAILS: JobOrder = {
  kind: 'direct',
  service: { handle: 'seo', name: 'Search engine optimization' },
  title: 'Nobody finds our sail repair service',
  details:
    'We mend sails and make covers. People in our own harbor find us, people two towns away do not. Please look at the store, tell us what is wrong and put right what matters most.',
  priorities: { cost: 'A small budget, step by step' },
  budget: { amount: '800.00', currency: 'USD' },
  merchant: {
    id: 'm-ruth',
    name: 'Ruth Okafor',
    kind: 'owner',
    email: 'ruth@windward.example',
    locale: 'en-US',
    time_zone: 'America/New_York',
  },
  store: { name: 'Windward Canvas', url: 'https://windward.example' },
  words: 'Hi, a friend gave me your name. Is this something you would take on?',
};

const WOOL: JobOrder = {
  kind: 'match',
  service: { handle: 'shipping', name: 'Shipping and taxes' },
  title: 'Frakt og moms for garnbutikken',
  details:
    'Vi selger garn og strikkeoppskrifter og begynner å sende til Sverige og Danmark. Fraktprisene i kassen blir feil, og vi er usikre på momsen. Vi vil gjerne at noen setter det opp riktig og viser oss hvordan vi endrer priser selv.',
  business: 'Nøstet, Tromsø. To ansatte, rundt 300 ordrer i måneden.',
  requirements: [
    { question: 'Hvilke land sender dere til?', responses: ['Norge', 'Sverige', 'Danmark'] },
    { question: 'Hvem frakter for dere?', responses: ['Posten', 'PostNord'] },
  ],
  priorities: { time: 'Før jul', quality: 'Det må bli riktig' },
  budget: { amount: '8000.00', currency: 'NOK' },
  merchant: {
    id: 'm-ingrid',
    name: 'Ingrid Bråten',
    kind: 'owner',
    email: 'ingrid@nostet.example',
    locale: 'nb',
    time_zone: 'Europe/Oslo',
  },
  store: { name: 'Nøstet', url: 'https://nostet.example' },
  words: 'Hei! Kan dere ta en titt på frakten vår før julehandelen begynner?',
};

const BULBS: JobOrder = {
  kind: 'match',
  service: { handle: 'custom-app', name: 'Custom app' },
  title: 'Voorbestellen van bloembollen',
  details:
    'Wij kweken bijzondere tulpen en dahlia’s. Klanten bestellen in de zomer en krijgen de bollen in oktober. Nu houden we dat bij in een spreadsheet. We zoeken iemand die voorbestellen in onze winkel bouwt, met een aanbetaling en een bericht als de bollen onderweg zijn.',
  business: 'Kwekerij Van Dijk, Lisse. Familiebedrijf, 450 soorten, verkoop in heel Europa.',
  requirements: [
    { question: 'Hoeveel producten heeft u?', responses: ['101-500'] },
    { question: 'Welke betaalmethoden gebruikt u?', responses: ['iDEAL', 'Creditcard'] },
  ],
  priorities: { time: 'Voor het voorjaar', cost: 'Vaste prijs', quality: 'Betrouwbaar' },
  budget: { amount: '4500.00', currency: 'EUR' },
  merchant: {
    id: 'm-sanne',
    name: 'Sanne van Dijk',
    kind: 'owner',
    email: 'sanne@kwekerijvandijk.example',
    locale: 'nl',
    time_zone: 'Europe/Amsterdam',
  },
  store: { name: 'Kwekerij Van Dijk', url: 'https://kwekerijvandijk.example' },
  words: 'Goedemorgen! Hebben jullie zoiets al eens gebouwd, en wanneer zouden jullie kunnen beginnen?',
};

/** Jobs to send with one click, in several languages. */
export function readyMadeJobs(): ReadyMadeJob[] {
  const soon = { ...COFFEE, hoursLeft: 5 };
  const late = { ...SAILS, hoursLeft: 2 / 60 };
  return [
    { key: 'candles', language: 'English', label: 'English · store setup, a match', order: CANDLES },
    { key: 'coffee', language: 'Deutsch', label: 'Deutsch · Störung, direkt, noch 5 Stunden', order: soon },
    { key: 'ceramics', language: 'Polski', label: 'Polski · nowy wygląd sklepu', order: CERAMICS },
    { key: 'bikes', language: 'Dansk', label: 'Dansk · nyhedsbrev', order: BIKES },
    { key: 'wool', language: 'Norsk', label: 'Norsk · frakt og moms', order: WOOL },
    { key: 'bulbs', language: 'Nederlands', label: 'Nederlands · voorbestellen', order: BULBS },
    { key: 'sails', language: 'English', label: 'English · search engines, two minutes left', order: late },
  ];
}

/** Three jobs for an empty channel: one that its merchant has closed, one in a hurry, one that just came in. */
export function exampleJobs(): ExampleJob[] {
  return [
    { order: { ...BIKES, hoursAgo: 30 }, closedBecause: 'Vi har fundet en, der bor i Aarhus.' },
    {
      order: { ...COFFEE, hoursAgo: 67, hoursLeft: 5 },
      moreWords: ['Nachtrag: Mit Firefox am Handy klappt es, mit Safari nie.'],
    },
    { order: CANDLES },
  ];
}
