import path from 'node:path';
import { checkMail, missing } from './config-checks.ts';
import { warnAboutVariables } from './config-parts.ts';
import { readUpstreams } from './config-upstreams.ts';
import { type ConfigProblem, readVariables, type Variables } from './config-variables.ts';
import type { LogFormat, LogLevel } from './log.ts';
import type { UpstreamSettings } from './marketplaces/adapter.ts';

/**
 * How Slack is reached:
 * - `http`: SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN; Slack sends its events to us
 * - `socket`: SLACK_APP_TOKEN and SLACK_BOT_TOKEN; we open the connection (also when a signing secret is given too)
 * - `sandbox`: nothing of SLACK_* and nothing of MARKETPLACE_* is given
 * - `off`: nothing of SLACK_* is given, but something of MARKETPLACE_*
 * SLACK_API_URL changes none of this: it only says which Web API `http` and `socket` talk to.
 */
export type SlackMode = 'http' | 'socket' | 'sandbox' | 'off';

/** `outside`: all of MARKETPLACE_SECRET, MARKETPLACE_URL and MARKETPLACE_OUTBOUND_SECRET are given. */
export type MarketplaceMode = 'outside' | 'sandbox' | 'off';

/** `sandbox`: with the sandbox's Slack and marketplace, whatever SMTP_URL says. */
export type MailMode = 'smtp' | 'sandbox' | 'off';

export interface Config {
  http: { host: string; port: number /** Without a slash at the end. */; publicUrl: string };
  sandbox: { port: number; examples: boolean };
  slack: { mode: SlackMode /** Ends in a slash. */; apiUrl: string | undefined; channel: string | undefined };
  marketplace: { mode: MarketplaceMode; url: string | undefined };
  mail: {
    mode: MailMode;
    from: string | undefined;
    notificationEmail: string | undefined;
    /** Merchants' answers come to addresses of this domain. */
    replyDomain: string | undefined;
    /** Where mail is taken in over SMTP. */
    listenPort: number | undefined;
  };
  /** `host:port`s that merchants' files may be fetched from though they are not public. */
  fileHostsAllowed: string[];
  /** Defaults of the clocks and the undo window. */
  clocks: { jobExpiryHours: number; answerWithinHours: number; undoSeconds: number; expiryGraceSeconds: number };
  waits: { unknownWaitSeconds: number; lookBackAfterSeconds: number; lateAfterSeconds: number };
  log: { level: LogLevel; format: LogFormat };
  /** One line each, for variables that are set but do nothing, or are weaker than they should be. */
  warnings: string[];
  /** Where the embedded parts keep their data. */
  dataFolder: string;
  /** Nothing outside this branch is secret; never logged. */
  secrets: {
    /** Absent: the embedded PostgreSQL. */
    databaseUrl: string | undefined;
    slack: SlackSecrets | undefined;
    marketplace: MarketplaceSecrets | undefined;
    /** Of marketplaces with an interface of their own, by name; those that are configured. */
    upstreams: Readonly<Record<string, UpstreamSettings>>;
    /** May hold a password. */
    smtpUrl: string | undefined;
    /** `whsec_…`; every one of them is accepted. */
    mailInbound: string[] | undefined;
    /** 32 bytes each; the first one encrypts. */
    encryptionKeys: Buffer[];
  };
}

export type SlackSecrets =
  | { mode: 'http'; signingSecret: string; botToken: string }
  | { mode: 'socket'; appToken: string; botToken: string };

export interface MarketplaceSecrets {
  /** `whsec_…`; every one of them is accepted. */
  inbound: string[];
  /** `whsec_…` */
  outbound: string;
}

/** The environment is wrong. Names every problem at once, by variable, without a value. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly problems: ConfigProblem[];

  constructor(problems: ConfigProblem[]) {
    const lines = problems.map(({ variable, problem, whatToDo }) => `  ${variable} ${problem}. ${whatToDo}`);
    super(`Jobline cannot start with this environment:\n${lines.join('\n')}`);
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment; nothing else in Jobline does.
 * @throws ConfigError
 */
export function readConfig(
  environment: Environment = process.env,
  onTerminal: boolean = process.stdout.isTTY === true,
): Config {
  const { values, problems } = readVariables(environment);
  const given = (name: string): boolean => Boolean(environment[name]?.trim());
  problems.push(...checkSlack(given), ...checkMarketplace(given), ...checkMail(given));
  const outside = readUpstreams(environment);
  problems.push(...checkPorts(values), ...checkPublicUrl(given), ...outside.problems);
  const slack = slackSecrets(values);
  const marketplace = marketplaceSecrets(values);
  if (problems.length > 0) throw new ConfigError(problems);

  const anySlack = slackNames.some(given);
  const sandbox = !anySlack && !marketplaceNames.some(given);
  const off = sandbox ? 'sandbox' : 'off';
  const port = values.PORT ?? 3000;
  const host = values.HOST ?? (anySlack ? '0.0.0.0' : '127.0.0.1');
  return {
    http: { host, port, publicUrl: values.PUBLIC_URL ?? addressAt(host, port) },
    sandbox: { port: values.SANDBOX_PORT ?? sandboxPort(port), examples: values.SANDBOX_EXAMPLES !== '0' },
    slack: { mode: slack?.mode ?? off, apiUrl: values.SLACK_API_URL, channel: values.SLACK_CHANNEL },
    marketplace: { mode: marketplace ? 'outside' : off, url: values.MARKETPLACE_URL },
    mail: {
      mode: sandbox ? 'sandbox' : values.SMTP_URL === undefined ? 'off' : 'smtp',
      from: values.MAIL_FROM,
      notificationEmail: values.NOTIFICATION_EMAIL,
      replyDomain: values.MAIL_REPLY_DOMAIN,
      listenPort: values.MAIL_LISTEN_PORT,
    },
    fileHostsAllowed: values.FILE_HOSTS_ALLOWED ?? [],
    clocks: {
      jobExpiryHours: values.JOB_EXPIRY_HOURS ?? 72,
      answerWithinHours: values.ANSWER_WITHIN_HOURS ?? 24,
      undoSeconds: values.UNDO_SECONDS ?? 10,
      expiryGraceSeconds: values.EXPIRY_GRACE_SECONDS ?? 420,
    },
    waits: {
      unknownWaitSeconds: values.UNKNOWN_WAIT_SECONDS ?? 30,
      lookBackAfterSeconds: values.LOOK_BACK_AFTER_SECONDS ?? 60,
      lateAfterSeconds: values.LATE_AFTER_SECONDS ?? 60,
    },
    log: { level: values.LOG_LEVEL ?? 'info', format: values.LOG_FORMAT ?? (onTerminal ? 'pretty' : 'json') },
    warnings: warnAboutVariables(environment),
    dataFolder: path.resolve(import.meta.dirname, '../.data'),
    secrets: {
      databaseUrl: values.DATABASE_URL,
      slack,
      marketplace,
      upstreams: outside.upstreams,
      smtpUrl: values.SMTP_URL,
      mailInbound: values.MAIL_INBOUND_SECRET,
      encryptionKeys: values.ENCRYPTION_KEY ?? [],
    },
  };
}

