// Jobline's own lanes as a process: the store's append and the real workers, with a far side that is a function call.
import type { SendingKind } from '../../src/deliveries/delivery.ts';
import { startWorkers } from '../../src/deliveries/workers.ts';
import { createLogger } from '../../src/log.ts';
import { openDatabase } from '../../src/store/database.ts';
import { ensureOrganization } from '../../src/store/organizations.ts';
import { deliver } from '../../src/store/outbox.ts';
import { inOrganization } from '../../src/store/scope.ts';
import { createFlow, flowProcess, type Moved } from './flow.ts';

const { DATABASE_URL: url = '', ENDPOINTS = '1' } = process.env;
const endpoints = Number(ENDPOINTS);
const log = createLogger({ level: 'error', format: 'json' });
const { db, close } = openDatabase({ url, log, max: 20 });
const organization = await ensureOrganization(db);
const flow = createFlow();
let appended = 0;
let settled = 0;
let allSettled = (): void => undefined;

const move: SendingKind = {
  type: 'send',
  async run(delivery, guard) {
    guard.assertOurs();
    flow.arrive(delivery.payload as Moved);
    return { kind: 'done' };
  },
};
const workers = await startWorkers({
  db,
  kinds: { move },
  pace: { postMs: 0, methodMs: 0, methodBurst: 1 },
  log,
  observe: () => {
    settled += 1;
    if (settled === appended) allSettled();
  },
});
/** Lanes are shared out among so many gates, as conversations are among endpoints. */
const gateOf = (key: string): string => `endpoint:${Number(key.slice(key.lastIndexOf('-') + 1)) % endpoints}`;

await flowProcess(flow, {
  async append(moved) {
    appended += 1;
    await inOrganization(db, organization, async (tx) => {
      deliver(tx, {
        lane: moved.key,
        gate: gateOf(moved.key),
        kind: 'move',
        subject: moved.key,
        payload: { ...moved },
      });
    });
  },
  settled: () =>
    new Promise((resolve) => {
      allSettled = resolve;
      if (settled === appended) resolve();
    }),
});
await workers.stop(5_000);
await close();
