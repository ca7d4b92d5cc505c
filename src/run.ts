import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { type Sandbox, startSandbox } from '../sandbox/start.ts';
import { LOCAL_UPSTREAMS } from '../sandbox/upstreams.ts';
import { type AppOptions, startApp } from './app.ts';
import { addressAt, type Config, type SlackSecrets } from './config.ts';
import { describeParts } from './config-parts.ts';
import { countdown } from './countdown.ts';
import { SLACK_PACE } from './deliveries/pace.ts';
import { publishExampleProfile } from './example-profile.ts';
import type { Logger } from './log.ts';
import { sandboxMail } from './sandbox-mail.ts';
import { connectSandboxUpstreams } from './sandbox-upstreams.ts';
import { hasAnyConversation } from './store/conversations.ts';
import { startEmbeddedPostgres } from './store/embedded-postgres.ts';
import { migrateToLatest } from './store/migrate.ts';

const MANIFEST = path.resolve(import.meta.dirname, '../manifest.yml');

export interface Running {
  stop(withinMs: number): Promise<void>;
}

/** Starts what the configuration asks for, embedded parts first; what was started is stopped again if a later part fails. */
export async function run(config: Config, log: Logger): Promise<Running> {
  for (const { part, state, note } of describeParts(config)) say(`${part.padEnd(12)}${state.padEnd(10)}${note}`);
  const stops: ((withinMs: number) => Promise<unknown>)[] = [];
  const stop = async (withinMs: number) => {
    const timeLeft = countdown(withinMs);
    for (const stopOne of stops.splice(0).reverse()) await stopOne(timeLeft());
  };
  try {
    const databaseUrl = config.secrets.databaseUrl ?? (await embedDatabase(config, log, stops));
    const { role: databaseRole } = await migrateToLatest(databaseUrl, log);
    const options = { ...appOptions(config, log), databaseUrl, databaseRole };
    const sandbox = config.slack.mode === 'sandbox' ? await embedSandbox(config, stops) : undefined;
    const app = await startApp({ ...options, ...sandbox?.parts });
    stops.push(app.stop);
    const url = addressAt(config.http.host, app.port);
    sandbox?.world.setAppUrl(url);
    const upstreams = sandbox?.world.upstreams?.settings;
    if (upstreams) await connectSandboxUpstreams(upstreams, { keys: sandbox.parts.encryptionKeys ?? [], url });

    const addresses = sandbox ? { sandbox: addressesOf(sandbox.world) } : {};
    say(`\nJobline      ${url}`);
    if (sandbox) say(`Try it here  ${sandbox.world.url}/`);
    say(JSON.stringify({ ready: true, url, ...addresses }));
    if (sandbox && config.sandbox.examples && !(await hasAnyConversation(app.db))) {
      await publishExampleProfile(app.db);
      await sandbox.world.marketplace.sendExamples();
    }
    return { stop };
  } catch (error) {
    await stop(0);
    throw error;
  }
}

async function embedDatabase(
  config: Config,
  log: Logger,
  stops: ((ms: number) => Promise<unknown>)[],
): Promise<string> {
  const postgres = await startEmbeddedPostgres({ dataDir: path.join(config.dataFolder, 'postgres'), log });
  stops.push(postgres.stop);
  return postgres.url;
}

