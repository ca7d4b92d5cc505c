import type { thread as en } from '../en/thread.ts';

/** What stands in a thread beside the talk: the request, and who wrote what. */
export const thread: typeof en = {
  request: 'Forespørselen',
  business: 'Virksomheten',
  timing: 'Tid',
  cost: 'Pris',
  quality: 'Kvalitet',
  budget: 'Budsjett',
  dropshipping: 'Dropshipping',
  yes: 'Ja',
  no: 'Nei',
  noAnswer: 'Ikke besvart',
  files: 'Filer',
  firstWords: 'Første melding',
  nothingSaid: 'Forhandleren har ikke skrevet noe nærmere.',
  edited: 'redigert',
  withdrawn: 'Trukket tilbake av forhandleren.',
  partGone: 'Hører ikke lenger til denne meldingen.',
  wrote: ({ name }) => `${name} skrev`,
  wroteOn: ({ name, part, parts }) => `${name} skrev, del ${part} av ${parts}`,
  /** Somebody's own words, set apart from ours. */
  quoted: ({ words }) => `«${words}»`,
  theirTime: ({ time }) => `kl. ${time} lokal tid`,
};
