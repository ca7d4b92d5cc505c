import type { files as en } from '../en/files.ts';

/** What a merchant reads where a link to a file leads to none. */
export const files: typeof en = {
  unknown: { title: 'Denne lenken fører ikke til noen fil', words: 'Kanskje har en del av den gått tapt underveis.' },
  expired: { title: 'Lenken har utløpt etter sju dager', words: 'Be om filen på nytt i samtalen.' },
  gone: { title: 'Filen er slettet eller trukket tilbake', words: 'Be om filen på nytt i samtalen.' },
  unavailable: { title: 'Filen kan ikke hentes akkurat nå', words: 'Prøv igjen om noen minutter.' },
};
