import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');

/** Starts the real process with nothing but these variables, and waits for its end. */
async function start(environment: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const app = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/main.ts'], {
    cwd: ROOT,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [said, complained, [code]] = await Promise.all([text(app.stdout), text(app.stderr), once(app, 'exit')]);
  return { code: code as number | null, said: said + complained };
}

test('a start with a wrong environment names every variable at once, tells no secret, and ends with 1', async () => {
  const { code, said } = await start({
    PORT: '99999',
    DATABASE_URL: 'mysql://somewhere',
    SLACK_BOT_TOKEN: 'not-a-token-but-secret',
    MARKETPLACE_SECRET: 'whsec_!!!secret!!!',
    MARKETPLACE_URL: 'ftp://market.example',
    UNDO_SECONDS: '61',
    LOG_LEVEL: 'loud',
  });
  expect(code).toBe(1);
  const named = said.match(/^ {2}([A-Z_]+) /gm)?.map((line) => line.trim());
  expect(new Set(named)).toEqual(
    new Set([
      'PORT',
      'DATABASE_URL',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
      'MARKETPLACE_SECRET',
      'MARKETPLACE_URL',
      'MARKETPLACE_OUTBOUND_SECRET',
      'UNDO_SECONDS',
      'LOG_LEVEL',
    ]),
  );
  expect(said).not.toMatch(/secret!!!|not-a-token/);
  expect(said).not.toMatch(/\n {4}at /);
});
