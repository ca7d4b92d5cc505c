import type { files as en } from '../en/files.ts';

/** What a merchant reads where a link to a file leads to none. */
export const files: typeof en = {
  unknown: () => 'Denne lenken fører ikke til noen fil.',
  expired: () => 'Lenken har utløpt etter sju dager. Be om filen på nytt i samtalen.',
  gone: () => 'Filen er slettet eller trukket tilbake.',
  unavailable: () => 'Filen kan ikke hentes akkurat nå. Prøv igjen om noen minutter.',
};
