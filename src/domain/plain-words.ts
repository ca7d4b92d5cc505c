/** Characters nobody sees: joiners, direction marks, soft hyphens, variation selectors. They must not hide a prefix. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]|(?!\s)\p{Cc}/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&gt;': '>', '&lt;': '<', '&amp;': '&' };

/** Letters that Unicode does not take apart into a base and an accent. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
};

/** Text as an eye sees it: entities decoded, invisible characters gone, look-alike widths (`／`, `：`) made plain, lower case. */
export function asSeen(text: string): string {
  const decoded = text.replace(/&(?:gt|lt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
  return decoded.replace(INVISIBLE, '').normalize('NFKC').toLowerCase().normalize('NFC');
}

/** `asSeen` without accents: "Privé" and "prive" are the same word. */
export function withoutAccents(text: string): string {
  return asSeen(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łøđðħıæœßþ]/g, (letter) => PLAIN_LETTERS[letter] ?? letter);
}
