import type { FileLine } from '../src/domain/card.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { oneLine } from './text.ts';

const NAME_LENGTH = 200;

/** Files by name and size, a line each; the names are the merchant's words. */
export function fileLines(files: readonly FileLine[], texts: Texts): string {
  return files
    .map(({ name, size }) => {
      const known = size !== undefined && size >= 0 ? ` · ${texts.formats.bytes(size)}` : '';
      return `📎 ${oneLine(name, NAME_LENGTH) || '–'}${known}`;
    })
    .join('\n');
}
