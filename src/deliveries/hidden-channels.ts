import type { SlackDirectory } from '../slack/directory.ts';
import { SlackCallError } from '../slack/failures.ts';
import { listChannelsInUse } from '../store/channels-in-use.ts';
import { readInOrganization } from '../store/reading.ts';
import type { DeliveryDeps } from './deps.ts';

/** A channel seldom becomes private; who is in it changes more often. */
const CHANNEL_FRESH_MS = 300_000;
const MEMBERS_FRESH_MS = 60_000;

interface Kept {
  channels: Map<string, { asked: Promise<{ isPrivate: boolean; isMember: boolean }>; at: number }>;
  members: Map<string, { asked: Promise<Set<string>>; at: number }>;
}

/** What each workspace's directory answered a moment ago. */
const answers = new WeakMap<SlackDirectory, Kept>();

export interface Sight {
  /** Channels whose threads somebody may not see. */
  hidden: string[];
  /** Slack could not be asked about one of them: it is hidden, though perhaps it need not be. */
  unsure: boolean;
}

/**
 * What a person may not see of the channels with threads: private ones that they are not in. Slack knows who is in them; a
 * channel that we cannot ask about counts as private with nobody in it.
 */
export async function hiddenChannels(deps: DeliveryDeps, organizationId: number, slackUser: string): Promise<Sight> {
  const channels = await readInOrganization(deps.db, organizationId, listChannelsInUse);
  const sight: Sight = { hidden: [], unsure: false };
  const look = async (channel: string): Promise<void> => {
    try {
      if (!(await seeChannel(deps, organizationId, channel)).isPrivate) return;
      if (!(await membersOf(deps, organizationId, channel)).has(slackUser)) sight.hidden.push(channel);
    } catch (error) {
      if (!(error instanceof SlackCallError)) throw error;
      deps.log.warn({ organizationId, channel, err: error }, 'who may see a channel could not be asked');
      sight.hidden.push(channel);
      sight.unsure = true;
    }
  };
  await Promise.all(channels.map(look));
  return sight;
}

/** Whether we hear a channel, and whether everybody of the workspace may. */
export async function seeChannel(
  deps: DeliveryDeps,
  organizationId: number,
  channel: string,
): Promise<{ isPrivate: boolean; isMember: boolean }> {
  const directory = deps.workspaces.ofOrganization(organizationId)?.directory;
  if (!directory) return { isPrivate: true, isMember: false };
  return keep(deps, keptOf(directory).channels, channel, CHANNEL_FRESH_MS, async () => {
    const found = await directory.channel(channel);
    return { isPrivate: found?.isPrivate ?? true, isMember: found?.isMember ?? false };
  });
}

async function membersOf(deps: DeliveryDeps, organizationId: number, channel: string): Promise<Set<string>> {
  const directory = deps.workspaces.ofOrganization(organizationId)?.directory;
  if (!directory) return new Set();
  const read = async (): Promise<Set<string>> => (await directory.members(channel)) ?? new Set();
  return keep(deps, keptOf(directory).members, channel, MEMBERS_FRESH_MS, read);
}

/** The same question of a moment ago has the same answer; while it fails, the answer before it stands. */
async function keep<Value>(
  { now }: DeliveryDeps,
  kept: Map<string, { asked: Promise<Value>; at: number }>,
  key: string,
  freshForMs: number,
  ask: () => Promise<Value>,
): Promise<Value> {
  const at = now().getTime();
  const known = kept.get(key);
  if (known && at - known.at < freshForMs) return known.asked;
  const asked = ask();
  kept.set(key, { asked, at });
  try {
    return await asked;
  } catch (error) {
    if (!known) {
      kept.delete(key);
      throw error;
    }
    kept.set(key, known);
    return known.asked;
  }
}

function keptOf(directory: SlackDirectory): Kept {
  const kept = answers.get(directory) ?? { channels: new Map(), members: new Map() };
  answers.set(directory, kept);
  return kept;
}
