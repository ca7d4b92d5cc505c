import type { thread as en } from '../en/thread.ts';

/** What stands in a thread beside the talk: the request, and who wrote what. */
export const thread: typeof en = {
  request: 'De aanvraag',
  business: 'Het bedrijf',
  timing: 'Planning',
  cost: 'Kosten',
  quality: 'Kwaliteit',
  budget: 'Budget',
  dropshipping: 'Dropshipping',
  yes: 'Ja',
  no: 'Nee',
  noAnswer: 'Geen antwoord',
  files: 'Bestanden',
  firstWords: 'Eerste bericht',
  nothingSaid: 'De merchant heeft geen details gegeven.',
  edited: 'bewerkt',
  withdrawn: 'Ingetrokken door de merchant.',
  partGone: 'Hoort niet meer bij dit bericht.',
  wrote: ({ name }) => `${name} schreef`,
  wroteOn: ({ name, part, parts }) => `${name} schreef, deel ${part} van ${parts}`,
  quoted: ({ words }) => `“${words}”`,
  theirTime: ({ time }) => `daar is het ${time}`,
};
