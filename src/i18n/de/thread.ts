import type { thread as en } from '../en/thread.ts';

/** What stands in a thread beside the talk: the request, and who wrote what. */
export const thread: typeof en = {
  request: 'Die Anfrage',
  business: 'Das Unternehmen',
  timing: 'Zeit',
  cost: 'Kosten',
  quality: 'Qualität',
  budget: 'Budget',
  dropshipping: 'Dropshipping',
  yes: 'Ja',
  no: 'Nein',
  noAnswer: 'Keine Angabe',
  files: 'Dateien',
  firstWords: 'Erste Nachricht',
  nothingSaid: 'Der Händler hat nichts Näheres angegeben.',
  edited: 'bearbeitet',
  withdrawn: 'Vom Händler zurückgezogen.',
  partGone: 'Gehört nicht mehr zu dieser Nachricht.',
  wrote: ({ name }) => `${name} hat geschrieben`,
  wroteOn: ({ name, part, parts }) => `${name} hat geschrieben, Teil ${part} von ${parts}`,
  quoted: ({ words }) => `„${words}“`,
  theirTime: ({ time }) => `${time} Uhr vor Ort`,
};
