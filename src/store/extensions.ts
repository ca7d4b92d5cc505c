import type pg from 'pg';

/** Parts of PostgreSQL's own contrib: searching with slips, without accents, and both in one index with the organization. */
const EXTENSIONS = ['btree_gin', 'pg_trgm', 'unaccent'];

/** The database lacks an extension and the role of DATABASE_URL may not add it. `sql` is what an administrator runs once. */
export class ExtensionMissing extends Error {
  override name = 'ExtensionMissing';
  readonly sql: string;

  constructor(missing: readonly string[], reason: string) {
    const sql = missing.map((name) => `create extension if not exists ${name};`).join('\n');
    super(
      `Search needs the extensions ${missing.join(', ')} of PostgreSQL, and DATABASE_URL's role may not add them to this ` +
        `database (${reason}). Let an administrator of the database run this once, connected to it; where it says that an ` +
        `extension is not available, install the server's contrib package first:\n\n${sql}\n`,
    );
    this.sql = sql;
  }
}

/**
 * Adds the extensions that are absent. A plain owner of the database may: they are trusted ones.
 * @throws ExtensionMissing
 */
export async function prepareExtensions(client: pg.ClientBase): Promise<void> {
  const missing = await missingExtensions(client);
  try {
    for (const name of missing) await client.query(`create extension if not exists ${name}`);
  } catch (error) {
    if (!mayBeMended(error)) throw error;
    throw new ExtensionMissing(await missingExtensions(client), error.message);
  }
}

async function missingExtensions(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ extname: string }>('select extname from pg_extension');
  const present = rows.map(({ extname }) => extname);
  return EXTENSIONS.filter((name) => !present.includes(name));
}

/** Not permitted, or no such extension on the server: 42501, 0A000, and 58P01 or 22023 from older servers. */
function mayBeMended(error: unknown): error is Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return ['42501', '0A000', '58P01', '22023'].some((known) => known === code);
}
