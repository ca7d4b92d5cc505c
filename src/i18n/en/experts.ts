import { pluralIn } from '../formats.ts';

const plural = pluralIn('en');

/** The page on which merchants look for an expert. */
export const experts = {
  title: 'Find an expert',
  lead: 'Agencies and freelancers who take on work for your store. Tell one of them what you need: they answer within three days.',
  service: 'Service',
  anyService: 'Every service',
  show: 'Show',
  from: ({ price }: { price: string }) => `from ${price}`,
  onRequest: 'price on request',
  services: 'Services',
  website: 'Website',
  dropshipping: 'Also works for dropshipping stores',
  reviews: ({ count, average }: { count: number; average: string }) =>
    plural(count, { one: `${average} of 5 stars · # review`, other: `${average} of 5 stars · # reviews` }),
  noReviews: 'No reviews yet',
  stars: ({ rating }: { rating: string }) => `${rating} of 5 stars`,
  latest: 'What merchants say',
  ask: ({ name }: { name: string }) => `Send ${name} a request`,
  none: 'No expert is free for this right now. Look again in a few days, or choose another service.',
};
