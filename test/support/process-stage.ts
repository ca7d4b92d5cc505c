import type { TestContext } from 'vitest';
import type { Sandbox } from '../../sandbox/start.ts';
import { type ChildApp, freePort, startChildApp } from './child-app.ts';
import { createTestDatabase } from './database.ts';
import { startTestSandbox, TEST_APP_TOKEN, TEST_SANDBOX_SECRETS } from './sandbox.ts';

const SHORT_WAITS = { UNDO_SECONDS: '0.2', UNKNOWN_WAIT_SECONDS: '1' };

/** The real process in its own world. */
export async function setProcessStage(
  { onTestFinished }: TestContext,
  env: Record<string, string> = {},
): Promise<{ sandbox: Sandbox; start(): Promise<ChildApp> }> {
  const database = await createTestDatabase({ max: 2 });
  onTestFinished(() => database.close());
  const sandbox = await startTestSandbox({
    slack: { ...TEST_SANDBOX_SECRETS.slack, appToken: TEST_APP_TOKEN },
    // The last one finds the app up again, however long a loaded machine takes to start it.
    retryDelaysMs: [500, 3_000, 60_000],
  });
  onTestFinished(() => sandbox.close());
  const port = await freePort();
  sandbox.setAppUrl(`http://127.0.0.1:${port}`);
  // What merchants attach there.
  const ownFiles = { FILE_HOSTS_ALLOWED: new URL(sandbox.url).host };
  return {
    sandbox,
    async start() {
      const app = await startChildApp({
        sandbox,
        databaseUrl: database.url,
        port,
        env: { ...SHORT_WAITS, ...ownFiles, ...env },
      });
      onTestFinished(async () => void (app.lives() && (await app.end('SIGKILL'))));
      return app;
    },
  };
}
