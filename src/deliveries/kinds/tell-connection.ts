import { forgetConnected } from '../../store/installations.ts';
import { outsideOrganization } from '../../store/preferences.ts';
import { readInOrganization } from '../../store/reading.ts';
import { showEndpointOff } from '../../use-cases/conversations/show-endpoint-off.ts';
import type { ConnectionPayload } from '../../use-cases/organizations/tell-connection.ts';
import { turnedOff } from '../channel-outcome.ts';
import type { SendingKind, Settled } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { reachMarketplace } from '../reach-marketplace.ts';

/** Tells the marketplace that we work with the organization's workspace, or no longer do. */
export function tellConnection(deps: DeliveryDeps): SendingKind {
  return {
    type: 'send',
    async run(delivery, guard) {
      const { type, at } = delivery.payload as ConnectionPayload;
      const organization = await readInOrganization(deps.db, delivery.organizationId, outsideOrganization);
      return reachMarketplace(deps, delivery, guard, { type, organization, at: new Date(at) });
    },
    async settled(tx, settled) {
      // The next start tells it: a marketplace may be connected by then.
      const isUntold = ({ delivery, outcome }: Settled) =>
        delivery.subject === 'organization.connected' && (outcome.kind === 'cancelled' || outcome.kind === 'failed');
      if (settled.some(isUntold)) await forgetConnected(tx);
      if (settled.some(({ outcome }) => turnedOff(outcome))) await showEndpointOff(tx);
    },
  };
}
