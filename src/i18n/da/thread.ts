import type { thread as en } from '../en/thread.ts';

/** What stands in a thread beside the talk: the request, and who wrote what. */
export const thread: typeof en = {
  request: 'Forespørgslen',
  business: 'Virksomheden',
  timing: 'Tid',
  cost: 'Pris',
  quality: 'Kvalitet',
  budget: 'Budget',
  dropshipping: 'Dropshipping',
  yes: 'Ja',
  no: 'Nej',
  noAnswer: 'Intet svar',
  files: 'Filer',
  firstWords: 'Første besked',
  nothingSaid: 'Shopejeren har ikke skrevet noget nærmere.',
  edited: 'redigeret',
  withdrawn: 'Trukket tilbage af shopejeren.',
  partGone: 'Hører ikke længere til denne besked.',
  wrote: ({ name }) => `${name} skrev`,
  wroteOn: ({ name, part, parts }) => `${name} skrev, del ${part} af ${parts}`,
  /** Somebody's own words, set apart from ours. */
  quoted: ({ words }) => `”${words}”`,
  theirTime: ({ time }) => `kl. ${time} lokal tid`,
};
