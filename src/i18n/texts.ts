import type { Language } from '../domain/language.ts';
import { en } from './en.ts';
import { type Formats, formatsFor } from './formats.ts';

/** Every text of one language; `en` is the type, so a language that lacks one does not compile. */
export type Catalogue = typeof en;

export interface Texts extends Catalogue {
  language: Language;
  formats: Formats;
}

/** Languages without a catalogue of their own yet speak English. */
const CATALOGUES: Partial<Record<Language, Catalogue>> = { en };

const known = new Map<Language, Texts>();

/** The texts that a reader of this language gets. */
export function texts(language: Language): Texts {
  const found = known.get(language);
  if (found) return found;
  const catalogue = CATALOGUES[language];
  const spoken = catalogue ? language : 'en';
  const made: Texts = { ...(catalogue ?? en), language: spoken, formats: formatsFor(spoken) };
  known.set(language, made);
  return made;
}
