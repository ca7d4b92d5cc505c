import type { experts as en } from '../en/experts.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('da');

/** The page on which merchants look for an expert. */
export const experts: typeof en = {
  title: 'Find en ekspert',
  lead: 'Bureauer og freelancere, der påtager sig arbejde for din butik. Fortæl en af dem, hvad du har brug for: De svarer inden for tre dage.',
  service: 'Ydelse',
  anyService: 'Alle ydelser',
  show: 'Vis',
  from: ({ price }) => `fra ${price}`,
  onRequest: 'pris efter aftale',
  services: 'Ydelser',
  website: 'Hjemmeside',
  dropshipping: 'Arbejder også for dropshippingbutikker',
  reviews: ({ count, average }) =>
    plural(count, {
      one: `${average} af 5 stjerner · # anmeldelse`,
      other: `${average} af 5 stjerner · # anmeldelser`,
    }),
  noReviews: 'Ingen anmeldelser endnu',
  stars: ({ rating }) => `${rating} af 5 stjerner`,
  latest: 'Det siger shopejere',
  ask: ({ name }) => `Send ${name} en forespørgsel`,
  none: 'Ingen er ledige til det lige nu. Kig forbi igen om et par dage, eller vælg en anden ydelse.',
};
