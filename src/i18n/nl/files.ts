import type { files as en } from '../en/files.ts';

/** What a merchant reads where a link to a file leads to none. */
export const files: typeof en = {
  unknown: () => 'Deze link leidt niet naar een bestand.',
  expired: () => 'Deze link is na zeven dagen verlopen. Vraag in het gesprek opnieuw om het bestand.',
  gone: () => 'Dit bestand is verwijderd of teruggehaald.',
  unavailable: () => 'Het bestand is nu niet op te halen. Probeer het over een paar minuten opnieuw.',
};
