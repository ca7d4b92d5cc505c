/**
 * What the structure of an HTML mail says beside its words, as single characters that no mail contains: they are taken out of
 * what comes in.
 */
export const MARKS = {
  /** From here on everything is quoted, if it looks like that. */
  cut: '\uE000',
  /** This line says who wrote the quote below. */
  attribution: '\uE001',
  /** Around a signature. */
  signature: '\uE002',
  signatureEnd: '\uE003',
  /** Around the id of a picture. */
  picture: '\uE004',
  pictureEnd: '\uE005',
} as const;

const ANY = /[\uE000-\uE005]/g;

export function withoutMarks(text: string): string {
  return text.replace(ANY, '');
}

/** The ids of the pictures that stand in these words. */
export function picturesIn(text: string): string[] {
  return [...text.matchAll(/\uE004([^\uE005\n]{1,250})\uE005/g)].map(([, id = '']) => id);
}

/** The words without their pictures. */
export function withoutPictures(text: string): string {
  return text.replace(/\uE004[^\uE005\n]{0,250}\uE005[ \t]?/g, '');
}
