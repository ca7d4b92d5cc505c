import { expect, test, vi } from 'vitest';
import type { Sandbox } from '../../sandbox/start.ts';
import { type FileExchange, startFileExchange } from '../support/file-exchange.ts';
import { setProcessStage } from '../support/process-stage.ts';

const PATIENCE = { timeout: 60_000, interval: 5 };
const LONG_MS = 3_000;

interface Moment {
  /** Stretches it. */
  before(sandbox: Sandbox): void;
  /** Whether it is now. */
  isNow(sandbox: Sandbox): boolean;
}

/** Of a merchant's file: on its way from the merchant to Slack, and in the thread without the app knowing. Of a member's: half of it handed out. */
const MOMENTS: Moment[] = [
  {
    before: ({ slack }) => void slack.faults.order({ method: 'upload', kind: 'slow', delayMs: LONG_MS }),
    isNow: ({ slack }) => slack.faults.list().at(-1)?.used === 1,
  },
  {
    before: ({ slack }) =>
      void slack.faults.order({ method: 'files.completeUploadExternal', kind: 'slow', delayMs: LONG_MS }),
    isNow: ({ slack }) => slack.faults.list().at(-1)?.used === 1,
  },
  {
    before: ({ slack }) => void slack.faults.order({ method: 'download', kind: 'slow', delayMs: LONG_MS }),
    isNow: ({ slack }) => slack.faults.list().at(-1)?.used === 1,
  },
];

test('the real process, killed in the middle of files both ways, brings each once, in its message’s place', async (context) => {
  const { sandbox, start } = await setProcessStage(context);
  let app = await start();
  let isUp = true;
  const exchanges: FileExchange[] = [];
  for (const [n, { before, isNow }] of MOMENTS.entries()) {
    before(sandbox);
    exchanges.push(await startFileExchange(sandbox, { n, each: 2, patienceMs: 120_000, mayWrite: () => isUp }));
    await vi.waitFor(() => expect(isNow(sandbox)).toBe(true), PATIENCE);
    isUp = false;
    await app.end('SIGKILL');
    app = await start();
    isUp = true;
  }
  await Promise.all(exchanges.map((exchange) => exchange.finish()));
  for (const exchange of exchanges) {
    expect(exchange.account()).toEqual({ lost: [], doubled: [], outOfOrder: [] });
  }
}, 240_000);
