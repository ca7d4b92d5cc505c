import type { failures as en } from '../en/failures.ts';

/** Why something did not arrive, as a sentence. */
export const failures: typeof en = {
  no_marketplace: () => 'Nie ma połączenia z żadną platformą.',
  refused: ({ status }) => `Platforma tego nie przyjęła (${status}).`,
  not_taken_yet: () => 'Platforma jeszcze tego nie przyjęła.',
  endpoint_off: () => 'Platforma wyłączyła swój adres (410).',
  gave_up: () => 'Platforma nie mogła tego przyjąć przez 24 godziny.',
  internal: () => 'Coś poszło nie tak po naszej stronie.',
};
