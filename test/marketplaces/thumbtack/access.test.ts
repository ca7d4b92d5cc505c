import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LocalThumbtack } from '../../../sandbox/thumbtack/thumbtack.ts';
import { type AccessKeeper, createAccessKeeper } from '../../../src/marketplaces/thumbtack/access.ts';
import { type OauthClient, redeemCode } from '../../../src/marketplaces/thumbtack/oauth.ts';
import type { TokenKeeper } from '../../../src/marketplaces/tokens.ts';
import { ensureOrganization } from '../../../src/store/organizations.ts';
import { inOrganization } from '../../../src/store/scope.ts';
import { upstreamTools } from '../../../src/wiring/upstream-tools.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { startTestThumbtack } from '../../support/local-thumbtack.ts';
import { quietLog } from '../../support/quiet-log.ts';

const OLD_KEY = randomBytes(32);
const NEW_KEY = randomBytes(32);

let database: TestDatabase;
let thumbtack: LocalThumbtack;
let organizationId: number;
let client: OauthClient;

beforeAll(async () => {
  [database, thumbtack] = await Promise.all([createTestDatabase(), startTestThumbtack()]);
  organizationId = await ensureOrganization(database.db);
  const tokenUrl = new URL('/oauth2/token', thumbtack.url);
  client = { tokenUrl, clientId: 'client', clientSecret: 'client secret', now: () => new Date(), log: quietLog };
});

afterAll(async () => {
  await thumbtack.close();
  await database.close();
});

beforeEach(async () => {
  const answer = await redeemCode(client, { code: thumbtack.oauth.agree(), redirectUri: 'http://jobline.example' });
  if (answer.kind !== 'tokens') throw new Error(`no tokens: ${answer.kind}`);
  await tokens(OLD_KEY).begin(answer.tokens);
  thumbtack.oauth.counts.renewed = 0;
  thumbtack.oauth.counts.refused = 0;
});

function tokens(...keys: Buffer[]): TokenKeeper {
  return upstreamTools(database.db, { upstream: 'thumbtack', organizationId: () => organizationId }, keys).tokens;
}

/** As a copy of the app has it. */
function copy(...keys: Buffer[]): AccessKeeper {
  return createAccessKeeper(client, tokens(...(keys.length > 0 ? keys : [OLD_KEY])));
}

function isGood(token: string): boolean {
  return thumbtack.oauth.isGood(`Bearer ${token}`);
}

async function expire(): Promise<void> {
  await inOrganization(database.db, organizationId, (tx) =>
    tx.updateTable('upstream_connections').set({ access_until: new Date() }).execute(),
  );
  thumbtack.oauth.expireAccess();
}

async function storedRow() {
  return inOrganization(database.db, organizationId, (tx) =>
    tx.selectFrom('upstream_connections').selectAll().executeTakeFirstOrThrow(),
  );
}

describe('an access token', () => {
  it('is used until it ends', async () => {
    const [one, other] = await Promise.all([copy().get(), copy().get()]);
    expect(one).toEqual(other);
    expect(one.kind === 'token' && isGood(one.token)).toBe(true);
    expect(thumbtack.oauth.counts).toEqual({ renewed: 0, refused: 0 });
  });

  it('is renewed once, however many copies of the app need it at the same moment', async () => {
    await expire();
    const copies = [copy(), copy(), copy()];
    const given = await Promise.all(copies.flatMap((one) => [one.get(), one.get()]));
    expect(new Set(given.map((one) => (one.kind === 'token' ? one.token : one.kind))).size).toBe(1);
    expect(given.every((one) => one.kind === 'token' && isGood(one.token))).toBe(true);
    expect(thumbtack.oauth.counts).toEqual({ renewed: 1, refused: 0 });
  });

  it('that is no longer taken is renewed once, however many find that out', async () => {
    const before = await copy().get();
    if (before.kind !== 'token') throw new Error(before.kind);
    thumbtack.oauth.expireAccess();
    const given = await Promise.all([copy(), copy()].map((one) => one.getAfter(before.version)));
    expect(given.every((one) => one.kind === 'token' && isGood(one.token))).toBe(true);
    expect(await copy().getAfter(before.version)).toEqual(given[0]);
    expect(thumbtack.oauth.counts).toEqual({ renewed: 1, refused: 0 });
  });

  it('is asked for again after a server that was out of order, with the same refresh token', async () => {
    await expire();
    thumbtack.faults.next(1, 'token', { do: 'answer', status: 503 });
    thumbtack.faults.next(1, 'token', { do: 'cut' });
    expect(await copy().get()).toEqual({ kind: 'unreachable' });
    expect(await copy().get()).toEqual({ kind: 'unreachable' });
    expect(await copy().get()).toMatchObject({ kind: 'token' });
    expect(thumbtack.oauth.counts).toEqual({ renewed: 1, refused: 0 });
  });

  it('whose successor was lost on its way is given again in the minute in which a spent one is still taken', async () => {
    await expire();
    thumbtack.faults.next(1, 'token', { do: 'take and cut' });
    expect(await copy().get()).toEqual({ kind: 'unreachable' });
    const given = await copy().get();
    expect(given.kind === 'token' && isGood(given.token)).toBe(true);
    expect(thumbtack.oauth.counts).toEqual({ renewed: 2, refused: 0 });
  });

  it('whose successor was lost longer ago is gone, and connecting anew is the way back', async () => {
    thumbtack.oauth.graceSeconds = 0;
    await expire();
    thumbtack.faults.next(1, 'token', { do: 'take and cut' });
    expect(await copy().get()).toEqual({ kind: 'unreachable' });
    expect(await copy().get()).toEqual({ kind: 'disconnected' });
    expect(await copy().get()).toEqual({ kind: 'disconnected' });
    expect((await storedRow()).lost_at).not.toBeNull();
    // The spent token was tried once, not at every message.
    expect(thumbtack.oauth.counts).toEqual({ renewed: 1, refused: 1 });
  });

  it('waits for a copy that died at it, no longer than its lease', async () => {
    await expire();
    const { version } = await storedRow();
    expect(await tokens(OLD_KEY).lease(version, 2_000)).toBe(true);
    expect(await tokens(OLD_KEY).lease(version, 2_000)).toBe(false);
    expect(await copy().get()).toMatchObject({ kind: 'token' });
    expect(thumbtack.oauth.counts).toEqual({ renewed: 1, refused: 0 });
  });
});

describe('what rests in the database', () => {
  it('is encrypted, and bound to its place', async () => {
    const given = await copy().get();
    const row = await storedRow();
    expect(JSON.stringify(row)).not.toContain(given.kind === 'token' ? given.token : '-');
    expect(JSON.stringify(row)).not.toMatch(/(access|refresh)-[0-9a-f]{24}/);
    await inOrganization(database.db, organizationId, (tx) =>
      tx.updateTable('upstream_connections').set({ access_token: row.refresh_token }).execute(),
    );
    expect(await copy().get()).toEqual({ kind: 'disconnected' });
  });

  it('opens with any of the keys, and moves to the first one as it is renewed', async () => {
    expect(await copy(NEW_KEY).get()).toEqual({ kind: 'disconnected' });
    expect(await copy(NEW_KEY, OLD_KEY).get()).toMatchObject({ kind: 'token' });
    await expire();
    expect(await copy(NEW_KEY, OLD_KEY).get()).toMatchObject({ kind: 'token' });
    expect(await copy(NEW_KEY).get()).toMatchObject({ kind: 'token' });
    expect(await copy(OLD_KEY).get()).toEqual({ kind: 'disconnected' });
  });
});
