import type { experts as en } from '../en/experts.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('de');

/** The page on which merchants look for an expert. */
export const experts: typeof en = {
  title: 'Experten finden',
  lead: 'Agenturen und Freie, die Aufgaben für deinen Shop übernehmen. Schreib, was du brauchst: Sie antworten innerhalb von drei Tagen.',
  service: 'Leistung',
  anyService: 'Alle Leistungen',
  show: 'Anzeigen',
  from: ({ price }) => `ab ${price}`,
  onRequest: 'Preis auf Anfrage',
  services: 'Leistungen',
  website: 'Website',
  dropshipping: 'Arbeitet auch für Dropshipping-Shops',
  reviews: ({ count, average }) =>
    plural(count, { one: `${average} von 5 Sternen · # Bewertung`, other: `${average} von 5 Sternen · # Bewertungen` }),
  noReviews: 'Noch keine Bewertungen',
  stars: ({ rating }) => `${rating} von 5 Sternen`,
  latest: 'Was Händler sagen',
  ask: ({ name }) => `${name} anfragen`,
  none: 'Dafür ist gerade niemand frei. Schau in ein paar Tagen wieder vorbei, oder wähle eine andere Leistung.',
};
