import { channelGate, noChannelGate } from '../../domain/gate-keys.ts';
import { type Preferences, TOLD_PREFERENCES } from '../../domain/preferences.ts';
import { takeJobsChannel } from '../../store/organizations.ts';
import { repaintWatchedHomes } from '../../store/outbox.ts';
import {
  listLiveThreads,
  lockPreferences,
  PREFERENCE_COLUMNS,
  planRemindersAnew,
  recordPreferenceChanges,
  updatePreferences,
} from '../../store/preferences.ts';
import type { Tx } from '../../store/scope.ts';
import { repaintCard } from '../outbound.ts';
import { tellPreferences } from './tell-preferences.ts';

/** A member's choice, by our clock. */
export interface Choosing {
  slackUser: string;
  name: string;
  at: Date;
}

/** Cards say these in another way from now on. */
const SHOWN: readonly (keyof Preferences)[] = ['relayMode', 'language'];
const REMINDING: readonly (keyof Preferences)[] = [
  'reminderHours',
  'withinHours',
  'timeZone',
  'workDays',
  'workFrom',
  'workUntil',
];

/** Takes over what differs from what stands, with who changed it, and all that follows. Returns what was changed. */
export async function savePreferences(
  tx: Tx,
  chosen: Partial<Preferences>,
  by: Choosing,
): Promise<(keyof Preferences)[]> {
  const before = await lockPreferences(tx);
  const names = Object.keys(chosen) as (keyof Preferences)[];
  const changed = names.filter((name) => JSON.stringify(chosen[name]) !== JSON.stringify(before[name]));
  if (changed.length === 0) return [];

  await updatePreferences(tx, Object.fromEntries(changed.map((name) => [name, chosen[name]])));
  const changes = changed.map((name) => ({
    field: PREFERENCE_COLUMNS[name],
    before: before[name],
    after: chosen[name],
  }));
  await recordPreferenceChanges(tx, changes, by);
  await follow(tx, chosen, changed, by);
  repaintWatchedHomes(tx);
  return changed;
}

async function follow(
  tx: Tx,
  chosen: Partial<Preferences>,
  changed: readonly (keyof Preferences)[],
  by: Choosing,
): Promise<void> {
  const touches = (names: readonly (keyof Preferences)[]): boolean => changed.some((name) => names.includes(name));
  if (touches(SHOWN)) for (const threadId of await listLiveThreads(tx)) repaintCard(tx, threadId);
  if (touches(REMINDING)) await planRemindersAnew(tx, by.at);
  if (touches(['jobsChannel']) && chosen.jobsChannel) {
    const { organizationId } = tx;
    const gate = channelGate(organizationId, chosen.jobsChannel);
    await takeJobsChannel(tx, organizationId, chosen.jobsChannel, gate, noChannelGate(organizationId));
  }
  if (touches(TOLD_PREFERENCES)) tellPreferences(tx, by);
}
