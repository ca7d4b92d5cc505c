import type { experts as en } from '../en/experts.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('pl');

/** The page on which merchants look for an expert. */
export const experts: typeof en = {
  title: 'Znajdź eksperta',
  lead: 'Agencje i freelancerzy, którzy podejmą się prac dla twojego sklepu. Napisz, czego potrzebujesz: odpowiadają w ciągu trzech dni.',
  service: 'Usługa',
  anyService: 'Wszystkie usługi',
  show: 'Pokaż',
  from: ({ price }) => `od ${price}`,
  onRequest: 'cena do uzgodnienia',
  services: 'Usługi',
  website: 'Strona internetowa',
  dropshipping: 'Pracuje też dla sklepów dropshippingowych',
  reviews: ({ count, average }) =>
    plural(count, {
      one: `${average} na 5 gwiazdek · # opinia`,
      few: `${average} na 5 gwiazdek · # opinie`,
      many: `${average} na 5 gwiazdek · # opinii`,
      other: `${average} na 5 gwiazdek · # opinii`,
    }),
  noReviews: 'Nie ma jeszcze opinii',
  stars: ({ rating }) => `${rating} na 5 gwiazdek`,
  latest: 'Co mówią sprzedawcy',
  ask: ({ name }) => `Wyślij zapytanie: ${name}`,
  none: 'Nikt nie jest teraz wolny. Zajrzyj za kilka dni albo wybierz inną usługę.',
};
