import path from 'node:path';
import { startVitest } from 'vitest/node';
import type { RealWorkspace } from './real-workspace.ts';

const USAGE = `npm run conformance holds what we believe of Slack against a real workspace. It needs

  CONFORMANCE_SLACK_TOKEN          a bot token (xoxb-…) of an app made from manifest.yml
  CONFORMANCE_SLACK_CHANNEL        the id (C…) of a public channel for tests that the app is in, with at least one person

and takes

  CONFORMANCE_SLACK_OTHER_CHANNEL  the id of a public channel that the app is not in
  CONFORMANCE_SLACK_API_URL        another Web API than Slack's (http://…/api/)

It posts into the channel, writes to one person in it, and deletes what it wrote.
`;

/** Long enough to wait for Slack's limits: it allows one message a second, and fifty deletions a minute. */
const TIMEOUT_MS = 300_000;

const real = readEnvironment(process.env);
if (real === undefined) {
  process.stderr.write(USAGE);
  process.exit(2);
}
const vitest = await startVitest('test', [], {
  root: path.resolve(import.meta.dirname, '../..'),
  config: false,
  watch: false,
  include: ['test/conformance/**/*.test.ts'],
  fileParallelism: false,
  testTimeout: TIMEOUT_MS,
  reporters: ['verbose'],
  provide: { realWorkspace: real },
});
await vitest.close();

function readEnvironment(env: NodeJS.ProcessEnv): RealWorkspace | undefined {
  const token = env.CONFORMANCE_SLACK_TOKEN;
  const channel = env.CONFORMANCE_SLACK_CHANNEL;
  if (!token || !channel) return undefined;
  return {
    token,
    channel,
    otherChannel: env.CONFORMANCE_SLACK_OTHER_CHANNEL || undefined,
    apiUrl: env.CONFORMANCE_SLACK_API_URL || undefined,
  };
}
