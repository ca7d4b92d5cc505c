import type { UpstreamTools } from '../marketplaces/adapter.ts';
import type { Db, Tx } from '../store/scope.ts';
import { inOrganization } from '../store/scope.ts';
import { createSeal } from '../store/sealing.ts';
import {
  beginSend,
  claimedMessages,
  countUnnamedSends,
  findSend,
  forgetSend,
  settleSend,
} from '../store/upstream-sends.ts';
import {
  beginTokens,
  leaseTokens,
  loseTokens,
  readTokens,
  releaseTokens,
  replaceTokens,
} from '../store/upstream-tokens.ts';

/** What an upstream keeps in the database, of one organization's account there. */
export function upstreamTools(
  db: Db,
  of: { upstream: string; organizationId: () => number },
  keys: readonly Buffer[],
): Pick<UpstreamTools, 'tokens' | 'sends'> {
  const { upstream } = of;
  const seal = createSeal(keys);
  const account = () => ({ upstream, organizationId: of.organizationId() });
  const inOwn = <T>(fn: (tx: Tx) => Promise<T>) => inOrganization(db, of.organizationId(), fn);
  return {
    tokens: {
      read: () => readTokens(db, seal, account()),
      lease: (version, forMs) => leaseTokens(db, account(), version, forMs),
      release: (version) => releaseTokens(db, account(), version),
      replace: (version, tokens) => replaceTokens(db, seal, account(), { version, tokens }),
      lose: (version) => loseTokens(db, account(), version),
      begin: (tokens) => beginTokens(db, seal, account(), tokens),
    },
    sends: {
      find: (id) => inOwn((tx) => findSend(tx, id)),
      begin: (send) => inOwn((tx) => beginSend(tx, { upstream, ...send })),
      missed: (id) => inOwn((tx) => forgetSend(tx, id)),
      sent: (id, messageId) => inOwn((tx) => settleSend(tx, id, messageId)),
      claimed: (ids) => inOwn((tx) => claimedMessages(tx, upstream, ids)),
      unnamed: (send, sinceMs) => inOwn((tx) => countUnnamedSends(tx, { upstream, ...send }, sinceMs)),
    },
  };
}
