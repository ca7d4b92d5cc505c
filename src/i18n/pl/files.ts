import type { files as en } from '../en/files.ts';

/** What a merchant reads where a link to a file leads to none. */
export const files: typeof en = {
  unknown: { title: 'Ten link nie prowadzi do żadnego pliku', words: 'Być może jego część zaginęła po drodze.' },
  expired: { title: 'Ten link wygasł po siedmiu dniach', words: 'Poproś w rozmowie o plik jeszcze raz.' },
  gone: { title: 'Ten plik został usunięty lub wycofany', words: 'Poproś w rozmowie o plik jeszcze raz.' },
  unavailable: { title: 'Pliku nie można teraz pobrać', words: 'Spróbuj ponownie za kilka minut.' },
};
