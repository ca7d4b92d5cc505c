import type { failures as en } from '../en/failures.ts';

/** Why something did not arrive, as a sentence. */
export const failures: typeof en = {
  no_marketplace: () => 'Der er ikke forbundet nogen markedsplads.',
  refused: ({ status }) => `Markedspladsen tog ikke imod det (${status}).`,
  not_taken_yet: () => 'Markedspladsen har ikke taget imod det endnu.',
  endpoint_off: () => 'Markedspladsen har slået sin adresse fra (410).',
  gave_up: () => 'Markedspladsen kunne ikke tage imod det i 24 timer.',
  internal: () => 'Noget gik galt hos os.',
};
