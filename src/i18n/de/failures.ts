import type { failures as en } from '../en/failures.ts';

/** Why something did not arrive, as a sentence. */
export const failures: typeof en = {
  no_marketplace: () => 'Es ist kein Marktplatz verbunden.',
  refused: ({ status }) => `Der Marktplatz hat es nicht angenommen (${status}).`,
  not_taken_yet: () => 'Der Marktplatz hat es noch nicht angenommen.',
  endpoint_off: () => 'Der Marktplatz hat seine Adresse abgeschaltet (410).',
  gave_up: () => 'Der Marktplatz konnte es 24 Stunden lang nicht annehmen.',
  internal: () => 'Bei uns ist etwas schiefgegangen.',
};
