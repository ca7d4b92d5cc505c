import type { DeliveryDeps } from '../deliveries/deps.ts';
import type { Door } from '../use-cases/accept-event.ts';

/** What the wiring between listeners and use cases needs of the app. */
export type WiringDeps = DeliveryDeps & { door: Door };
