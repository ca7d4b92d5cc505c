import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseEvent } from '../../../src/marketplaces/standard-webhooks/parse.ts';
import { writeOfferedJob, writeOfferedLead } from '../../../src/marketplaces/standard-webhooks/request.ts';
import { getConversation } from '../../../src/store/conversations.ts';
import { findJobByOutsideId } from '../../../src/store/jobs.ts';
import { takeNumbers } from '../../../src/store/numbers.ts';
import { acrossOrganizations, inOrganization } from '../../../src/store/scope.ts';
import { findThreadOfJob } from '../../../src/store/threads.ts';
import { applyInboundEvent } from '../../../src/use-cases/conversations/apply-inbound-event.ts';
import { changeJob } from '../../../src/use-cases/jobs/change-job.ts';
import { matchRequest } from '../../../src/use-cases/matching/match-request.ts';
import { offerNext } from '../../../src/use-cases/matching/offer-next.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { createOfferer, SETUP } from '../../support/offerers.ts';
import { SETTINGS } from '../clocks/arrange.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const CONTEXT = { now: NOW, write: { job: writeOfferedJob, lead: writeOfferedLead } };

let database: TestDatabase;
const organizations: number[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  for (const name of ['Alder', 'Birch', 'Cedar', 'Douglas'])
    organizations.push(await createOfferer(database.db, { name }));
});

afterAll(() => database.close());

const read = (raw: object) => {
  const parsed = parseEvent(raw);
  return parsed.ok ? parsed.event : undefined;
};

function arrived(id: string, webhookId = `wh-${id}`) {
  const body = {
    type: 'request.created',
    timestamp: NOW.toISOString(),
    data: {
      request: { id, created_at: NOW.toISOString(), expires_at: '2026-03-03T00:00:00Z', service: SETUP },
      merchant: { id: `m-${id}`, name: 'Jana Nováková' },
      offer_to: 2,
    },
  };
  const event = read(body);
  if (event?.type !== 'request.created') throw new Error('unreadable');
  return { source: 'marketplace', webhookId, carrierId: organizations[0] ?? 0, event, body, receivedAt: NOW };
}

const offersOf = (id: string) =>
  acrossOrganizations(database.db, (across) =>
    across
      .selectFrom('offers')
      .innerJoin('requests', 'requests.id', 'offers.request_id')
      .selectAll('offers')
      .where('requests.outside_id', '=', id)
      .orderBy('rank')
      .execute(),
  );

const tellings = async (id: string) =>
  (
    await database.db
      .selectFrom('deliveries')
      .select('payload')
      .where('subject', '=', `request.matched:${id}`)
      .orderBy('position')
      .execute()
  ).map(({ payload }) => (payload as { offers: { rank: number }[] }).offers.map(({ rank }) => rank));

/** What applying the delivery of an offer does. */
async function takeIn({
  organization_id: organizationId,
  job_outside_id: jobId,
}: {
  organization_id: number;
  job_outside_id: string | null;
}) {
  const { payload } = await database.db
    .selectFrom('deliveries')
    .select('payload')
    .where('organization_id', '=', organizationId)
    .where('kind', '=', 'apply-marketplace-event')
    .where('subject', 'like', 'job.created:%')
    .orderBy('position', 'desc')
    .executeTakeFirstOrThrow();
  const { webhookId, body } = payload as { webhookId: string; body: object };
  expect(webhookId).toBe(`offer:${jobId}`);
  const event = read(body);
  if (!event) throw new Error('an offer cannot be read');
  const numbers = await takeNumbers(database.db, organizationId);
  const received = { eventId: webhookId, event, raw: body, receivedAt: NOW };
  return inOrganization(database.db, organizationId, (tx) =>
    applyInboundEvent(tx, received, { now: NOW, settings: SETTINGS, read, numbers }),
  );
}

const expired = (organizationId: number, jobId: string | null) =>
  inOrganization(database.db, organizationId, async (tx) => {
    const job = await tx.selectFrom('jobs').selectAll().where('outside_id', '=', jobId).executeTakeFirstOrThrow();
    const conversation = await getConversation(tx, job.conversation_id);
    return changeJob(tx, conversation, { jobId: job.id, command: 'expire', by: { actor: 'clock' }, at: NOW });
  });

test('an event that is applied again after a crash matches nobody anew, also at the same moment', async () => {
  const counts = await Promise.all([1, 2, 3].map(() => matchRequest(database.db, arrived('once'), CONTEXT)));
  expect(counts).toEqual([2, 2, 2]);
  expect(await offersOf('once')).toHaveLength(2);
  expect(await tellings('once')).toEqual([[1, 2]]);
});

test('a request that fitted nobody is matched again when it is sent again', async () => {
  const { event, ...rest } = arrived('later');
  const other = { ...event, request: { ...event.request, service: { handle: 'x', name: 'X' } } };
  expect(await matchRequest(database.db, { ...rest, event: other }, CONTEXT)).toBe(0);
  expect(await matchRequest(database.db, { ...rest, event: other }, CONTEXT)).toBe(0);
  expect(await tellings('later')).toEqual([[]]);
  expect(await matchRequest(database.db, arrived('later', 'wh-again'), CONTEXT)).toBe(2);
  expect(await tellings('later')).toEqual([[], [1, 2]]);
});

