import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sandbox } from '../sandbox/start.ts';
import { type RunningApp, startApp } from '../src/app.ts';
import { connectWorkspace } from '../src/connect-workspace.ts';
import { NO_SLACK } from '../src/deliveries/no-slack.ts';
import { channelGate } from '../src/domain/gate-keys.ts';
import { createWorkspaces } from '../src/slack/installations.ts';
import { SlackRefusedToken } from '../src/slack/refused-token.ts';
import { openGate } from '../src/store/gates.ts';
import { ensureOrganization } from '../src/store/organizations.ts';
import { acrossOrganizations } from '../src/store/scope.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { eventually } from './support/eventually.ts';
import { appOptions } from './support/jobline.ts';
import { expectKnownEvents } from './support/known-events.ts';
import { quietLog } from './support/quiet-log.ts';
import { startTestSandbox, TEST_SANDBOX_SECRETS } from './support/sandbox.ts';
import { sendAsSlack } from './support/slack-request.ts';

let database: TestDatabase;
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startTestSandbox();
});

beforeEach(async () => {
  database = await createTestDatabase({ max: 4 });
});

afterEach(async () => {
  sandbox.slack.faults.clear();
  await database.close();
});

afterAll(() => sandbox.close());

function connect(botToken = TEST_SANDBOX_SECRETS.slack.botToken) {
  const workspaces = createWorkspaces();
  const connecting = connectWorkspace(
    { db: database.db, workspaces, now: () => new Date(), log: quietLog },
    { botToken, apiUrl: `${sandbox.url}/slack/api/`, channel: 'C0JOBS' },
  );
  return { ...connecting, workspaces };
}

function organizations() {
  return acrossOrganizations(database.db, (transaction) =>
    transaction.selectFrom('organizations').select(['name', 'slack_channel']).execute(),
  );
}

describe('connecting the workspace', () => {
  it('finds out whose token it is, and gives the organization its name and its channel', async () => {
    const { firstTry, workspaces } = connect();
    await firstTry;
    expect(workspaces.ofTeam(sandbox.slack.team.id)).toMatchObject({ botUserId: sandbox.slack.app.userId });
    expect(await organizations()).toEqual([{ name: sandbox.slack.team.name, slack_channel: 'C0JOBS' }]);
  });

  it('fails at once when Slack refuses the token: only a person can mend that', async () => {
    const { firstTry, workspaces } = connect('xoxb-wrong');
    const failure = await firstTry.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SlackRefusedToken);
    expect(String(failure)).toContain('SLACK_BOT_TOKEN: invalid_auth');
    expect(String(failure)).not.toContain('xoxb-wrong');
    expect(workspaces.size).toBe(0);
  });

  it('is not tried again after a stop', async () => {
    sandbox.slack.faults.order({ method: 'auth.test', kind: 'cut', times: 1 });
    const before = sandbox.slack.calls.length;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { firstTry, stop } = connect();
      await firstTry;
      stop();
      await vi.advanceTimersByTimeAsync(60_000);
    } finally {
      vi.useRealTimers();
    }
    expect(sandbox.slack.calls.length - before).toBe(1);
  });
});

describe('the marketplace', () => {
  const about = () =>
    sandbox.marketplace.received.map(({ type }) => type).filter((type) => type.startsWith('organization.'));

  /** Slack's word for the end, as it comes over HTTP. */
  async function tell(app: RunningApp, event: object, secondsAgo = 0): Promise<void> {
    const body = {
      type: 'event_callback',
      team_id: sandbox.slack.team.id,
      event_id: randomUUID(),
      event_time: Math.floor(Date.now() / 1000) - secondsAgo,
      event,
    };
    const { signingSecret: secret } = TEST_SANDBOX_SECRETS.slack;
    const { status } = await sendAsSlack(`http://127.0.0.1:${app.port}`, JSON.stringify(body), { secret });
    expect(status).toBe(200);
    await app.idle();
  }

  it('is told once that the workspace is connected, once that it is not, and once that it is back', async () => {
    const start = async () => {
      const app = await startApp(appOptions(sandbox, database.url));
      await app.idle();
      return app;
    };
    const came = about().length;
    const heard = () => about().slice(came);
    // A marketplace that is connected later has not heard of it either.
    const { marketplace: _, ...alone } = appOptions(sandbox, database.url);
    const without = await startApp(alone);
    await without.idle();
    await without.stop(5_000);
    let app = await start();
    expect(heard()).toEqual(['organization.connected']);
    await app.stop(5_000);
    app = await start();
    expect(heard()).toEqual(['organization.connected']);

    await tell(app, { type: 'tokens_revoked', tokens: { oauth: ['U0ALICE'], bot: [] } });
    await tell(app, { type: 'app_uninstalled' }, 60);
    expect(heard()).toEqual(['organization.connected']);
    await tell(app, { type: 'tokens_revoked', tokens: { oauth: [], bot: [sandbox.slack.app.userId] } });
    await tell(app, { type: 'app_uninstalled' });
    expect(heard()).toEqual(['organization.connected', 'organization.disconnected']);
    await app.stop(5_000);

    app = await start();
    expect(heard().slice(2)).toEqual(['organization.connected']);
    await app.stop(5_000);
    expectKnownEvents(sandbox.marketplace.received);
  });

  it('is told where a call was refused and no event said so, and that it is back when one succeeds', async () => {
    const app = await startApp(appOptions(sandbox, database.url));
    const came = about().length;
    const heard = () => about().slice(came);
    try {
      await app.idle();
      sandbox.slack.faults.order({ method: 'chat.postMessage', kind: 'error', error: 'account_inactive', times: 1 });
      sandbox.setAppUrl(`http://127.0.0.1:${app.port}`);
      await sandbox.marketplace.send('job.created', aJob('refused'));
      await eventually(() => expect(heard().slice(-1)).toEqual(['organization.disconnected']));
      await openGate(database.db, channelGate(await ensureOrganization(database.db), 'C0JOBS'));
      await app.idle();
      await eventually(() =>
        expect(heard().slice(-2)).toEqual(['organization.disconnected', 'organization.connected']),
      );
    } finally {
      await app.stop(5_000);
    }
  });
});

function aJob(id: string): Record<string, unknown> {
  return {
    job: {
      id,
      kind: 'match',
      created_at: new Date().toISOString(),
      service: { handle: 'store-setup', name: 'Store setup' },
    },
    merchant: { id: 'm-9', name: 'Jana Nováková' },
  };
}

it.each([
  ['for the first time', async () => undefined],
  ['with a channel from an earlier run', () => connect().firstTry],
])('an app that starts %s while Slack cannot be reached takes jobs, and posts them when it is', async (_, before) => {
  await before();
  const stood = sandbox.slack.messages('C0JOBS').length;
  sandbox.slack.faults.order({ method: 'auth.test', kind: 'cut', times: 1 });
  const app = await startApp(appOptions(sandbox, database.url));
  try {
    sandbox.setAppUrl(`http://127.0.0.1:${app.port}`);
    const answer = await sandbox.marketplace.send('job.created', aJob('1'));
    expect(answer.status).toBe(202);
    await eventually(async () => {
      const gates = await database.db.selectFrom('gates').select('reason').execute();
      expect(gates.map(({ reason }) => reason)).toContain(NO_SLACK);
    });
    const posted = () => sandbox.slack.messages('C0JOBS').slice(stood);
    expect(posted()).toEqual([]);
    await eventually(() => expect(posted()[0]?.text).toContain('J-1'));
  } finally {
    await app.stop(5_000);
  }
});
