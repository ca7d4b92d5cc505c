import type { files as en } from '../en/files.ts';

/** What a merchant reads where a link to a file leads to none. */
export const files: typeof en = {
  unknown: () => 'Dette link fører ikke til nogen fil.',
  expired: () => 'Linket er udløbet efter syv dage. Bed om filen igen i samtalen.',
  gone: () => 'Filen er blevet slettet eller trukket tilbage.',
  unavailable: () => 'Filen kan ikke hentes lige nu. Prøv igen om et par minutter.',
};
