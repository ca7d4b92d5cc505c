import { sql } from 'kysely';
import { type Db, inOrganization, type Tx } from './scope.ts';
import type { Seal } from './sealing.ts';

/** Tokens as they are used; where they rest, they are sealed. */
export interface OpenTokens {
  refresh: string;
  access: string;
  accessUntil: Date;
}

export interface StoredTokens extends OpenTokens {
  version: number;
  /** The refresh token is no longer taken, or none of the keys opens it. */
  lost: boolean;
}

interface Account {
  organizationId: number;
  upstream: string;
}

/** The tokens of an organization's account on an upstream; undefined before it was connected. */
export async function readTokens(db: Db, seal: Seal, account: Account): Promise<StoredTokens | undefined> {
  const row = await inOrganization(db, account.organizationId, (tx) =>
    tx.selectFrom('upstream_connections').selectAll().where('upstream', '=', account.upstream).executeTakeFirst(),
  );
  if (!row) return undefined;
  const refresh = seal.open(row.refresh_token, placeOf(account, 'refresh'));
  const access = seal.open(row.access_token, placeOf(account, 'access'));
  return {
    version: row.version,
    refresh: refresh ?? '',
    access: access ?? '',
    accessUntil: row.access_until,
    lost: row.lost_at !== null || refresh === undefined || access === undefined,
  };
}

/** One copy at a time may spend the refresh token of a version: the row decides who. */
export async function leaseTokens(db: Db, account: Account, version: number, forMs: number): Promise<boolean> {
  return inOrganization(db, account.organizationId, async (tx) => {
    const row = await ofVersion(tx, account, version)
      .set({ leased_until: sql<Date>`now() + make_interval(secs => ${forMs / 1000})` })
      .where('leased_until', '<=', sql<Date>`now()`)
      .where('lost_at', 'is', null)
      .returning('version')
      .executeTakeFirst();
    return row !== undefined;
  });
}

export async function releaseTokens(db: Db, account: Account, version: number): Promise<void> {
  await inOrganization(db, account.organizationId, (tx) =>
    ofVersion(tx, account, version).set({ leased_until: sql<Date>`'-infinity'` }).execute(),
  );
}

/** Puts new tokens in the place of those of `version`, in one commit; false when others stand there by now. */
export async function replaceTokens(
  db: Db,
  seal: Seal,
  account: Account,
  { version, tokens }: { version: number; tokens: OpenTokens },
): Promise<boolean> {
  return inOrganization(db, account.organizationId, async (tx) => {
    const row = await ofVersion(tx, account, version)
      .set({ ...sealed(seal, account, tokens), ...FRESH, version: version + 1 })
      .returning('version')
      .executeTakeFirst();
    return row !== undefined;
  });
}

export async function loseTokens(db: Db, account: Account, version: number): Promise<void> {
  await inOrganization(db, account.organizationId, (tx) =>
    ofVersion(tx, account, version).set({ lost_at: sql<Date>`now()` }).execute(),
  );
}

/** The account is connected: whatever stood there is forgotten. */
export async function beginTokens(db: Db, seal: Seal, account: Account, tokens: OpenTokens): Promise<void> {
  const { organizationId, upstream } = account;
  const values = sealed(seal, account, tokens);
  await inOrganization(db, organizationId, (tx) =>
    tx
      .insertInto('upstream_connections')
      .values({ organization_id: organizationId, upstream, ...values })
      .onConflict((conflict) =>
        conflict.columns(['organization_id', 'upstream']).doUpdateSet({
          ...values,
          ...FRESH,
          version: sql<number>`upstream_connections.version + 1`,
          connected_at: sql<Date>`now()`,
        }),
      )
      .execute(),
  );
}

const FRESH = { leased_until: sql<Date>`'-infinity'`, lost_at: null };

function ofVersion(tx: Tx, { upstream }: Account, version: number) {
  return tx.updateTable('upstream_connections').where('upstream', '=', upstream).where('version', '=', version);
}

function sealed(seal: Seal, account: Account, { refresh, access, accessUntil }: OpenTokens) {
  return {
    refresh_token: seal.seal(refresh, placeOf(account, 'refresh')),
    access_token: seal.seal(access, placeOf(account, 'access')),
    access_until: accessUntil,
  };
}

function placeOf({ organizationId, upstream }: Account, what: 'refresh' | 'access'): string {
  return `upstream:${organizationId}:${upstream}:${what}`;
}
