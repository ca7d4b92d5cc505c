import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const LOG = path.resolve(import.meta.dirname, '../src/log.ts');

/** What a process writes that logs this, an expression in JavaScript, as data. */
async function logged(data: string): Promise<string> {
  const script = `
    import { createLogger } from ${JSON.stringify(LOG)};
    createLogger({ level: 'info', format: 'json' }).error(${data}, 'something failed');`;
  const run = promisify(execFile);
  return (await run(process.execPath, ['--input-type=module', '--eval', script])).stdout;
}

it('neither tokens nor the rows that PostgreSQL quotes are written', async () => {
  const error = `Object.assign(new Error('null value in column "ts"'), {
    code: '23502', detail: 'Failing row contains (1, we can start on Monday)', where: 'JSON data, line 1: {"body": "Monday'
  })`;
  const line = await logged(`{ err: ${error}, token: 'xoxb-1', request: { authorization: 'Bearer 1' } }`);
  expect(JSON.parse(line)).toMatchObject({ msg: 'something failed', err: { code: '23502', type: 'Error' } });
  expect(line).not.toMatch(/Monday|xoxb|Bearer/);
});
