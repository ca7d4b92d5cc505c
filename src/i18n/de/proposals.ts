import type { proposals as en } from '../en/proposals.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('de');

/** Proposals: their posts, their dialogs, what became of them. */
export const proposals: typeof en = {
  sent: ({ author, merchant }) => `${author} hat ${merchant} ein Angebot geschickt`,
  sentAgain: ({ author, merchant, version }) => `${author} hat ${merchant} Version ${version} des Angebots geschickt`,
  view: 'Angebot ansehen',
  edit: 'Ändern und neu senden',
  close: 'Angebot schließen',
  closeTitle: 'Dieses Angebot schließen?',
  closeText:
    'Der Händler kann es dann nicht mehr annehmen. Das lässt sich nicht rückgängig machen, aber ihr könnt ein neues senden.',
  keep: 'Behalten',
  version: ({ version }) => `Version ${version}`,
  service: 'Leistung',
  work: 'Angebotene Arbeit',
  price: 'Preis',
  duration: 'Geschätzte Dauer',
  milestones: 'Meilensteine',
  terms: 'Bedingungen',
  days: ({ count }) => plural(count, { one: '# Tag', other: '# Tage' }),
  forStore: ({ store }) => `für ${store}`,
  forNewStore: 'für einen neuen Shop',
  feedback: 'Rückmeldung:',
  feedbackOf: ({ merchant }) => `Rückmeldung von ${merchant}`,
  states: {
    sent: 'Wartet auf die Antwort des Händlers',
    accepted: 'Angenommen',
    declined: 'Abgelehnt',
    closed: 'Geschlossen',
    replaced: ({ version }) => `Ersetzt durch Version ${version}`,
  },
  deliveries: {
    queued: 'Unterwegs',
    delivered: 'Zugestellt',
    failed: 'Nicht zugestellt',
    cancelled: 'Nicht abgeschickt',
  },
  lines: {
    accepted: ({ merchant, store }) =>
      `${merchant} hat das Angebot für ${store} angenommen. Ihr könnt mit der Arbeit beginnen.`,
    acceptedNewStore: ({ merchant }) =>
      `${merchant} hat das Angebot für einen neuen Shop angenommen. Ihr könnt mit der Arbeit beginnen.`,
    newJob: ({ job }) => `Es geht weiter als ${job}.`,
    declined: ({ merchant }) => `${merchant} hat das Angebot abgelehnt. Ihr könnt es ändern und neu senden.`,
    closed: ({ name }) => `${name} hat das Angebot geschlossen. Der Händler kann es nicht mehr annehmen.`,
    beganJob: ({ merchant }) => `Dieser Job kommt aus einem Angebot, das ${merchant} angenommen hat.`,
    answered: {
      accepted: ({ merchant, version }) => `${merchant} hat Version ${version} des Angebots angenommen.`,
      declined: ({ merchant, version }) => `${merchant} hat Version ${version} des Angebots abgelehnt.`,
    },
    tooLate: {
      old_version: 'Das zählt nicht: Eine neuere Version war unterwegs. Bittet darum, sich diese anzusehen.',
      answered_already: 'Das zählt nicht: Diese Version war schon beantwortet, und dabei bleibt es.',
      closed: 'Das zählt nicht: Das Angebot war geschlossen. Sendet ein neues, wenn ihr die Arbeit noch möchtet.',
    },
  },
  dialog: {
    title: ({ job }) => `Angebot ${job}`,
    send: 'Angebot senden',
    sendAgain: 'Neu senden',
    intro: ({ merchant }) => `Es geht sofort an ${merchant}, so wie es hier steht. Dein Team sieht es im Thread.`,
    editing: ({ version }) =>
      `Du änderst Version ${version}. Der Händler bekommt eine neue Version; die alte bleibt lesbar.`,
    meanwhile: ({ name }) =>
      `${name} hat diesem Händler ein Angebot geschickt, während du geschrieben hast. Von deinem ist nichts verloren: Sende es noch einmal, wenn beide gelten sollen.`,
    chooseService: 'Leistung wählen',
    workHint: 'Was ihr tun werdet, Schritt für Schritt. Der Händler liest es.',
    priceHint: 'Für die ganze Arbeit. Bleibt das Feld leer, werden die Preise der Meilensteine addiert.',
    currency: 'Währung',
    currencyHint: 'Drei Buchstaben, etwa EUR.',
    estimatedDays: 'Geschätzte Tage',
    daysHint: 'Vom Anfang bis zum Ende. Bleibt das Feld leer, werden die Tage der Meilensteine addiert.',
    termsHint: 'Zahlung, was enthalten ist und was nicht.',
    addMilestone: 'Meilenstein hinzufügen',
    milestone: {
      title: ({ number }) => `Meilenstein ${number}`,
      price: ({ number }) => `Preis von Meilenstein ${number}`,
      days: ({ number }) => `Tage für Meilenstein ${number}`,
    },
    problems: {
      service_missing: 'Wähle eine Leistung.',
      service_gone: 'Diese Leistung wurde inzwischen entfernt. Wähle eine andere.',
      work_missing: 'Sag, was ihr tun werdet.',
      looks_like_note: 'Das beginnt wie eine Notiz, und der Händler würde es lesen. Sag es anders.',
      too_long: 'Das ist zu lang. Kürze es.',
      price_missing: 'Gib einen Preis an.',
      not_a_price: 'Das ist kein Preis. Schreib eine Zahl wie 1500 oder 1500,50, ohne Währung.',
      free_of_charge: 'Der Preis für die ganze Arbeit muss über null liegen.',
      milestones_cost_more: 'Die Meilensteine kosten zusammen mehr. Ändere einen davon, oder lass dieses Feld leer.',
      not_a_currency: 'Das ist keine Währung. Schreib ihre drei Buchstaben, etwa EUR.',
      days_missing: 'Sag, wie viele Tage es dauert.',
      not_days: 'Schreib eine ganze Zahl von Tagen, von 1 bis 3650.',
      title_missing: 'Sag, was dieser Meilenstein ist.',
    },
  },
  list: {
    title: 'Angebote und Jobs',
    proposals: 'Angebote',
    none: 'Noch keine Angebote.',
    older: ({ count }) => plural(count, { one: '# älteres Angebot.', other: '# ältere Angebote.' }),
    olderVersions: ({ count }) => plural(count, { one: '# ältere Version.', other: '# ältere Versionen.' }),
    jobs: 'Jobs',
    noJobs: 'Noch keine Jobs.',
    closed: 'Das Angebot ist geschlossen.',
  },
  history: {
    proposed: ({ name, version }) => `${name} hat Version ${version} eines Angebots geschickt`,
    closed: ({ name }) => `${name} hat ein Angebot geschlossen`,
    accepted: ({ name, version }) => `${name} hat Version ${version} eines Angebots angenommen`,
    declined: ({ name, version }) => `${name} hat Version ${version} eines Angebots abgelehnt`,
  },
};
