import { fileURLToPath } from 'node:url';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/start.ts';

/** What the test sandbox signs and checks with, for tests that play Jobline or start it. */
export const TEST_SANDBOX_SECRETS = {
  slack: { signingSecret: 'test-signing-secret', botToken: 'xoxb-test' },
  marketplace: {
    secret: `whsec_${Buffer.from('what the test marketplace signs with').toString('base64')}`,
    outboundSecret: `whsec_${Buffer.from('what the test marketplace checks by').toString('base64')}`,
  },
};

/** For an app that hears Slack over Socket Mode. */
export const TEST_APP_TOKEN = 'xapp-test';

const NOBODY_LISTENS = 'http://127.0.0.1:9';

/** A sandbox on any free port that remembers nothing; tell it where the app listens with `appUrl` or `setAppUrl`. */
export function startTestSandbox(overrides: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  return startSandbox({
    host: '127.0.0.1',
    port: 0,
    appUrl: NOBODY_LISTENS,
    ...TEST_SANDBOX_SECRETS,
    manifestFile: fileURLToPath(new URL('../../manifest.yml', import.meta.url)),
    ...overrides,
  });
}
