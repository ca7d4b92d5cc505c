import type { thread as en } from '../en/thread.ts';

/** What stands in a thread beside the talk: the request, and who wrote what. */
export const thread: typeof en = {
  request: 'Zapytanie',
  business: 'Firma',
  timing: 'Termin',
  cost: 'Koszt',
  quality: 'Jakość',
  budget: 'Budżet',
  dropshipping: 'Dropshipping',
  yes: 'Tak',
  no: 'Nie',
  noAnswer: 'Brak odpowiedzi',
  files: 'Pliki',
  firstWords: 'Pierwsza wiadomość',
  nothingSaid: 'Sprzedawca nie podał szczegółów.',
  edited: 'po edycji',
  withdrawn: 'Wycofane przez sprzedawcę.',
  partGone: 'To już nie należy do tej wiadomości.',
  wrote: ({ name }) => `${name} pisze`,
  wroteOn: ({ name, part, parts }) => `${name} pisze, część ${part} z ${parts}`,
  /** Somebody's own words, set apart from ours. */
  quoted: ({ words }) => `„${words}”`,
  theirTime: ({ time }) => `tam jest ${time}`,
};