/** The sandbox with secrets of its own for each run: nobody else needs them. */
async function embedSandbox(
  config: Config,
  stops: ((ms: number) => Promise<unknown>)[],
): Promise<{
  world: Sandbox;
  parts: Pick<
    AppOptions,
    | 'slack'
    | 'marketplace'
    | 'mail'
    | 'mailIn'
    | 'notificationEmail'
    | 'fileHostsAllowed'
    | 'upstreams'
    | 'encryptionKeys'
    | 'connectsItself'
  >;
}> {
  const slack = { signingSecret: newSecret(), botToken: `xoxb-${newSecret()}` };
  const marketplace = { secret: `whsec_${newSecret()}`, outboundSecret: `whsec_${newSecret()}` };
  const mailbox = sandboxMail();
  const hasUpstreams = Object.keys(config.secrets.upstreams).length > 0;
  const world = await startSandbox({
    host: '127.0.0.1',
    port: config.sandbox.port,
    appUrl: config.http.publicUrl,
    slack,
    marketplace,
    mailAnswers: mailbox.answers,
    upstreams: !hasUpstreams,
    stateFile: path.join(config.dataFolder, 'sandbox.jsonl'),
    manifestFile: MANIFEST,
  });
  stops.push(world.close);
  return {
    world,
    parts: {
      slack: { ...slack, apiUrl: `${world.url}/slack/api/`, channel: 'C0JOBS' },
      marketplace: {
        secrets: marketplace.secret,
        outboundSecret: marketplace.outboundSecret,
        url: `${world.url}/marketplace/events`,
      },
      mail: { url: world.mailbox.smtpUrl, from: config.mail.from ?? 'Jobline <jobline@northlight.example>' },
      mailIn: mailbox.mailIn,
      notificationEmail: config.mail.notificationEmail ?? 'jobs@northlight.example',
      // What merchants attach there.
      fileHostsAllowed: [...config.fileHostsAllowed, new URL(world.url).host],
      // Their tokens are good for this run only, and so is the key.
      ...(world.upstreams && {
        upstreams: world.upstreams.settings,
        encryptionKeys: [randomBytes(32)],
        connectsItself: true,
      }),
    },
  };
}

function appOptions(config: Config, log: Logger): Omit<AppOptions, 'databaseUrl' | 'databaseRole'> {
  const { slack, marketplace, smtpUrl } = config.secrets;
  const { mode: mail, from, notificationEmail, replyDomain } = config.mail;
  const { apiUrl, channel } = config.slack;
  return {
    host: config.http.host,
    port: config.http.port,
    fileHostsAllowed: config.fileHostsAllowed,
    settings: { ...config.clocks, lateAfterSeconds: config.waits.lateAfterSeconds },
    unknownWaitMs: config.waits.unknownWaitSeconds * 1000,
    lookBackAfterMs: config.waits.lookBackAfterSeconds * 1000,
    pace: SLACK_PACE,
    upstreams: config.secrets.upstreams,
    encryptionKeys: config.secrets.encryptionKeys,
    log,
    // Port 0 is known only once it is listened on.
    ...(!config.http.publicUrl.endsWith(':0') && { publicUrl: config.http.publicUrl }),
    ...(mail === 'smtp' && smtpUrl !== undefined && from !== undefined && { mail: { url: smtpUrl, from } }),
    ...(mail === 'smtp' && replyDomain !== undefined && { mailIn: mailInOptions(config, replyDomain) }),
    ...(notificationEmail !== undefined && { notificationEmail }),
    ...(slack && {
      slack: {
        ...tokensOf(slack),
        ...(apiUrl !== undefined && { apiUrl }),
        ...(channel !== undefined && { channel }),
      },
    }),
    ...(marketplace &&
      config.marketplace.url !== undefined && {
        marketplace: {
          secrets: marketplace.inbound.join(' '),
          outboundSecret: marketplace.outbound,
          url: config.marketplace.url,
        },
      }),
  };
}

function mailInOptions({ mail, secrets }: Config, replyDomain: string): NonNullable<AppOptions['mailIn']> {
  return {
    replyDomain,
    ...(secrets.mailInbound && { secrets: secrets.mailInbound.join(' ') }),
    ...(mail.listenPort !== undefined && { listenPort: mail.listenPort }),
  };
}

function tokensOf(
  slack: SlackSecrets,
): { signingSecret: string; botToken: string } | { appToken: string; botToken: string } {
  const { botToken } = slack;
  return slack.mode === 'http'
    ? { signingSecret: slack.signingSecret, botToken }
    : { appToken: slack.appToken, botToken };
}

function addressesOf({ url, upstreams }: Sandbox): Record<string, string> {
  return {
    url: `${url}/`,
    slack: `${url}/slack/`,
    marketplace: `${url}/marketplace/`,
    mail: `${url}/mail/`,
    control: `${url}/control/`,
    ...(upstreams && Object.fromEntries(LOCAL_UPSTREAMS.map((name) => [name, `${url}/${name}/`]))),
  };
}

function newSecret(): string {
  return randomBytes(32).toString('base64');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
