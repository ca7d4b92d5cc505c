import type { MatchReason } from '../../domain/matching.ts';

/**
 * A reason as a marketplace's operator reads it; nothing where nothing is known. What is expected of an organization begins at
 * what everybody is taken for, so it is not said as what it did.
 */
export function writeReason({ part, figure }: MatchReason): string[] {
  if (figure === undefined) return [];
  return [WORDS[part](figure)];
}

const WORDS: Readonly<Record<MatchReason['part'], (figure: number) => string>> = {
  service: (fit) => (fit === 1 ? 'offers this service' : 'offers a service of this name'),
  price: (ratio) =>
    ratio <= 1 ? 'its price is within the budget' : `its price is ${percent(ratio - 1)} above the budget`,
  language: (fit) => {
    if (fit === 1) return 'works in the merchant’s language';
    return fit >= 0.5 ? 'English would be the common language' : 'works in another language';
  },
  time_zone: (hours) => (hours < 1 ? 'about the same time of day' : `${round(hours)} h away on the clock`),
  declines: (share) =>
    share < 0.3
      ? `seldom declines such jobs (${percent(share)} expected)`
      : `is expected to decline ${percent(share)} of such jobs`,
  expired: (share) =>
    share < 0.15
      ? `lets hardly any such job expire (${percent(share)} expected)`
      : `is expected to let ${percent(share)} of such jobs expire`,
  speed: (minutes) => `first reply expected within about ${duration(minutes)}`,
  reviews: (stars) => `${round(stars)} of 5 stars`,
  start: () => 'has had few such jobs lately: gets a fair start',
};

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function duration(minutes: number): string {
  return minutes < 90 ? `${Math.max(1, Math.round(minutes))} min` : `${Math.round(minutes / 60)} h`;
}

function round(figure: number): string {
  return String(Math.round(figure * 10) / 10);
}
