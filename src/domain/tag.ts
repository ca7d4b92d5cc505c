/** A label shared by the whole organization. */
export interface Tag {
  id: number;
  name: string;
}

/** A tag that somebody means: one they picked, or one they named, which may not exist yet. */
export type TagRef = { id: number } | { name: string };

/** UTF-16 units: what Slack takes as the text of an option. */
export const TAG_NAME_LENGTH = 75;
/** Slack shows no more as chosen in one menu. */
export const TAGS_AT_ONCE = 100;

const INVISIBLE = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** What was typed for a tag, on one line and without what no screen shows. */
export function tagWords(words: string): string {
  return words.toWellFormed().replace(INVISIBLE, '').replace(/\s+/g, ' ').trim().normalize('NFC');
}

/** A tag's name as it is kept; undefined for what can be none. */
export function tagName(words: string): string | undefined {
  const name = tagWords(words);
  return name.length <= TAG_NAME_LENGTH && SEEN.test(name) ? name : undefined;
}
