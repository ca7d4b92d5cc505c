import type { experts as en } from '../en/experts.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nl');

/** The page on which merchants look for an expert. */
export const experts: typeof en = {
  title: 'Een expert vinden',
  lead: 'Bureaus en freelancers die werk voor je winkel doen. Vertel een van hen wat je nodig hebt: ze antwoorden binnen drie dagen.',
  service: 'Dienst',
  anyService: 'Alle diensten',
  show: 'Tonen',
  from: ({ price }) => `vanaf ${price}`,
  onRequest: 'prijs op aanvraag',
  services: 'Diensten',
  website: 'Website',
  dropshipping: 'Werkt ook voor dropshippingwinkels',
  reviews: ({ count, average }) =>
    plural(count, { one: `${average} van 5 sterren · # review`, other: `${average} van 5 sterren · # reviews` }),
  noReviews: 'Nog geen reviews',
  stars: ({ rating }) => `${rating} van 5 sterren`,
  latest: 'Wat merchants zeggen',
  ask: ({ name }) => `Aanvraag aan ${name} sturen`,
  none: 'Hiervoor is nu niemand vrij. Kijk over een paar dagen weer, of kies een andere dienst.',
};
