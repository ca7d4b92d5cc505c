import pg from 'pg';

/**
 * A share in a running embedded server: one connection with a shared lock, held as long as this process uses the server.
 * The lock goes with the process, also at kill -9, so nobody ever waits for the dead, and whoever gets the exclusive lock
 * knows to be the last.
 */
export interface Keeper {
  /** Resolves when the connection is gone, by the server's end or by `release`. */
  lost: Promise<void>;
  /** Gives the share back. True when nobody else has one: the caller then stops the server. */
  release(): Promise<boolean>;
}

/** Any number will do, as long as every copy of Jobline uses the same. */
const lockKey = 7_250_311;

/** Undefined when no server answers there, when it is not the one of this folder, or when it is about to be stopped. */
export async function keep(options: { url: string; dataDir: string }): Promise<Keeper | undefined> {
  const client = new pg.Client({
    connectionString: options.url,
    application_name: 'jobline keeper',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  const { promise: lost, resolve: lose } = Promise.withResolvers<void>();
  client.once('end', () => lose());
  client.on('error', () => lose());
  try {
    await client.connect();
    const answer = await client.query<{ folder: string; shared: boolean }>(
      `select current_setting('data_directory') as folder, pg_try_advisory_lock_shared($1) as shared`,
      [lockKey],
    );
    const [row] = answer.rows;
    if (row?.folder === options.dataDir && row.shared) return { lost, release: () => release(client) };
    await client.end();
    return undefined;
  } catch (error) {
    await client.end();
    if (error instanceof Error) return undefined;
    throw error;
  }
}

async function release(client: pg.Client): Promise<boolean> {
  try {
    const answer = await client.query<{ alone: boolean }>(
      'select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as alone',
      [lockKey],
    );
    const alone = answer.rows[0]?.alone === true;
    // Alone, the lock is kept until the server's end cuts the connection: nobody can come in between.
    if (!alone) await client.end();
    return alone;
  } catch (error) {
    // The server went away by itself, so there is nothing to stop; one that came back since is somebody else's.
    if (error instanceof Error) return false;
    throw error;
  }
}
