import { writeSync } from 'node:fs';
import { type AppOptions, startApp } from '../../src/app.ts';
import { createLogger } from '../../src/log.ts';
import { createFaultTaker, type FaultOrder } from './fault-order.ts';

// A copy of the app in a process of its own, that is killed by SIGKILL the moment a delivery comes to the ordered point.
const { options, order } = JSON.parse(process.argv[2] ?? '', revive) as {
  options: Omit<AppOptions, 'log' | 'databaseRole'>;
  order: FaultOrder;
};
const happens = createFaultTaker(order);
const { port } = await startApp({
  ...options,
  databaseRole: undefined,
  log: createLogger({ level: 'error', format: 'json' }),
  reach: (point, delivery) => {
    if (!happens(point, delivery)) return;
    say({ delivery });
    process.kill(process.pid, 'SIGKILL');
  },
});
say({ port });

function say(what: object): void {
  writeSync(process.stdout.fd, `${JSON.stringify(what)}\n`);
}

/** Keys come as what JSON makes of their bytes. */
function revive(_: string, value: { type?: unknown; data?: unknown } | null): unknown {
  return value?.type === 'Buffer' && Array.isArray(value.data) ? Buffer.from(value.data) : value;
}
