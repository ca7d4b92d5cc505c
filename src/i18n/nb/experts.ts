import type { experts as en } from '../en/experts.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nb');

/** The page on which merchants look for an expert. */
export const experts: typeof en = {
  title: 'Finn en ekspert',
  lead: 'Byråer og frilansere som tar på seg arbeid for butikken din. Fortell en av dem hva du trenger: De svarer innen tre dager.',
  service: 'Tjeneste',
  anyService: 'Alle tjenester',
  show: 'Vis',
  from: ({ price }) => `fra ${price}`,
  onRequest: 'pris på forespørsel',
  services: 'Tjenester',
  website: 'Nettsted',
  dropshipping: 'Arbeider også for dropshippingbutikker',
  reviews: ({ count, average }) =>
    plural(count, { one: `${average} av 5 stjerner · # omtale`, other: `${average} av 5 stjerner · # omtaler` }),
  noReviews: 'Ingen omtaler ennå',
  stars: ({ rating }) => `${rating} av 5 stjerner`,
  latest: 'Dette sier forhandlere',
  ask: ({ name }) => `Send ${name} en forespørsel`,
  none: 'Ingen er ledige til dette akkurat nå. Kom tilbake om noen dager, eller velg en annen tjeneste.',
};
