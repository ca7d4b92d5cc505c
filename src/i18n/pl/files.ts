import type { files as en } from '../en/files.ts';

/** What a merchant reads where a link to a file leads to none. */
export const files: typeof en = {
  unknown: () => 'Ten link nie prowadzi do żadnego pliku.',
  expired: () => 'Ten link wygasł po siedmiu dniach. Poproś w rozmowie o plik jeszcze raz.',
  gone: () => 'Ten plik został usunięty lub wycofany.',
  unavailable: () => 'Pliku nie można teraz pobrać. Spróbuj ponownie za kilka minut.',
};
