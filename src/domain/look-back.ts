import type { SlackMessage, SlackMessageEvent } from './own-words.ts';
import { isOwnWords } from './own-words.ts';
import { tsToMicros } from './slack-ts.ts';

/** A message of a member that we have taken in. */
export interface KnownWords {
  ts: string;
  /** `edited.ts` of the words we have. */
  editTs?: string;
  /** False once it was withdrawn, cancelled or deleted. */
  stands: boolean;
}

export interface ReadThread {
  team: string;
  channel: string;
  rootTs: string;
  /** All replies that were written at this moment or later. */
  since: Date;
  replies: readonly SlackMessage[];
}

export interface MissedEvent {
  /** The same whenever the same is found again, and unlike every id that Slack gives. */
  eventId: string;
  event: SlackMessageEvent;
}

/**
 * What Slack would have told us of a thread, in the order of its messages: words, edits and deletions from `from` on that
 * are not `known`. What was known must have been asked before Slack was, or a message that came in between would count as
 * deleted.
 */
export function whatWasMissed(thread: ReadThread, known: readonly KnownWords[], from: Date): MissedEvent[] {
  const knownAt = new Map(known.map((words) => [words.ts, words]));
  const read = thread.replies.filter(
    (message): message is SlackMessage & { ts: string } =>
      message.ts !== undefined && message.ts !== thread.rootTs && isOwnWords(message),
  );
  const found = read.flatMap((message) => missedOf(thread, message, knownAt.get(message.ts), from));

  const standing = new Set(thread.replies.map(({ ts }) => ts));
  const gone = known.filter(({ ts, stands }) => stands && !isBefore(ts, thread.since) && !standing.has(ts));
  return [...found, ...gone.map(({ ts }) => deletionOf(thread, ts))];
}

function missedOf(
  thread: ReadThread,
  message: SlackMessage & { ts: string },
  known: KnownWords | undefined,
  from: Date,
): MissedEvent[] {
  const editTs = message.edited?.ts;
  const edits = editTs === undefined || isBefore(editTs, from) ? [] : [editOf(thread, message, editTs)];
  if (known) return known.stands && isNewer(editTs, known.editTs) ? edits : [];
  if (isBefore(message.ts, from)) return [];
  // The edit goes first, as one that overtook its message: so it is known when Slack repeats it.
  return [
    ...edits,
    { eventId: idOf(thread, message.ts, editTs ?? '0'), event: { ...message, channel: thread.channel } },
  ];
}

function editOf(thread: ReadThread, message: SlackMessage & { ts: string }, editTs: string): MissedEvent {
  return {
    eventId: idOf(thread, message.ts, `${editTs}:edit`),
    event: { subtype: 'message_changed', channel: thread.channel, ts: editTs, message },
  };
}

function deletionOf(thread: ReadThread, ts: string): MissedEvent {
  return {
    eventId: idOf(thread, ts, 'deleted'),
    event: {
      subtype: 'message_deleted',
      channel: thread.channel,
      deleted_ts: ts,
      previous_message: { ts, thread_ts: thread.rootTs, user: SOMEBODY },
    },
  };
}

/** Only members' words are known; whose these were is known too. */
const SOMEBODY = 'U0';

function idOf({ team, channel }: ReadThread, ts: string, what: string): string {
  return `look-back:${team}:${channel}:${ts}:${what}`;
}

function isNewer(editTs: string | undefined, known: string | undefined): boolean {
  return editTs !== undefined && (known === undefined || tsToMicros(editTs) > tsToMicros(known));
}

function isBefore(ts: string, moment: Date): boolean {
  return tsToMicros(ts) < BigInt(moment.getTime()) * 1000n;
}
