import { type ReadThread, whatWasMissed } from '../../domain/look-back.ts';
import type { SlackMessage } from '../../domain/own-words.ts';
import { type LiveThread, listKnownWords, listLiveThreads } from '../../store/look-back.ts';
import { type Db, inOrganization } from '../../store/scope.ts';
import type { Door } from '../accept-event.ts';
import { acceptSlackMessage } from './accept-slack-message.ts';

/** What a look-back covers: words from `from` on, edits and deletions also of what was written from `since` on. */
export interface LookBackRange {
  from: Date;
  since: Date;
}

export interface ThreadPlace {
  organizationId: number;
  team: string;
  botUserId: string;
  channel: string;
  rootTs: string;
  /** Absent for a card of ours whose place is not recorded yet. */
  threadId?: number;
}

export function threadsToLookInto(db: Db, organizationId: number, range: LookBackRange): Promise<LiveThread[]> {
  return inOrganization(db, organizationId, (tx) => listLiveThreads(tx, range));
}

/** Takes in what `read` finds in a thread as if it had come by event. Returns how many events that were. */
export async function takeInMissed(
  deps: { db: Db; door: Door; now: () => Date },
  place: ThreadPlace,
  range: LookBackRange,
  read: () => Promise<SlackMessage[]>,
): Promise<number> {
  const { organizationId, threadId, rootTs, botUserId } = place;
  // Before Slack is asked: what comes in between by itself must not look like deleted.
  const known =
    threadId === undefined
      ? []
      : await inOrganization(deps.db, organizationId, (tx) =>
          listKnownWords(tx, { threadId, rootTs, since: range.since }),
        );
  const thread: ReadThread = { ...place, since: range.since, replies: await read() };
  const missed = whatWasMissed(thread, known, range.from);
  // One after another: an edit must stay before its message.
  for (const { eventId, event } of missed) {
    await acceptSlackMessage(deps.door, { organizationId, eventId, event, botUserId, heardAt: deps.now() });
  }
  return missed.length;
}
