import { findNoteAt } from '../store/notes.ts';
import { readInOrganization } from '../store/reading.ts';
import { findReplyMark } from '../store/replies.ts';
import type { DeliveryDeps } from './deps.ts';
import { NO_SLACK } from './no-slack.ts';
import { paintingOfSlackError } from './paint-posts.ts';
import { notePainted, type Painting, type View } from './views.ts';

export const MARKS = {
  onItsWay: 'hourglass_flowing_sand',
  delivered: 'white_check_mark',
  failed: 'warning',
  note: 'memo',
  held: 'raised_hand',
} as const;

/** The one mark that a member's own message bears: its subject is `mark:<channel>:<ts>`. */
export async function paintMark(deps: DeliveryDeps, view: View): Promise<Painting> {
  const poster = deps.workspaces.ofOrganization(view.organizationId)?.poster;
  if (!poster) return { kind: 'later', delayMs: 60_000, error: NO_SLACK };
  const [, channel = '', ts = ''] = view.subject.split(':');
  const wanted = await wantedMark(deps, view.organizationId, channel, ts);
  const old = view.painted.filter((name) => name !== wanted);
  try {
    // Noted before it is added: after a crash in between only a further try tells whether it stands.
    const stands = view.attempts === 1 && wanted !== undefined && view.painted.includes(wanted);
    if (wanted && !stands) {
      await notePainted(deps.db, view, [...new Set([...view.painted, wanted])]);
      await poster.addReaction({ channel, ts, name: wanted });
    }
    for (const name of old) await poster.removeReaction({ channel, ts, name });
    return { kind: 'shown', painted: wanted ? [wanted] : [] };
  } catch (error) {
    return paintingOfSlackError(error, view, deps.now());
  }
}

async function wantedMark(
  deps: DeliveryDeps,
  organizationId: number,
  channel: string,
  ts: string,
): Promise<string | undefined> {
  return readInOrganization(deps.db, organizationId, async (reader) => {
    const [note, reply] = await Promise.all([findNoteAt(reader, channel, ts), findReplyMark(reader, channel, ts)]);
    if (note) return MARKS.note;
    switch (reply?.state) {
      case undefined:
        return undefined;
      case 'held':
        return MARKS.held;
      case 'waiting':
      case 'queued':
      case 'sending':
        return reply?.delayed ? MARKS.failed : MARKS.onItsWay;
      case 'delivered':
        return MARKS.delivered;
      case 'failed':
      case 'cancelled':
        return MARKS.failed;
      case 'withdrawn':
        return undefined;
    }
  });
}
