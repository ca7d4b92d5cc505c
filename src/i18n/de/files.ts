import type { files as en } from '../en/files.ts';

/** What a merchant reads where a link to a file leads to none. */
export const files: typeof en = {
  unknown: {
    title: 'Dieser Link führt zu keiner Datei',
    words: 'Vielleicht ist unterwegs ein Teil davon verloren gegangen.',
  },
  expired: {
    title: 'Dieser Link ist nach sieben Tagen abgelaufen',
    words: 'Bitte in der Unterhaltung noch einmal um die Datei.',
  },
  gone: {
    title: 'Diese Datei wurde gelöscht oder zurückgenommen',
    words: 'Bitte in der Unterhaltung noch einmal um die Datei.',
  },
  unavailable: {
    title: 'Die Datei ist gerade nicht zu bekommen',
    words: 'Versuch es in ein paar Minuten noch einmal.',
  },
};
