import { randomBytes } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import type { ThumbtackState } from '../../sandbox/thumbtack/routes.ts';
import { startApp } from '../../src/app.ts';
import { connectSandboxUpstreams } from '../../src/sandbox-upstreams.ts';
import { createTestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { appOptions } from '../support/jobline.ts';
import { startTestSandbox } from '../support/sandbox.ts';

it('the sandbox’s Thumbtack is connected with nobody’s help: its page sends a lead, and the team’s answer comes back', async () => {
  const database = await createTestDatabase({ max: 2 });
  onTestFinished(() => database.close());
  const sandbox = await startTestSandbox({ upstreams: true });
  onTestFinished(() => sandbox.close());
  const { slack, upstreams } = sandbox;
  if (!upstreams) throw new Error('the sandbox has no upstreams');
  const keys = [randomBytes(32)];
  const app = await startApp({
    ...appOptions(sandbox, database.url),
    upstreams: upstreams.settings,
    encryptionKeys: keys,
    connectsItself: true,
  });
  onTestFinished(() => app.stop(5_000));
  const url = `http://127.0.0.1:${app.port}`;
  sandbox.setAppUrl(url);
  await connectSandboxUpstreams(upstreams.settings, { keys, url });

  async function post(verb: string, fields: object): Promise<number> {
    const response = await fetch(`${sandbox.url}/thumbtack/page/${verb}`, {
      method: 'POST',
      body: JSON.stringify(fields),
    });
    return response.status;
  }
  async function read(): Promise<ThumbtackState> {
    return (await fetch(`${sandbox.url}/thumbtack/page/state`)).json() as Promise<ThumbtackState>;
  }

  expect(await post('lead', { name: 'Dana Reyes', category: '', description: 'x' })).toBe(422);
  expect(await post('lead', { name: 'Dana Reyes', category: 'Web Design', description: 'A shop for tea.' })).toBe(200);
  const card = await eventually(() => {
    const found = slack.messages('C0JOBS').find(({ text }) => text.includes('Dana Reyes'));
    if (!found) throw new Error('no card yet');
    return found;
  });
  slack.post({ user: 'U0ALICE', channel: 'C0JOBS', threadTs: card.ts, text: 'Gladly.' });
  const lead = await eventually(async () => {
    const [first] = (await read()).negotiations;
    expect(first?.messages.map(({ from, text }) => `${from}: ${text}`)).toEqual([
      'Customer: A shop for tea.',
      'Business: Gladly.',
    ]);
    return first;
  });
  expect(await post('message', { negotiationID: lead?.negotiationID, text: 'When?' })).toBe(200);
  expect(await post('review', { negotiationID: lead?.negotiationID, rating: '5', words: 'Good tea.' })).toBe(200);
  expect(await post('review', { negotiationID: 'nobody', rating: '5' })).toBe(422);
  await eventually(() => {
    const under = slack.thread('C0JOBS', card.ts).map(({ text }) => text);
    expect(under).toEqual(
      expect.arrayContaining([expect.stringContaining('When?'), expect.stringContaining('Good tea.')]),
    );
  });
});
