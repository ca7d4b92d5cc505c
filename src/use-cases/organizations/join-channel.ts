import { channelGate, noChannelGate } from '../../domain/gate-keys.ts';
import { greetChannel } from '../../store/greetings.ts';
import { takeJobsChannel } from '../../store/organizations.ts';
import { repaintWatchedHomes } from '../../store/outbox.ts';
import { lockPreferences } from '../../store/preferences.ts';
import type { Tx } from '../../store/scope.ts';
import { postInChannel } from '../channel-line.ts';

/**
 * We were invited to a channel: it hears once what we do. The first channel becomes the one for jobs where none was chosen,
 * and what waited for one goes there.
 */
export async function joinChannel(
  tx: Tx,
  { channel, invitedBy, at }: { channel: string; invitedBy?: string | undefined; at: Date },
): Promise<void> {
  const { organizationId } = tx;
  const { jobsChannel } = await lockPreferences(tx);
  if (jobsChannel === null) {
    await takeJobsChannel(
      tx,
      organizationId,
      channel,
      channelGate(organizationId, channel),
      noChannelGate(organizationId),
    );
  }
  repaintWatchedHomes(tx);
  if (!(await greetChannel(tx, channel, at))) return;
  postInChannel(tx, channel, { of: 'welcome', ...(invitedBy !== undefined && { invitedBy }) });
}
