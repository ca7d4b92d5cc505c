import type { failures as en } from '../en/failures.ts';

/** Why something did not arrive, as a sentence. */
export const failures: typeof en = {
  no_marketplace: () => 'Er is geen marktplaats gekoppeld.',
  refused: ({ status }) => `De marktplaats heeft het geweigerd (${status}).`,
  not_taken_yet: () => 'De marktplaats heeft het nog niet aangenomen.',
  endpoint_off: () => 'De marktplaats heeft zijn adres uitgeschakeld (410).',
  gave_up: () => 'De marktplaats kon het 24 uur lang niet aannemen.',
  internal: () => 'Er ging iets mis aan onze kant.',
};
