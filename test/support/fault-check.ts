import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Delivery } from '../../src/deliveries/delivery.ts';
import { acrossOrganizations } from '../../src/store/scope.ts';
import type { FarSide, TrialName } from './fault-trials.ts';
import type { TestJobline } from './jobline.ts';
import { ownPosts } from './own-posts.ts';

/** What must have become of a delivery that something happened to. */
export interface Expected {
  /** How often the far side was asked to take it. */
  asked: number;
  /** How often its reader sees it. */
  seen: number;
  /** Its attempts, as its row counts them. */
  attempts: number;
}

/** The message that the delivery is about, where it is about one, says the same as the far side. */
const MESSAGE_STATES: Record<TrialName, string | undefined> = {
  'an event of the marketplace': 'received',
  'an event of Slack': 'delivered',
  'a card': undefined,
  'a request': 'received',
  'a message of the merchant': 'received',
  'a file of the merchant': undefined,
  'a notice': 'failed',
  'a reply': 'delivered',
  'a correction': 'delivered',
  'a word to one member in the thread': 'cancelled',
  'a direct message': 'cancelled',
  'a mail': 'received',
};

/** Both arrived as often as expected and in their order, and the rows say so. */
export async function expectTruth(
  jobline: TestJobline,
  name: TrialName,
  {
    farSide,
    delivery,
    words,
    expected,
  }: { farSide: FarSide; delivery: Delivery; words: [string, string]; expected: Expected },
): Promise<void> {
  const [first, behind] = words;
  const seen = farSide
    .seen()
    .flatMap((one) => words.flatMap((word) => (one.text.includes(word) ? [{ ...one, word }] : [])));
  expect(seen.map(({ word }) => word)).toEqual([...Array<string>(expected.seen).fill(first), behind]);
  expect(new Set(seen.map(({ id, word }) => id ?? word)).size).toBe(2);
  expect({ first: farSide.asked(first), behind: farSide.asked(behind) }).toEqual({ first: expected.asked, behind: 1 });

  const { db } = jobline.database;
  const lane = await db
    .selectFrom('deliveries')
    .select(['id', 'state', 'attempts', 'outcome', 'last_error'])
    .where('lane_id', '=', delivery.laneId)
    .execute();
  const row = lane.find(({ id }) => id === delivery.id);
  expect(row).toMatchObject({ state: 'done', attempts: expected.attempts, last_error: null });
  expect(lane.filter(({ state }) => state !== 'done')).toEqual([]);
  if (delivery.kind === 'post-message') {
    const [stands, ...more] = ownPosts(jobline.sandbox).filter(({ id }) => id === delivery.id);
    expect(more).toEqual([]);
    expect(row?.outcome).toMatchObject({ ts: stands?.ts });
    const known = await acrossOrganizations(db, (tx) =>
      tx.selectFrom('posts').select(['channel', 'ts']).where('id', '=', delivery.id).execute(),
    );
    expect(known).toEqual([{ channel: 'C0JOBS', ts: stands?.ts }]);
  }
  expect(await messageState(jobline, first)).toBe(MESSAGE_STATES[name]);
  expect(await leftBehind(jobline)).toEqual({ lanes: [], views: [] });
}

async function messageState({ database: { db } }: TestJobline, body: string): Promise<string | undefined> {
  const messages = await acrossOrganizations(db, (tx) =>
    tx.selectFrom('messages').select('state').where('body', '=', body).execute(),
  );
  expect(messages.length).toBeLessThanOrEqual(1);
  return messages[0]?.state;
}

/** Lanes that are somebody's or asleep with work in them, and views that nobody painted: there must be none at rest. */
async function leftBehind({ database: { db } }: TestJobline): Promise<{ lanes: object[]; views: object[] }> {
  return acrossOrganizations(db, async (tx) => {
    const { rows: lanes } = await sql<object>`
      select l.key, l.owner, l.due_at, d.kind, d.state, d.last_error
      from lanes l left join deliveries d on d.lane_id = l.id and d.state in ('waiting', 'sending')
      where l.owner is not null or l.token is not null or l.due_at is not null or d.id is not null`.execute(tx);
    const { rows: views } = await sql<object>`
      select subject, last_error from views
      where token is not null or due_at is not null or shown < wanted and last_error is null`.execute(tx);
    return { lanes, views };
  });
}
