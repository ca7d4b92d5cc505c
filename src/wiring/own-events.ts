import { setTimeout as wait } from 'node:timers/promises';
import type { DeliveryDeps } from '../deliveries/deps.ts';
import { subjectOf } from '../domain/inbound-event.ts';
import type { Done } from '../http/pages/deps.ts';
import type { PageLimits } from '../http/pages/limits.ts';
import { parseOwnEvent } from '../marketplaces/own/parse.ts';
import { findEventFate } from '../store/applied-events.ts';
import type { Door } from '../use-cases/accept-event.ts';
import { acceptMarketplaceEvent } from '../use-cases/conversations/accept-marketplace-event.ts';

export interface PageOptions {
  /** How often merchants may ask; the usual when absent. */
  pageLimits?: PageLimits;
}

export type PageWiring = DeliveryDeps & { door: Door };

/** A form is answered once what it did shows, if that is soon. */
const ANSWER_WITHIN_MS = 3_000;
const LOOK_AGAIN_MS = 25;

/** Gives one of our own events to the door, and waits a moment for its effect. */
export async function acceptOwnEvent(
  { db, door, now }: PageWiring,
  { organizationId, webhookId, body }: { organizationId: number; webhookId: string; body: object },
): Promise<Done> {
  const parsed = parseOwnEvent(body);
  if (!parsed.ok) throw new Error(`a page wrote an event that cannot be read: ${JSON.stringify(parsed.errors)}`);
  const { event } = parsed;
  await acceptMarketplaceEvent(door, { source: 'web', webhookId, organizationId, event, body, receivedAt: now() });
  const asked = { organizationId, subject: `${event.type}:${subjectOf(event)}`, webhookId };
  for (const until = Date.now() + ANSWER_WITHIN_MS; ; ) {
    const fate = await findEventFate(db, asked);
    if (fate !== 'pending' || Date.now() >= until) return fate;
    await wait(LOOK_AGAIN_MS);
  }
}
