import type { dialogs as en } from '../en/dialogs.ts';

/** What dialogs share. */
export const dialogs: typeof en = {
  cancel: 'Abbrechen',
  close: 'Schließen',
  save: 'Speichern',
};
