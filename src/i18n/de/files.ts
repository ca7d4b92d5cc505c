import type { files as en } from '../en/files.ts';

/** What a merchant reads where a link to a file leads to none. */
export const files: typeof en = {
  unknown: () => 'Dieser Link führt zu keiner Datei.',
  expired: () => 'Dieser Link ist nach sieben Tagen abgelaufen. Bitte in der Unterhaltung noch einmal um die Datei.',
  gone: () => 'Diese Datei wurde gelöscht oder zurückgenommen.',
  unavailable: () => 'Die Datei ist gerade nicht zu bekommen. Versuch es in ein paar Minuten noch einmal.',
};
