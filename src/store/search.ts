import { type RawBuilder, sql } from 'kysely';
import type { Reader } from './reading.ts';

/** From how many of a word's three-letter pieces two words are the same but for a slip: "candels" has half of "candles". */
const ALIKE = 0.5;
const MOST_LETTERS = 200;
const MOST_WORDS = 8;
/** Of longer words a swap of two letters is one slip among many pieces. */
const SWAPS_UP_TO = 12;

export interface Search {
  /** Threads in which every word stands: `thread_id`, and how well as `rank`. */
  threads: RawBuilder<{ thread_id: number; rank: number }>;
}

/**
 * The one reader of `job_search`: the table has no row-level security, so the organization is named here. Accents, capitals
 * and a slip in a word are forgiven. Undefined where nothing is asked for.
 */
export async function searchThreads(reader: Reader, said: string): Promise<Search | undefined> {
  const asked = said.toWellFormed().replaceAll('\0', '').slice(0, MOST_LETTERS);
  const [{ rows }] = await Promise.all([
    sql<{ plain: string }>`select plain_words(${asked}) as plain`.execute(reader),
    sql`select set_config('pg_trgm.word_similarity_threshold', ${String(ALIKE)}, true)`.execute(reader),
  ]);
  const words = readWords(rows[0]?.plain ?? '');
  if (words.length === 0) return undefined;
  const found = words.map((word) => sql`(words like any (${patternsOf(word)}::text[]) or ${word}::text <% words)`);
  const ranks = words.map(
    (word) => sql`case when words like ${contains(word)} then 1 else word_similarity(${word}::text, words) end`,
  );
  return {
    threads: sql`
      select thread_id, ${sql.join(ranks, sql` + `)} as rank from job_search
      where organization_id = ${reader.organizationId} and ${sql.join(found, sql` and `)}`,
  };
}

function readWords(plain: string): string[] {
  const words = plain.split(/\s+/).map((word) => word.replace(/^https?:\/\//, '').replace(/^www\./, ''));
  return [...new Set(words.map((word) => word.replace(/\/+$/, '')))].filter(Boolean).slice(0, MOST_WORDS);
}

/**
 * The word as it is, and with each two neighbours swapped: three letters at a time, short words are not alike then. Of letters
 * beyond ASCII a database may know no pieces, so there the other slips are spelled out too.
 */
function patternsOf(word: string): string[] {
  const letters = [...word].map((letter) => letter.replace(/[\\%_]/, '\\$&'));
  const patterns = [letters];
  if (letters.length >= 4 && letters.length <= SWAPS_UP_TO) {
    for (const [at, letter] of letters.entries()) {
      const next = letters[at + 1];
      if (next !== undefined) patterns.push(letters.with(at, next).with(at + 1, letter));
      if (/\P{ASCII}/u.test(word))
        patterns.push(letters.with(at, '_'), letters.toSpliced(at, 1), letters.toSpliced(at, 0, '_'));
    }
  }
  return [...new Set(patterns.map((pattern) => `%${pattern.join('')}%`))];
}

function contains(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}
