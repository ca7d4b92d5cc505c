import { tsToMicros } from '../domain/slack-ts.ts';
import type { Logger } from '../log.ts';
import { SlackCallError } from '../slack/failures.ts';
import type { Workspace } from '../slack/installations.ts';
import type { HistoryReader, ThreadRoot } from '../slack/look-back.ts';
import { type LiveThread, type LookBack, saveProgress } from '../store/look-back.ts';
import type { Db } from '../store/scope.ts';
import type { Door } from '../use-cases/accept-event.ts';
import { type LookBackRange, takeInMissed, threadsToLookInto } from '../use-cases/conversations/look-back.ts';

/** Edits and deletions leave no trace at a thread's root: threads with words this young are read anyway. */
const RECENT_MS = 86_400_000;
/** Progress of a channel in which nothing is left to read. */
const ALL_READ = '0';

export interface LookBackDeps {
  db: Db;
  door: Door;
  now: () => Date;
  log: Logger;
}

/** What one look-back did, for the log. */
export interface LookBackFigures {
  channels: number;
  threadsRead: number;
  eventsFound: number;
}

/** Another copy took the look-back over, or a channel cannot be read. */
class LostLookBack extends Error {
  override name = 'LostLookBack';
}

export function isLostLookBack(error: unknown): boolean {
  return error instanceof LostLookBack;
}

/**
 * Reads every channel of ours from its newest root to the oldest that still concerns somebody, and takes in what was missed.
 * Progress is stored after each thread; begun again, it goes on from there. A channel that cannot be read is left out.
 * @throws {SlackCallError} when Slack cannot be read now; then it is to be tried again
 */
export async function lookBack(
  deps: LookBackDeps,
  workspace: Workspace,
  reader: HistoryReader,
  task: LookBack,
): Promise<LookBackFigures> {
  const range: LookBackRange = { from: task.from, since: new Date(task.from.getTime() - RECENT_MS) };
  const threads = await threadsToLookInto(deps.db, task.organizationId, range);
  const byChannel = Map.groupBy(threads, ({ channel }) => channel);
  const figures: LookBackFigures = { channels: byChannel.size, threadsRead: 0, eventsFound: 0 };
  for (const [channel, live] of byChannel) {
    if (task.progress[channel] === ALL_READ) continue;
    try {
      await lookBackInChannel({ deps, workspace, reader, task, range, channel, figures }, live);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      deps.log.warn({ team: workspace.teamId, channel, err: error }, 'a channel cannot be looked back into, left out');
    }
    await save(deps.db, task, channel, ALL_READ);
  }
  return figures;
}

interface ChannelRun {
  deps: LookBackDeps;
  workspace: Workspace;
  reader: HistoryReader;
  task: LookBack;
  range: LookBackRange;
  channel: string;
  figures: LookBackFigures;
}

async function lookBackInChannel(run: ChannelRun, live: readonly LiveThread[]): Promise<void> {
  const { deps, reader, task, range, channel } = run;
  const byRoot = new Map(live.map((thread) => [thread.rootTs, thread]));
  const from = tsOf(range.from);
  const oldest = [from, ...byRoot.keys()].reduce((a, b) => (tsToMicros(a) < tsToMicros(b) ? a : b));
  const latest = task.progress[channel];
  for await (const roots of reader.roots(channel, { oldest, ...(latest !== undefined && { latest }) })) {
    for (const root of roots) {
      const thread = byRoot.get(root.ts);
      byRoot.delete(root.ts);
      if (root.ts === latest || !mayHaveMissed(run, root, thread, from)) continue;
      await readThread(run, root.ts, thread?.id);
      await save(deps.db, task, channel, root.ts);
    }
    const last = roots.at(-1);
    if (last) await save(deps.db, task, channel, last.ts);
  }
  // A root that is gone without a trace: so is what stood under it.
  for (const thread of byRoot.values()) if (thread.hasRecentWords) await readThread(run, thread.rootTs, thread.id);
}

/** A card of ours that is not recorded yet may have words under it as well. */
function mayHaveMissed(run: ChannelRun, root: ThreadRoot, thread: LiveThread | undefined, from: string): boolean {
  const isYoungPost = root.botId === run.workspace.botId && isLater(root.ts, from);
  if (!thread && !isYoungPost) return false;
  return thread?.hasRecentWords === true || (root.latestReply !== undefined && isLater(root.latestReply, from));
}

async function readThread(run: ChannelRun, rootTs: string, threadId: number | undefined): Promise<void> {
  const { deps, workspace, reader, range, channel, figures } = run;
  const place = {
    organizationId: workspace.organizationId,
    team: workspace.teamId,
    botUserId: workspace.botUserId,
    channel,
    rootTs,
    ...(threadId !== undefined && { threadId }),
  };
  figures.eventsFound += await takeInMissed(deps, place, range, () =>
    reader.replies(channel, rootTs, tsOf(range.since)),
  );
  figures.threadsRead += 1;
}

async function save(db: Db, task: LookBack, channel: string, ts: string): Promise<void> {
  task.progress[channel] = ts;
  if (!(await saveProgress(db, task))) throw new LostLookBack('another copy looks back by now');
}

/** We are not in the channel, or it is gone: nobody's words reach us there either. */
function isUnreadable(error: unknown): boolean {
  if (!(error instanceof SlackCallError)) return false;
  const { failure } = error;
  return failure.kind === 'permanent' || (failure.kind === 'closed' && failure.scope === 'channel');
}

function isLater(ts: string, than: string): boolean {
  return tsToMicros(ts) > tsToMicros(than);
}

function tsOf(moment: Date): string {
  return (moment.getTime() / 1000).toFixed(6);
}
