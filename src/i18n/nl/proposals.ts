import type { proposals as en } from '../en/proposals.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nl');

/** Proposals: their posts, their dialogs, what became of them. */
export const proposals: typeof en = {
  sent: ({ author, merchant }) => `${author} heeft ${merchant} een voorstel gestuurd`,
  sentAgain: ({ author, merchant, version }) =>
    `${author} heeft ${merchant} versie ${version} van het voorstel gestuurd`,
  view: 'Voorstel bekijken',
  edit: 'Bewerken en opnieuw versturen',
  close: 'Voorstel sluiten',
  closeTitle: 'Dit voorstel sluiten?',
  closeText:
    'De merchant kan het dan niet meer accepteren. Dit kan niet ongedaan worden gemaakt, maar jullie kunnen een nieuw voorstel sturen.',
  keep: 'Behouden',
  version: ({ version }) => `Versie ${version}`,
  service: 'Dienst',
  work: 'Voorgesteld werk',
  price: 'Prijs',
  duration: 'Geschatte tijd',
  milestones: 'Mijlpalen',
  terms: 'Voorwaarden',
  days: ({ count }) => plural(count, { one: '# dag', other: '# dagen' }),
  forStore: ({ store }) => `voor ${store}`,
  forNewStore: 'voor een nieuwe winkel',
  feedback: 'Reactie:',
  feedbackOf: ({ merchant }) => `Reactie van ${merchant}`,
  states: {
    sent: 'Wacht op antwoord van de merchant',
    accepted: 'Geaccepteerd',
    declined: 'Afgewezen',
    closed: 'Gesloten',
    replaced: ({ version }) => `Vervangen door versie ${version}`,
  },
  deliveries: {
    queued: 'Onderweg',
    delivered: 'Bezorgd',
    failed: 'Niet bezorgd',
    cancelled: 'Niet verstuurd',
  },
  lines: {
    accepted: ({ merchant, store }) =>
      `${merchant} heeft het voorstel voor ${store} geaccepteerd. Jullie kunnen aan het werk.`,
    acceptedNewStore: ({ merchant }) =>
      `${merchant} heeft het voorstel voor een nieuwe winkel geaccepteerd. Jullie kunnen aan het werk.`,
    newJob: ({ job }) => `Het gaat verder als ${job}.`,
    declined: ({ merchant }) =>
      `${merchant} heeft het voorstel afgewezen. Jullie kunnen het bewerken en opnieuw versturen.`,
    closed: ({ name }) => `${name} heeft het voorstel gesloten. De merchant kan het niet meer accepteren.`,
    beganJob: ({ merchant }) => `Deze opdracht komt uit een voorstel dat ${merchant} heeft geaccepteerd.`,
    answered: {
      accepted: ({ merchant, version }) => `${merchant} heeft versie ${version} van het voorstel geaccepteerd.`,
      declined: ({ merchant, version }) => `${merchant} heeft versie ${version} van het voorstel afgewezen.`,
    },
    tooLate: {
      old_version: 'Dat telt niet: er was een nieuwere versie onderweg. Vraag hun die te bekijken.',
      answered_already: 'Dat telt niet: deze versie was al beantwoord, en dat antwoord blijft staan.',
      closed: 'Dat telt niet: het voorstel was gesloten. Stuur een nieuw voorstel als jullie het werk nog willen.',
    },
  },
  dialog: {
    title: ({ job }) => `Voorstel ${job}`,
    send: 'Voorstel versturen',
    sendAgain: 'Opnieuw versturen',
    intro: ({ merchant }) => `Het gaat meteen naar ${merchant}, zoals het hier staat. Je team ziet het in de thread.`,
    editing: ({ version }) =>
      `Je wijzigt versie ${version}. De merchant krijgt een nieuwe versie; de oude blijft leesbaar.`,
    meanwhile: ({ name }) =>
      `${name} heeft deze merchant een voorstel gestuurd terwijl je schreef. Van jou is niets verloren: verstuur het opnieuw als beide gelden.`,
    chooseService: 'Kies een dienst',
    workHint: 'Wat jullie gaan doen, stap voor stap. De merchant leest het.',
    priceHint: 'Voor al het werk. Laat je dit leeg, dan worden de prijzen van de mijlpalen opgeteld.',
    currency: 'Valuta',
    currencyHint: 'Drie letters, zoals EUR.',
    estimatedDays: 'Geschatte dagen',
    daysHint: 'Van begin tot eind. Laat je dit leeg, dan worden de dagen van de mijlpalen opgeteld.',
    termsHint: 'Betaling, wat erbij hoort en wat niet.',
    addMilestone: 'Mijlpaal toevoegen',
    milestone: {
      title: ({ number }) => `Mijlpaal ${number}`,
      price: ({ number }) => `Prijs van mijlpaal ${number}`,
      days: ({ number }) => `Dagen voor mijlpaal ${number}`,
    },
    problems: {
      service_missing: 'Kies een dienst.',
      service_gone: 'Deze dienst is intussen verwijderd. Kies een andere.',
      work_missing: 'Schrijf wat jullie gaan doen.',
      looks_like_note: 'Dit begint als een notitie, en de merchant zou het lezen. Schrijf het anders.',
      too_long: 'Dit is te lang. Maak het korter.',
      price_missing: 'Geef een prijs op.',
      not_a_price: 'Dit is geen prijs. Schrijf een getal zoals 1500 of 1500,50, zonder valuta.',
      free_of_charge: 'De prijs voor al het werk moet hoger zijn dan nul.',
      milestones_cost_more: 'De mijlpalen kosten samen meer. Wijzig er een, of laat dit veld leeg.',
      not_a_currency: 'Dit is geen valuta. Schrijf de drie letters, zoals EUR.',
      days_missing: 'Schrijf hoeveel dagen het duurt.',
      not_days: 'Schrijf een heel aantal dagen, van 1 tot 3650.',
      title_missing: 'Schrijf wat deze mijlpaal is.',
    },
  },
  list: {
    title: 'Voorstellen, opdrachten',
    proposals: 'Voorstellen',
    none: 'Nog geen voorstellen.',
    older: ({ count }) => plural(count, { one: '# ouder voorstel.', other: '# oudere voorstellen.' }),
    olderVersions: ({ count }) => plural(count, { one: '# oudere versie.', other: '# oudere versies.' }),
    jobs: 'Opdrachten',
    noJobs: 'Nog geen opdrachten.',
    closed: 'Het voorstel is gesloten.',
  },
  history: {
    proposed: ({ name, version }) => `${name} heeft versie ${version} van een voorstel gestuurd`,
    closed: ({ name }) => `${name} heeft een voorstel gesloten`,
    accepted: ({ name, version }) => `${name} heeft versie ${version} van een voorstel geaccepteerd`,
    declined: ({ name, version }) => `${name} heeft versie ${version} van een voorstel afgewezen`,
  },
};
