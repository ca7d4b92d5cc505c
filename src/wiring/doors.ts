import type { DeliveryDeps } from '../deliveries/deps.ts';
import { apiDocs } from '../http/api-docs.ts';
import type { OutsideDoor } from '../http/app.ts';
import { files } from '../http/files.ts';
import { marketplaceEvents } from '../http/marketplace-events.ts';
import { createLimits, PAGE_LIMITS } from '../http/pages/limits.ts';
import { merchantPages } from '../http/pages/merchant-pages.ts';
import { unsubscribe } from '../http/unsubscribe.ts';
import type { Door } from '../use-cases/accept-event.ts';
import { acceptMarketplaceEvent } from '../use-cases/conversations/accept-marketplace-event.ts';
import { openLinkedFile } from './files.ts';
import { unsubscribing } from './mail.ts';
import type { PageOptions } from './own-events.ts';
import { merchantsPages } from './pages.ts';

export interface DoorDeps extends DeliveryDeps {
  door: Door;
  /** The organization of the one workspace. */
  home: number;
}

/** Everything that others than Slack may call, by its path. */
export function createDoors(deps: DoorDeps, options: PageOptions): OutsideDoor[] {
  const { db, log } = deps;
  const { ofLink: limited } = createLimits(options.pageLimits ?? PAGE_LIMITS);
  return [
    { at: '/files', handler: files({ find: (token) => openLinkedFile(deps, token), limited, log }) },
    { at: '/unsubscribe', handler: unsubscribe(unsubscribing(db)) },
    ...merchantPages(merchantsPages(deps, options)),
    ...marketplaceDoors(deps, log),
    { at: '/marketplace', handler: apiDocs(deps.publicUrl) },
  ];
}

/** None when no marketplace is connected. */
function marketplaceDoors({ upstream, door, home }: DoorDeps, log: DoorDeps['log']): OutsideDoor[] {
  if (!upstream) return [];
  const handler = marketplaceEvents({
    upstream,
    resolveOrganization: async () => home,
    accept: (arrived) => acceptMarketplaceEvent(door, arrived),
    log,
  });
  return [{ at: '/marketplace/events', handler }];
}
