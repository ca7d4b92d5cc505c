import type { files as en } from '../en/files.ts';

/** What a merchant reads where a link to a file leads to none. */
export const files: typeof en = {
  unknown: { title: 'Dette link fører ikke til nogen fil', words: 'Måske er en del af det gået tabt undervejs.' },
  expired: { title: 'Linket er udløbet efter syv dage', words: 'Bed om filen igen i samtalen.' },
  gone: { title: 'Filen er blevet slettet eller trukket tilbage', words: 'Bed om filen igen i samtalen.' },
  unavailable: { title: 'Filen kan ikke hentes lige nu', words: 'Prøv igen om et par minutter.' },
};
