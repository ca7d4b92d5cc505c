/** Languages that people may choose. */
export const LANGUAGES = ['en', 'de', 'da', 'nb', 'nl', 'pl'] as const;
export type Language = (typeof LANGUAGES)[number];
