import { Router } from 'express';
import type { Logger } from '../log.ts';

const PATIENCE_MS = 2_000;

export interface Readiness {
  ready: boolean;
  /** What was looked at, e.g. `{ database: true, migrations: true, workers: false }`. */
  checks: Record<string, boolean>;
}

/** `/healthz`: the process lives. `/readyz`: it can do its work. */
export function health(options: { readiness: () => Promise<Readiness>; log: Logger }): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });
  router.get('/readyz', async (_req, res) => {
    const { ready, checks } = await lookIn(options.readiness, options.log);
    res.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready', checks });
  });
  return router;
}

/** A database that hangs is as bad as one that is gone: whoever asks wants an answer now. */
async function lookIn(readiness: () => Promise<Readiness>, log: Logger): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve({ ready: false, checks: { answered: false } }), PATIENCE_MS);
  });
  try {
    return await Promise.race([readiness(), late]);
  } catch (error) {
    log.warn({ err: error }, 'the readiness check failed');
    return { ready: false, checks: { answered: false } };
  } finally {
    clearTimeout(timer);
  }
}
