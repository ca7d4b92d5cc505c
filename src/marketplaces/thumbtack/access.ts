import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../../log.ts';
import type { KeptTokens, NewTokens, TokenKeeper } from '../tokens.ts';
import { type OauthClient, renewTokens } from './oauth.ts';

/** So long before its end an access token is renewed. */
const MARGIN_MS = 60_000;
/** Longer than the token endpoint may take; shorter than the minute in which Thumbtack takes a spent token again. */
const LEASE_MS = 20_000;
const LOOK_AGAIN_MS = 100;
const STORING_PAUSES_MS = [0, 100, 300, 1000, 3000, 6000];

export type Access =
  | { kind: 'token'; token: string; version: number }
  /** Nobody has connected the account, or its tokens no longer work. */
  | { kind: 'disconnected' }
  | { kind: 'refused'; status: number }
  | { kind: 'unreachable' };

/** Gives access tokens that are good for the next call; renews them, once for all copies of the app. */
export interface AccessKeeper {
  get(): Promise<Access>;
  /** The API did not take the token of this version: gives the one after it. */
  getAfter(version: number): Promise<Access>;
}

export function createAccessKeeper(client: OauthClient, keeper: TokenKeeper): AccessKeeper {
  const { now, log } = client;
  let underWay: Promise<Access> | undefined;

  /** Who asks meanwhile gets the same answer. */
  function renewed(version: number): Promise<Access> {
    underWay ??= renew(client, keeper, version).finally(() => {
      underWay = undefined;
    });
    return underWay;
  }

  return {
    async get() {
      const kept = await keeper.read();
      if (!kept || kept.lost) return { kind: 'disconnected' };
      const isGood = kept.accessUntil.getTime() - MARGIN_MS > now().getTime();
      return isGood ? tokenOf(kept) : renewed(kept.version);
    },
    async getAfter(version) {
      const kept = await keeper.read();
      if (!kept || kept.lost) return { kind: 'disconnected' };
      if (kept.version !== version) return tokenOf(kept);
      log.info('thumbtack no longer takes the access token, renewing it');
      return renewed(version);
    },
  };
}

async function renew(client: OauthClient, keeper: TokenKeeper, version: number): Promise<Access> {
  const giveUpAt = performance.now() + LEASE_MS;
  while (performance.now() < giveUpAt) {
    const kept = await keeper.read();
    if (!kept || kept.lost) return { kind: 'disconnected' };
    if (kept.version !== version) return tokenOf(kept);
    if (await keeper.lease(version, LEASE_MS)) return spend(client, keeper, kept);
    // Another copy is at it: its answer is ours too.
    await wait(LOOK_AGAIN_MS);
  }
  return { kind: 'unreachable' };
}

async function spend(client: OauthClient, keeper: TokenKeeper, kept: KeptTokens): Promise<Access> {
  const { version } = kept;
  const answer = await renewTokens(client, kept.refresh);
  if (answer.kind === 'tokens') {
    await store(keeper, version, answer.tokens, client.log);
    const stored = await keeper.read();
    return stored ? tokenOf(stored) : { kind: 'disconnected' };
  }
  if (answer.kind === 'invalid_grant') {
    await keeper.lose(version);
    const now = await keeper.read();
    if (now && !now.lost) return tokenOf(now);
    client.log.error('thumbtack is disconnected: its refresh token is spent or was taken back. Connect it again');
    return { kind: 'disconnected' };
  }
  await keeper.release(version);
  return answer;
}

/** The old token is spent: while this copy lives, it does not let go of the new one. */
async function store(keeper: TokenKeeper, version: number, tokens: NewTokens, log: Logger): Promise<void> {
  for (const [tries, pause] of STORING_PAUSES_MS.entries()) {
    await wait(pause);
    try {
      await keeper.replace(version, tokens);
      return;
    } catch (error) {
      log.error({ err: error, tries: tries + 1 }, 'thumbtack’s new tokens could not be stored');
      if (tries === STORING_PAUSES_MS.length - 1) throw error;
    }
  }
}

function tokenOf({ access, version }: KeptTokens): Access {
  return { kind: 'token', token: access, version };
}
