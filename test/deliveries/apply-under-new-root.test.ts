import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Delivery } from '../../src/deliveries/delivery.ts';
import type { DeliveryDeps } from '../../src/deliveries/deps.ts';
import { applySlackEvent } from '../../src/deliveries/kinds/apply-slack-event.ts';
import { acrossOrganizations, inOrganization } from '../../src/store/scope.ts';
import { startThread } from '../support/job-thread.ts';
import { AT_ONCE, startTestJobline, type TestJobline } from '../support/jobline.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
});

afterAll(() => jobline.close());

/** Does something else right after the first look at a table. */
function afterFirstLookAt(table: string, then: () => Promise<unknown>): KyselyPlugin {
  let looks = 0;
  const looking = new WeakSet<object>();
  return {
    transformQuery({ node, queryId }) {
      if (JSON.stringify(node).includes(`"name":"${table}"`)) looking.add(queryId);
      return node;
    },
    async transformResult({ result, queryId }) {
      if (looking.has(queryId) && looks++ === 0) await then();
      return result;
    },
  };
}

test('a reply is heard though the place of its root is stored just while it is looked for', async () => {
  const thread = await startThread(jobline);
  const reply = thread.say('Hello Jana');
  await jobline.settled();
  const { db } = jobline.app;
  const record = (rootTs: string | null) =>
    acrossOrganizations(db, (tx) => tx.updateTable('threads').set({ root_ts: rootTs }).execute());
  const heard = await acrossOrganizations(db, (tx) =>
    tx
      .selectFrom('deliveries')
      .selectAll()
      .where('kind', '=', 'apply-slack-event')
      .where('subject', 'like', `%${reply.ts}`)
      .executeTakeFirstOrThrow(),
  );
  await record(null);

  const kind = applySlackEvent({ now: () => new Date(), settings: AT_ONCE.settings } as DeliveryDeps);
  const delivery: Delivery = {
    id: heard.id,
    organizationId: heard.organization_id,
    laneId: heard.lane_id,
    token: 1,
    worker: 1,
    gate: '',
    kind: heard.kind,
    subject: heard.subject,
    payload: heard.payload,
    position: Number(heard.position),
    attempts: 1,
    startedAgoMs: 0,
    firstStartedAgoMs: 0,
    resumed: false,
  };
  const outcome = await inOrganization(db, delivery.organizationId, (tx) => {
    const late = tx.withPlugin(afterFirstLookAt('threads', () => record(thread.rootTs)));
    const { organizationId, outbox } = tx;
    return kind.apply(Object.assign(late, { organizationId, outbox }), delivery);
  });
  expect(outcome).toEqual({ kind: 'done', result: { became: 'known' } });
});
