/** Shown before anything is typed. */
const COMMON = [
  'UTC',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Copenhagen',
  'Europe/Oslo',
  'Europe/Amsterdam',
  'Europe/Warsaw',
  'Europe/Helsinki',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Australia/Sydney',
] as const;

let all: readonly string[] | undefined;

/** Time zones whose name has all the words, the best first. */
export function timeZonesLike(query: string, limit: number): string[] {
  const words = plain(query).split(' ').filter(Boolean);
  if (words.length === 0) return COMMON.slice(0, limit);
  all ??= ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')];
  const found = all.filter((name) => words.every((word) => plain(name).includes(word)));
  const city = (name: string): number => (plain(name.split('/').at(-1) ?? '').startsWith(words[0] ?? '') ? 0 : 1);
  return found.sort((a, b) => city(a) - city(b) || a.localeCompare(b, 'en')).slice(0, limit);
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_/]+/g, ' ')
    .trim();
}
