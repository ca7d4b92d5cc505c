import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { INBOUND_EVENT_TYPES } from '../../src/domain/inbound-event.ts';
import { OUTBOUND_DOCS } from '../../src/http/openapi/outbound-docs.ts';
import { cards } from '../support/inbound.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';

const PAGE = readFileSync(path.resolve(import.meta.dirname, '../../docs/marketplace-api.md'), 'utf8');
/** What the page's reader has on their machine; who only runs the tests may not. */
const TOOLS = ['curl', 'openssl', 'bash', 'od', 'sed'];
const hasTools = TOOLS.every((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0);

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
});

afterAll(() => jobline.close());

test.skipIf(!hasTools)('every command of the page works as it stands there', async () => {
  const commands = [...PAGE.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block ?? '').join('\n');
  const script = commands
    .replace('http://127.0.0.1:3000', jobline.url)
    .replace('http://127.0.0.1:3001', jobline.sandbox.url);
  const shell = spawn('bash', ['-euo', 'pipefail', '-c', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [said, complained, [code]] = await Promise.all([text(shell.stdout), text(shell.stderr), once(shell, 'exit')]);
  expect([code, complained]).toEqual([0, '']);
  expect(said.match(/"status":"accepted"/g)).toHaveLength(2);
  expect(said).toContain('"pointer":"/data/conversation","detail":"is required"');
  await jobline.settled();
  expect(cards(jobline).map((card) => card.text)).toEqual([
    expect.stringContaining('Store setup for Blue Fjord Candles'),
  ]);
});

test('the page names every event', () => {
  for (const type of [...INBOUND_EVENT_TYPES, ...Object.keys(OUTBOUND_DOCS)]) expect(PAGE).toContain(`\`${type}\``);
});
