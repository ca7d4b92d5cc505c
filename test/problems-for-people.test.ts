import { describe, expect, it } from 'vitest';
import { ConfigError } from '../src/config.ts';
import { startHttpServer } from '../src/http/server.ts';
import { sentenceForPeople } from '../src/problems-for-people.ts';
import { listen } from './support/listen.ts';
import { quietLog } from './support/quiet-log.ts';

async function failureToListen(host: string, port: number): Promise<unknown> {
  const serving = startHttpServer({ host, port, app: () => undefined, log: quietLog });
  return serving.then(
    async (server) => server.close(0),
    (error: unknown) => error,
  );
}

describe('whoever starts Jobline reads a sentence and no stack', () => {
  it('when the environment is wrong', () => {
    const error = new ConfigError([{ variable: 'PORT', problem: 'is not a port', whatToDo: 'Give a number.' }]);
    expect(sentenceForPeople(error)).toContain('PORT is not a port. Give a number.');
  });

  it('when the port is taken', async () => {
    const { port, close } = await listen(() => undefined);
    expect(sentenceForPeople(await failureToListen('127.0.0.1', port))).toMatch(
      new RegExp(`^127\\.0\\.0\\.1:${port} is taken by another program\\. .*PORT`),
    );
    await close();
  });

  it('when the address belongs to another machine', async () => {
    expect(sentenceForPeople(await failureToListen('192.0.2.1', 0))).toContain('is no address of this machine');
  });
});

it('a bug keeps its stack', () => {
  expect(sentenceForPeople(new TypeError('x is not a function'))).toBeUndefined();
  expect(sentenceForPeople('a word')).toBeUndefined();
});
