import { beforeEach, describe, expect, it } from 'vitest';
import { STILL_TRYING_AFTER } from '../../../src/domain/retry-schedule.ts';
import { countDeliveries } from '../../../src/store/delivery-report.ts';
import { inOrganization } from '../../../src/store/scope.ts';
import { keepWaitingEvent, takeWaitingEvents } from '../../../src/store/waiting-events.ts';
import { giveUpWaitingEvents } from '../../../src/use-cases/clocks/give-up-waiting-events.ts';
import { showDelayedReplies } from '../../../src/use-cases/clocks/show-delayed-replies.ts';
import { showTimeIsUp } from '../../../src/use-cases/clocks/show-time-is-up.ts';
import { type ArrangedJob, arrangeJob, arrangeOrganization, DEADLINE, hearUnder, later, SETTINGS } from './arrange.ts';
import { useClockDatabase } from './clock-database.ts';

const database = useClockDatabase();
let organizationId: number;
let job: ArrangedJob;

beforeEach(async () => {
  organizationId = await arrangeOrganization(database.db);
  job = await arrangeJob(database.db, organizationId);
});

async function cardsWanted(): Promise<string[]> {
  const views = await database.read('views');
  return views.filter(({ subject }) => subject.startsWith('card:')).map(({ subject }) => subject);
}

describe('time is up', () => {
  it.each([
    ['at the deadline', DEADLINE, 1],
    ['just before it', later(DEADLINE, -1), 0],
    ['when the look before has shown it', later(DEADLINE, 5_000), 0],
  ])('%s', async (_, now, shown) => {
    expect(await showTimeIsUp(database.db, later(now, -5_000), now)).toBe(shown);
    expect(await cardsWanted()).toEqual(shown === 1 ? [`card:${job.threadId}`] : []);
  });

  it('is not said of a job that was answered', async () => {
    await inOrganization(database.db, organizationId, (tx) =>
      tx.updateTable('jobs').set({ status: 'responded' }).execute(),
    );
    expect(await showTimeIsUp(database.db, later(DEADLINE, -5_000), DEADLINE)).toBe(0);
  });
});

describe('a reply that does not arrive', () => {
  const heardAt = later(DEADLINE, -3_600_000);
  const leavesAt = later(heardAt, SETTINGS.undoSeconds * 1000);
  const late = later(leavesAt, STILL_TRYING_AFTER + 1);

  beforeEach(async () => {
    await hearUnder(database.db, job, { writtenAt: heardAt, heardAt });
  });

  async function notices(): Promise<unknown[]> {
    const posts = (await database.read('deliveries')).filter(({ subject }) => subject === 'notice:reply_delayed');
    return posts.map(({ payload }) => payload);
  }

  it('shows it ten minutes after it should have left, and not before', async () => {
    expect(await showDelayedReplies(database.db, later(leavesAt, STILL_TRYING_AFTER))).toBe(0);
    expect(await showDelayedReplies(database.db, late)).toBe(1);
    expect(await notices()).toMatchObject([
      { threadId: job.threadId, content: { of: 'notice', notice: { code: 'reply_delayed', authorUserId: 'U1' } } },
    ]);
  });

  it('shows it once, also when two copies look at once', async () => {
    const shown = await Promise.all([showDelayedReplies(database.db, late), showDelayedReplies(database.db, late)]);
    expect(shown.sort()).toEqual([0, 1]);
    expect(await showDelayedReplies(database.db, later(late, 3_600_000))).toBe(0);
    expect(await notices()).toHaveLength(1);
  });

  it.each(['delivered', 'failed', 'withdrawn', 'cancelled', 'held'] as const)(
    'shows nothing once it is %s',
    async (state) => {
      await inOrganization(database.db, organizationId, (tx) => tx.updateTable('messages').set({ state }).execute());
      expect(await showDelayedReplies(database.db, late)).toBe(0);
    },
  );
});

describe('an event that waits for what never comes', () => {
  const receivedAt = later(DEADLINE, -86_400_000);

  beforeEach(async () => {
    await inOrganization(database.db, organizationId, (tx) =>
      keepWaitingEvent(tx, { needs: 'job:404', eventId: 'wh-1', event: { type: 'job.closed' }, receivedAt }),
    );
  });

  it('is given up after a day, once', async () => {
    expect(await giveUpWaitingEvents(database.db, later(DEADLINE, -1))).toEqual([]);
    const given = await Promise.all([
      giveUpWaitingEvents(database.db, DEADLINE),
      giveUpWaitingEvents(database.db, DEADLINE),
    ]);
    expect(given.flat()).toEqual([{ eventId: 'wh-1', needs: 'job:404' }]);
    expect(await giveUpWaitingEvents(database.db, later(DEADLINE, 60_000))).toEqual([]);
  });

  it('is counted while it waits, and when it was given up', async () => {
    expect((await countDeliveries(database.db)).waitingEvents).toEqual({ waiting: 1, givenUp: 0 });
    await giveUpWaitingEvents(database.db, DEADLINE);
    expect((await countDeliveries(database.db)).waitingEvents).toEqual({ waiting: 0, givenUp: 1 });
  });

  it('is still applied when what it needs comes after all', async () => {
    await giveUpWaitingEvents(database.db, DEADLINE);
    const taken = await inOrganization(database.db, organizationId, (tx) => takeWaitingEvents(tx, ['job:404']));
    expect(taken.map(({ eventId }) => eventId)).toEqual(['wh-1']);
  });
});