const slackNames = [
  'SLACK_SIGNING_SECRET',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'SLACK_API_URL',
  'SLACK_CHANNEL',
];
const oauthNames = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'];
const marketplaceSet = ['MARKETPLACE_SECRET', 'MARKETPLACE_URL', 'MARKETPLACE_OUTBOUND_SECRET'];
const marketplaceNames = [...marketplaceSet, 'MARKETPLACE_API_KEY'];

function checkSlack(given: (name: string) => boolean): ConfigProblem[] {
  if (!slackNames.some(given)) return [];
  if (oauthNames.some(given)) return checkOauth(given);
  const needed = ['SLACK_BOT_TOKEN', given('SLACK_APP_TOKEN') ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET'];
  const whatToDo =
    'Give SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN (events over HTTP), or SLACK_APP_TOKEN and SLACK_BOT_TOKEN ' +
    '(Socket Mode), or nothing of SLACK_*.';
  return missing(needed, given, 'is missing beside the other SLACK_* variables', whatToDo);
}

/** Installing into many workspaces is not built yet, so a complete set is refused as clearly as half a one. */
function checkOauth(given: (name: string) => boolean): ConfigProblem[] {
  const needed = [...oauthNames, 'SLACK_SIGNING_SECRET', 'ENCRYPTION_KEY'];
  const half = missing(needed, given, 'is missing for many workspaces', `That takes ${needed.join(', ')}.`);
  if (half.length > 0) return half;
  return [
    {
      variable: 'SLACK_CLIENT_ID',
      problem: 'asks for many workspaces, which this version cannot serve yet',
      whatToDo: `Leave out ${oauthNames.join(', ')} and give SLACK_BOT_TOKEN for one workspace.`,
    },
  ];
}

function checkMarketplace(given: (name: string) => boolean): ConfigProblem[] {
  if (!marketplaceNames.some(given)) return [];
  const whatToDo = `Give all of ${marketplaceSet.join(', ')}, or none of MARKETPLACE_*.`;
  return missing(marketplaceSet, given, 'is missing beside the other MARKETPLACE_* variables', whatToDo);
}

function checkPorts(values: Variables): ConfigProblem[] {
  const port = values.PORT ?? 3000;
  const whatToDo = 'Give another port.';
  if (values.SANDBOX_PORT === undefined) {
    if (port < 65_535) return [];
    return [{ variable: 'SANDBOX_PORT', problem: 'would be PORT + 1, which is no port', whatToDo }];
  }
  if (values.SANDBOX_PORT !== port || port === 0) return [];
  return [{ variable: 'SANDBOX_PORT', problem: 'is the same as PORT', whatToDo }];
}

/** The real Slack calls us at our public address; a Slack of SLACK_API_URL and Socket Mode need none. */
function checkPublicUrl(given: (name: string) => boolean): ConfigProblem[] {
  const overHttp = given('SLACK_SIGNING_SECRET') && !given('SLACK_APP_TOKEN');
  if (!overHttp || given('SLACK_API_URL') || given('PUBLIC_URL')) return [];
  return [
    {
      variable: 'PUBLIC_URL',
      problem: 'is missing, but Slack sends its events over HTTP',
      whatToDo: 'Give the https address under which Slack and the marketplace reach Jobline.',
    },
  ];
}

function slackSecrets(values: Variables): SlackSecrets | undefined {
  const { SLACK_APP_TOKEN: appToken, SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret } = values;
  if (botToken === undefined) return undefined;
  if (appToken !== undefined) return { mode: 'socket', appToken, botToken };
  if (signingSecret !== undefined) return { mode: 'http', signingSecret, botToken };
  return undefined;
}

function marketplaceSecrets(values: Variables): MarketplaceSecrets | undefined {
  const { MARKETPLACE_SECRET: inbound, MARKETPLACE_OUTBOUND_SECRET: outbound } = values;
  return inbound && outbound ? { inbound, outbound } : undefined;
}

function sandboxPort(port: number): number {
  return port === 0 ? 0 : port + 1;
}

/** An address that can be opened: 0.0.0.0 and :: stand for every address of this machine, so this one is named. */
export function addressAt(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
