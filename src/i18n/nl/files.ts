import type { files as en } from '../en/files.ts';

/** What a merchant reads where a link to a file leads to none. */
export const files: typeof en = {
  unknown: {
    title: 'Deze link leidt niet naar een bestand',
    words: 'Misschien is er onderweg een deel van verloren gegaan.',
  },
  expired: { title: 'Deze link is na zeven dagen verlopen', words: 'Vraag in het gesprek opnieuw om het bestand.' },
  gone: { title: 'Dit bestand is verwijderd of teruggehaald', words: 'Vraag in het gesprek opnieuw om het bestand.' },
  unavailable: { title: 'Het bestand is nu niet op te halen', words: 'Probeer het over een paar minuten opnieuw.' },
};
