import type { dialogs as en } from '../en/dialogs.ts';

/** What dialogs share. */
export const dialogs: typeof en = {
  cancel: 'Annuller',
  close: 'Luk',
  save: 'Gem',
};
