import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/start.ts';
import { createLogger, type Logger } from '../../src/log.ts';
import { type Child, startChild } from './child.ts';
import { startDatabases } from './databases.ts';
import { freePort } from './free-port.ts';

/** What every measure stands on. Whatever it starts here ends after the run. */
export interface Ground {
  /** A fresh database with Jobline's schema, on the one PostgreSQL of the bench. */
  databaseUrl(): Promise<string>;
  /** A fresh database with what is in another one, which nobody is connected to. */
  copyOf(databaseUrl: string): Promise<string>;
  /** A fresh database with nothing in it, for references. */
  emptyDatabaseUrl(): Promise<string>;
  /** Slack and marketplace, in this process, remembering nothing, without limits unless told otherwise. */
  sandbox(overrides?: Partial<SandboxOptions>): Promise<Sandbox>;
  /**
   * The real process, `src/main.ts`, against this sandbox and database; the sandbox is told where it listens. `unpaced`
   * starts the same app by an entry that books no time between posts.
   */
  app(options: AppProcess): Promise<Child>;
  /** A file of `bench/` as a process, which says `{"ready":true}` and perhaps its `url`. */
  process(file: string, env?: Readonly<Record<string, string>>): Promise<Child>;
  /** Something else to be ended after the run, the newest first. */
  atEnd(end: () => unknown): void;
  /** For what logs in this process. */
  log: Logger;
  /** A line for whoever watches. */
  say(line: string): void;
  /** Of the PostgreSQL. */
  postgresVersion: string;
}

export interface AppProcess {
  sandbox: Sandbox;
  databaseUrl: string;
  env?: Readonly<Record<string, string>>;
  unpaced?: boolean;
}

export interface OwnedGround extends Ground {
  /** Ends what the last run started. */
  cleanUp(): Promise<void>;
  /** Safe to call twice: whoever interrupts the bench does it too. */
  close(): Promise<void>;
}

/** What the sandbox of the bench signs and checks with. */
export const SECRETS = {
  slack: { signingSecret: 'the-signing-secret-of-the-bench', botToken: 'xoxb-bench' },
  marketplace: {
    secret: `whsec_${Buffer.from('what the marketplace of the bench signs with').toString('base64')}`,
    outboundSecret: `whsec_${Buffer.from('what the marketplace of the bench checks by').toString('base64')}`,
  },
};

const BENCH = path.resolve(import.meta.dirname, '..');
const MAIN = path.resolve(BENCH, '../src/main.ts');
const UNPACED = path.join(BENCH, 'support/app-without-pace.ts');

export async function prepareGround(): Promise<OwnedGround> {
  const log = createLogger({ level: 'error', format: 'json' });
  const databases = await startDatabases(log);
  const ends: (() => unknown)[] = [];
  const cleanUp = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  const close = async (): Promise<void> => {
    await cleanUp();
    await databases.stop();
  };
  let closing: Promise<void> | undefined;
  const database = async (like?: string): Promise<string> => {
    const url = await databases.create(like);
    ends.push(() => databases.drop(url));
    return url;
  };
  const start = async (file: string, env: Readonly<Record<string, string>>): Promise<Child> => {
    const child = await startChild(file, env);
    ends.push(() => child.end());
    return child;
  };

  return {
    databaseUrl: () => database(databases.migrated),
    copyOf: (databaseUrl) => database(databaseUrl),
    emptyDatabaseUrl: () => database(),
    async sandbox(overrides = {}) {
      const sandbox = await startSandbox({
        host: '127.0.0.1',
        port: 0,
        appUrl: 'http://127.0.0.1:9',
        ...SECRETS,
        manifestFile: fileURLToPath(new URL('../../manifest.yml', import.meta.url)),
        ...overrides,
      });
      ends.push(() => sandbox.close());
      return sandbox;
    },
    async app({ sandbox, databaseUrl, env = {}, unpaced = false }) {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const child = await start(unpaced ? UNPACED : MAIN, { ...appEnvironment(sandbox, databaseUrl, port), ...env });
      sandbox.setAppUrl(url);
      return { ...child, url };
    },
    process: (file, env = {}) => start(path.resolve(BENCH, file), env),
    atEnd: (end) => void ends.push(end),
    log,
    say: (line) => void process.stderr.write(`${line}\n`),
    postgresVersion: databases.version,
    cleanUp,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

function appEnvironment(sandbox: Sandbox, databaseUrl: string, port: number): Record<string, string> {
  const { slack, marketplace } = SECRETS;
  return {
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: databaseUrl,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: `${sandbox.url}/slack/api/`,
    SLACK_CHANNEL: 'C0JOBS',
    MARKETPLACE_SECRET: marketplace.secret,
    MARKETPLACE_OUTBOUND_SECRET: marketplace.outboundSecret,
    MARKETPLACE_URL: `${sandbox.url}/marketplace/events`,
    LOG_LEVEL: 'error',
  };
}
