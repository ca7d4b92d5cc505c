import type { Settled } from '../deliveries/delivery.ts';
import type { Logger } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { TOKEN_GONE } from '../slack/failures.ts';
import { RATE_LIMITED } from '../store/gates.ts';
import { type Db, inOrganization } from '../store/scope.ts';
import { connectOrganization, disconnectOrganization } from '../use-cases/organizations/tell-connection.ts';

interface ObserverDeps {
  db: Db;
  now: () => Date;
  log: Logger;
}

/** Told of every outcome that is stored. */
export function observeOutcomes(metrics: Metrics, deps: ObserverDeps): (settled: Settled) => void {
  const watch = watchConnections(deps);
  return (settled) => {
    const { delivery, outcome } = settled;
    metrics.settled(delivery.kind, outcome.kind);
    if ('gate' in outcome && outcome.gate?.reason === RATE_LIMITED) metrics.rateLimited(outcome.gate.key);
    void watch(settled);
  };
}

/**
 * A call to Slack that refuses our token says that the workspace is gone, also where the event that should have said so was
 * missed; one that succeeds after that says that it is back.
 */
function watchConnections({ db, now, log }: ObserverDeps): (settled: Settled) => Promise<void> {
  const lost = new Set<number>();
  return async ({ delivery: { organizationId, gate }, outcome }) => {
    if (!gate.startsWith('slack:')) return;
    const isRefused = 'gate' in outcome && outcome.gate !== undefined && TOKEN_GONE.has(outcome.gate.reason);
    const wasLost = lost.has(organizationId);
    if (isRefused === wasLost || (!isRefused && outcome.kind !== 'done')) return;
    try {
      if (isRefused) lost.add(organizationId);
      else lost.delete(organizationId);
      const change = isRefused ? disconnectOrganization : connectOrganization;
      await inOrganization(db, organizationId, (tx) => change(tx, now()));
    } catch (error) {
      // The next call that ends the same way says it again.
      if (isRefused) lost.delete(organizationId);
      else lost.add(organizationId);
      log.error({ err: error, organizationId }, 'a change of the connection could not be stored');
    }
  };
}
