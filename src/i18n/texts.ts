import type { Language } from '../domain/language.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { type Formats, formatsFor } from './formats.ts';
import { nb } from './nb.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';

/** Every text of one language; `en` is the type, so a language that lacks one does not compile. */
export type Catalogue = typeof en;

export interface Texts extends Catalogue {
  language: Language;
  formats: Formats;
}

const CATALOGUES: Record<Language, Catalogue> = { en, de, da, nb, nl, pl };

const known = new Map<Language, Texts>();

/** The texts that a reader of this language gets. */
export function texts(language: Language): Texts {
  const found = known.get(language);
  if (found) return found;
  const made: Texts = { ...CATALOGUES[language], language, formats: formatsFor(language) };
  known.set(language, made);
  return made;
}
