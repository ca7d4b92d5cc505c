import type { failures as en } from '../en/failures.ts';

/** Why something did not arrive, as a sentence. */
export const failures: typeof en = {
  no_marketplace: () => 'Ingen markedsplass er koblet til.',
  refused: ({ status }) => `Markedsplassen tok ikke imot det (${status}).`,
  not_taken_yet: () => 'Markedsplassen har ikke tatt imot det ennå.',
  endpoint_off: () => 'Markedsplassen har slått av adressen sin (410).',
  gave_up: () => 'Markedsplassen kunne ikke ta imot det på 24 timer.',
  internal: () => 'Noe gikk galt hos oss.',
};
