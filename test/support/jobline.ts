import { sql } from 'kysely';
import type { Sandbox, SandboxOptions } from '../../sandbox/start.ts';
import { type AppOptions, type RunningApp, startApp } from '../../src/app.ts';
import { createLogger } from '../../src/log.ts';
import { installWorkspace } from '../../src/store/organizations.ts';
import { acrossOrganizations } from '../../src/store/scope.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { expectKnownEvents } from './known-events.ts';
import { quietLog } from './quiet-log.ts';
import { startTestSandbox, TEST_APP_TOKEN, TEST_SANDBOX_SECRETS } from './sandbox.ts';

/** The whole of Jobline against the sandbox, over real HTTP on an own database. */
export interface TestJobline {
  sandbox: Sandbox;
  /** A test may stop it and put another copy in its place. */
  app: RunningApp;
  database: TestDatabase;
  /** `http://127.0.0.1:<port>` of the app. */
  url: string;
  /** Resolves when neither side has anything under way. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface TestJoblineOptions {
  sandbox?: Partial<SandboxOptions>;
  app?: Partial<AppOptions>;
  /** Slack is heard over sockets instead of HTTP. */
  socketMode?: boolean;
  /** The workspace is new to it, and the marketplace is told of that. */
  firstTime?: boolean;
}

/** No waits but those that a test asks for: everything that may go, goes at once. */
export const AT_ONCE = {
  pace: { postMs: 0, methodMs: 0, methodBurst: 1 },
  unknownWaitMs: 50,
  lookBackAfterMs: 60_000,
  settings: {
    jobExpiryHours: 72,
    answerWithinHours: 24,
    undoSeconds: 0,
    lateAfterSeconds: 60,
    expiryGraceSeconds: 420,
  },
} as const satisfies Partial<AppOptions>;

/** Options of a copy of the app that works with this sandbox and database. */
export function appOptions(sandbox: Sandbox, databaseUrl: string): AppOptions {
  return {
    databaseUrl,
    databaseRole: undefined,
    host: '127.0.0.1',
    port: 0,
    slack: { ...TEST_SANDBOX_SECRETS.slack, apiUrl: `${sandbox.url}/slack/api/`, channel: 'C0JOBS' },
    marketplace: {
      secrets: TEST_SANDBOX_SECRETS.marketplace.secret,
      outboundSecret: TEST_SANDBOX_SECRETS.marketplace.outboundSecret,
      url: `${sandbox.url}/marketplace/events`,
    },
    // What merchants attach there.
    fileHostsAllowed: [new URL(sandbox.url).host],
    mail: { url: sandbox.mailbox.smtpUrl, from: 'Jobline <jobs@northlight.example>' },
    log: process.env.TEST_LOG ? createLogger({ level: 'debug', format: 'json' }) : quietLog,
    ...AT_ONCE,
  };
}

/** Instead of what `appOptions` says of Slack: hear it over sockets. */
export function socketMode(sandbox: Sandbox): Pick<AppOptions, 'slack'> {
  const { botToken } = TEST_SANDBOX_SECRETS.slack;
  return { slack: { botToken, appToken: TEST_APP_TOKEN, apiUrl: `${sandbox.url}/slack/api/`, channel: 'C0JOBS' } };
}

export async function startTestJobline(options: TestJoblineOptions = {}): Promise<TestJobline> {
  const database = await createTestDatabase({ max: 4 });
  const slack = options.socketMode
    ? { ...TEST_SANDBOX_SECRETS.slack, appToken: TEST_APP_TOKEN }
    : TEST_SANDBOX_SECRETS.slack;
  const sandbox = await startTestSandbox({ slack, ...options.sandbox });
  const over = options.socketMode ? socketMode(sandbox) : {};
  const wanted = { ...appOptions(sandbox, database.url), ...over, ...options.app };
  if (wanted.slack && !options.firstTime) await knowWorkspace(database, sandbox);
  const app = await startApp(wanted);
  const url = `http://127.0.0.1:${app.port}`;
  sandbox.setAppUrl(url);
  const jobline: TestJobline = {
    sandbox,
    app,
    database,
    url,
    async settled() {
      // One side's rest can set the other going: both must have been quiet twice running, and nothing be due.
      for (let quiet = 0; quiet < 2; ) {
        await sandbox.slack.settled();
        await jobline.app.idle();
        quiet = (await isAnythingDue(database)) ? 0 : quiet + 1;
      }
    },
    async close() {
      await jobline.app.stop(5_000);
      await sandbox.close();
      await database.close();
      expectKnownEvents(sandbox.marketplace.received);
    },
  };
  return jobline;
}

/** As if Jobline had been there before: the marketplace has heard of it. */
async function knowWorkspace({ db }: TestDatabase, { slack: { team, app }, url }: Sandbox): Promise<void> {
  const bot = { botUserId: app.userId, botId: app.botId };
  await installWorkspace(db, { teamId: team.id, teamName: team.name, teamUrl: `${url}/slack/`, ...bot });
  await db.updateTable('installations').set({ connection: 'connected' }).execute();
}

/** Whether something may go right now: a lane that a copy of the app passed by because somebody held it is still due. */
async function isAnythingDue({ db }: TestDatabase): Promise<boolean> {
  return acrossOrganizations(db, async (transaction) => {
    const { rows } = await sql<{ due: boolean }>`
      select exists (
        select from lanes l left join gates g on g.key = l.gate
        where (l.owner is not null or l.due_at <= now()) and coalesce(g.open_at, '-infinity') <= now()
      ) or exists (
        select from views v left join gates g on g.key = 'slack:' || v.organization_id || ':' || v.method
        where v.due_at <= now() and coalesce(g.open_at, '-infinity') <= now()
      ) as due`.execute(transaction);
    return rows[0]?.due === true;
  });
}
