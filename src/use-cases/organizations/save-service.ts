import type { FieldProblems, Service } from '../../domain/preferences.ts';
import { repaintWatchedHomes } from '../../store/outbox.ts';
import { lockPreferences, recordPreferenceChanges } from '../../store/preferences.ts';
import type { Tx } from '../../store/scope.ts';
import { deleteService, listServices, saveService as store } from '../../store/services.ts';
import type { Choosing } from './save-preferences.ts';
import { tellPreferences } from './tell-preferences.ts';

export type ServiceSaved = { kind: 'saved' } | { kind: 'wrong'; problems: FieldProblems };

/** Adds a service, or changes the one that `known` names; its handle stays, for the marketplace knows it by that. */
export async function saveService(
  tx: Tx,
  service: Service,
  { known, by }: { known?: string | undefined; by: Choosing },
): Promise<ServiceSaved> {
  await lockPreferences(tx);
  const before = (await listServices(tx)).find(({ handle }) => handle === service.handle);
  if (known === undefined && before) return { kind: 'wrong', problems: { handle: 'handle_taken' } };
  if (JSON.stringify(before) === JSON.stringify(service)) return { kind: 'saved' };
  await store(tx, service);
  await recordPreferenceChanges(tx, [{ field: `service:${service.handle}`, before, after: service }], by);
  if (isToldAnew(before, service)) tellPreferences(tx, by);
  repaintWatchedHomes(tx);
  return { kind: 'saved' };
}

/** What is gone already, stays gone. */
export async function removeService(tx: Tx, handle: string, by: Choosing): Promise<void> {
  await lockPreferences(tx);
  const before = (await listServices(tx)).find((service) => service.handle === handle);
  if (!before) return;
  await deleteService(tx, handle);
  await recordPreferenceChanges(tx, [{ field: `service:${handle}`, before, after: null }], by);
  tellPreferences(tx, by);
  repaintWatchedHomes(tx);
}

/** In which channel we talk about it is our own matter. */
function isToldAnew(before: Service | undefined, after: Service): boolean {
  const told = (service: Service | undefined) => JSON.stringify([service?.name, service?.price]);
  return told(before) !== told(after);
}
