import type { OutboundEvent } from '../../domain/outbound-event.ts';
import { isAwayOver } from '../../domain/preferences.ts';
import { dayIn, isoDay } from '../../domain/working-hours.ts';
import { getPreferences, outsideOrganization } from '../../store/preferences.ts';
import { type Reader, readInOrganization } from '../../store/reading.ts';
import { listServices } from '../../store/services.ts';
import { showEndpointOff } from '../../use-cases/conversations/show-endpoint-off.ts';
import type { PreferencesPayload } from '../../use-cases/organizations/tell-preferences.ts';
import { turnedOff } from '../channel-outcome.ts';
import type { SendingKind } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { reachMarketplace } from '../reach-marketplace.ts';

/** Tells the marketplace what the organization offers, as it stands when this leaves. */
export function tellPreferences(deps: DeliveryDeps): SendingKind {
  return {
    type: 'send',
    async run(delivery, guard) {
      const payload = delivery.payload as PreferencesPayload;
      const event = await readInOrganization(deps.db, delivery.organizationId, (reader) =>
        readEvent(reader, payload, deps.now()),
      );
      return reachMarketplace(deps, delivery, guard, event);
    },
    async settled(tx, settled) {
      if (settled.some(({ outcome }) => turnedOff(outcome))) await showEndpointOff(tx);
    },
  };
}

async function readEvent(reader: Reader, { at, byName }: PreferencesPayload, now: Date): Promise<OutboundEvent> {
  const [chosen, services, organization] = await Promise.all([
    getPreferences(reader, reader.organizationId),
    listServices(reader),
    outsideOrganization(reader),
  ]);
  const { available, discoverable, dropshipping, authorNaming } = chosen;
  const away = isAwayOver(chosen, isoDay(dayIn(now, chosen.timeZone))) ? undefined : chosen;
  return {
    type: 'preferences.updated',
    organization,
    at: new Date(at),
    ...(byName !== undefined && authorNaming === 'person' && { by: { name: byName } }),
    preferences: {
      available,
      discoverable,
      dropshipping,
      services: services.map(({ handle, name, price }) => ({ handle, name, ...(price && { price }) })),
      ...(away?.awayFrom != null && { awayFrom: away.awayFrom }),
      ...(away?.awayUntil != null && { awayUntil: away.awayUntil }),
    },
  };
}