test('the deadline that a request names is for those who get it first', async () => {
  await matchRequest(database.db, arrived('deadline'), CONTEXT);
  const [first] = await offersOf('deadline');
  if (!first) throw new Error('not offered');
  await takeIn(first);
  await expired(first.organization_id, first.job_outside_id);
  const offer = { organizationId: first.organization_id, requestId: first.request_id };
  expect(await offerNext(database.db, offer, { ...CONTEXT, readerOf: () => read })).toBe('passed');
  const next = (await offersOf('deadline')).at(-1);
  if (next?.rank !== 3) throw new Error('not offered on');
  await takeIn(next);
  const deadlines = await acrossOrganizations(database.db, (across) =>
    across
      .selectFrom('jobs')
      .select('expires_at')
      .where('outside_id', 'in', [first.job_outside_id, next.job_outside_id])
      .orderBy('expires_at')
      .execute(),
  );
  expect(deadlines.map(({ expires_at }) => expires_at?.toISOString())).toEqual([
    '2026-03-03T00:00:00.000Z',
    '2026-03-05T12:00:00.000Z',
  ]);
});

test('a request that nobody has any more is offered to others when it is sent again', async () => {
  await matchRequest(database.db, arrived('alone'), CONTEXT);
  for (;;) {
    const last = (await offersOf('alone')).find(({ handed_on_at }) => handed_on_at === null);
    if (!last) break;
    await takeIn(last);
    await expired(last.organization_id, last.job_outside_id);
    const offer = { organizationId: last.organization_id, requestId: last.request_id };
    expect(await offerNext(database.db, offer, { ...CONTEXT, readerOf: () => read })).toBe('passed');
  }
  expect(await tellings('alone')).toEqual([[1, 2], [3], [4], [], []]);
  expect(await matchRequest(database.db, arrived('alone', 'wh-in-vain'), CONTEXT)).toBe(0);
  organizations.push(await createOfferer(database.db, { name: 'Elm' }));
  expect(await matchRequest(database.db, arrived('alone', 'wh-once-more'), CONTEXT)).toBe(1);
  expect(await tellings('alone')).toEqual([[1, 2], [3], [4], [], [], [], [5]]);
});

test('an offer that ended is passed on once, however often and by however many copies', async () => {
  await matchRequest(database.db, arrived('passed'), CONTEXT);
  const [first] = await offersOf('passed');
  if (!first) throw new Error('not offered');
  const offer = { organizationId: first.organization_id, requestId: first.request_id };
  const next = () => offerNext(database.db, offer, { ...CONTEXT, readerOf: () => read });
  await takeIn(first);
  expect(await next()).toBe('unchanged');
  await expired(first.organization_id, first.job_outside_id);
  const handed = await database.db
    .selectFrom('deliveries')
    .select('payload')
    .where('subject', '=', `offer-next:${first.request_id}`)
    .execute();
  expect(handed).toMatchObject([{ payload: { requestId: first.request_id } }]);
  expect((await Promise.all([next(), next(), next()])).sort()).toEqual(['passed', 'unchanged', 'unchanged']);
  expect((await offersOf('passed')).map(({ rank }) => rank)).toEqual([1, 2, 3]);
  expect(await tellings('passed')).toEqual([[1, 2], [3]]);
});

test('nobody else is asked once the merchant accepted what one of those asked proposed, unless that one declines', async () => {
  await matchRequest(database.db, arrived('hired'), CONTEXT);
  const [hired, other] = await offersOf('hired');
  if (!hired || !other) throw new Error('not offered to two');
  await takeIn(hired);
  await takeIn(other);
  await inOrganization(database.db, hired.organization_id, async (tx) => {
    const job = await findJobByOutsideId(tx, hired.job_outside_id ?? '');
    const thread = job && (await findThreadOfJob(tx, job.id));
    if (!thread) throw new Error('the job has no thread');
    const place = { organization_id: tx.organizationId, conversation_id: job.conversationId, thread_id: thread.id };
    await tx
      .insertInto('proposals')
      .values({ ...place, state: 'accepted', version: 1, new_store: true })
      .execute();
  });
  for (const { organization_id: organizationId, job_outside_id, request_id: requestId } of [other, hired]) {
    await expired(organizationId, job_outside_id);
    const context = { ...CONTEXT, readerOf: () => read };
    expect(await offerNext(database.db, { organizationId, requestId }, context)).toBe('passed');
    expect(await tellings('hired')).toEqual(organizationId === other.organization_id ? [[1, 2]] : [[1, 2], [3]]);
  }
});

test('what cannot be read waits or fails, and nobody is passed over', async () => {
  const [first] = await offersOf('once');
  if (!first) throw new Error('not offered');
  const offer = { organizationId: first.organization_id, requestId: first.request_id };
  expect(await offerNext(database.db, offer, { ...CONTEXT, readerOf: () => undefined })).toBe('not_connected');
  expect(await offerNext(database.db, offer, { ...CONTEXT, readerOf: () => () => undefined })).toBe('unreadable');
});
