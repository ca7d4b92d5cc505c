import { channelGate } from '../../domain/gate-keys.ts';
import { openGate } from '../../store/gates.ts';
import { type Db, inOrganization } from '../../store/scope.ts';
import { paintWhatRestsIn } from '../../store/views.ts';
import { wakeAll } from '../../store/wake.ts';

/** We were invited to a channel, or it came back from the archive: what waited for it goes on. */
export async function reopenChannel(db: Db, organizationId: number, channel: string): Promise<void> {
  await openGate(db, channelGate(organizationId, channel));
  await inOrganization(db, organizationId, (tx) => paintWhatRestsIn(tx, channel));
  wakeAll(db);
}
