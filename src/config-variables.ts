import { z } from 'zod';
import { LOG_FORMATS, LOG_LEVELS } from './log.ts';
import { isMailAddress, readMailAddress } from './mail/address.ts';

/** What is wrong with one variable, for the person who starts Jobline. Never contains its value. */
export interface ConfigProblem {
  variable: string;
  problem: string;
  whatToDo: string;
}

/** Turns the text of a variable into its value, or says what is wrong and what to do. */
type Read<T> = (text: string) => { value: T } | { problem: string; whatToDo: string };

function variable<T>(read: Read<T>) {
  return z
    .string()
    .transform((text, context): T => {
      const result = read(text);
      if ('value' in result) return result.value;
      context.addIssue({ code: 'custom', message: result.problem, params: { whatToDo: result.whatToDo } });
      return z.NEVER;
    })
    .optional();
}

const anyText = variable((text) => ({ value: text }));

const port = variable((text) => {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= 65_535) return { value };
  return { problem: 'is not a port', whatToDo: 'Give a number from 0 to 65535; 0 takes any free port.' };
});

function decimal(limits: { min: number; above?: boolean; max: number }) {
  const { min, max, above = false } = limits;
  return variable((text) => {
    const value = Number(text);
    const inside = (above ? value > min : value >= min) && value <= max;
    if (/^(\d+\.?\d*|\.\d+)$/.test(text) && inside) return { value };
    const from = above ? `above ${min}` : `from ${min}`;
    return { problem: 'is not such a number', whatToDo: `Give a number ${from} up to ${max}; fractions are allowed.` };
  });
}

const hours = decimal({ min: 0, above: true, max: 8_760 });
const seconds = decimal({ min: 0, max: 86_400 });

function oneOf<const T extends string>(...words: readonly T[]) {
  return variable((text) => {
    const value = words.find((word) => word === text);
    if (value !== undefined) return { value };
    return { problem: 'is none of the known words', whatToDo: `Give one of: ${words.join(', ')}.` };
  });
}

const httpUrl = variable((text) => {
  const url = URL.parse(text);
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return { value: url.href };
  return { problem: 'is not a web address', whatToDo: 'Give one that begins with http:// or https://.' };
});

const origin = variable((text) => {
  const url = URL.parse(text);
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) {
    if (url.href === `${url.origin}/`) return { value: url.origin };
    return {
      problem: 'has more than scheme, host and port',
      whatToDo: 'Leave out path, question mark and user: Jobline answers at the root of the address.',
    };
  }
  return { problem: 'is not a web address', whatToDo: 'Give one like https://jobline.example.com.' };
});

const apiBase = variable((text) => {
  const url = URL.parse(text);
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) {
    return { value: url.href.endsWith('/') ? url.href : `${url.href}/` };
  }
  return { problem: 'is not a web address', whatToDo: 'Give one like http://127.0.0.1:3001/slack/api/.' };
});

const databaseUrl = variable((text) => {
  const scheme = URL.parse(text)?.protocol;
  if (scheme === 'postgres:' || scheme === 'postgresql:') return { value: text };
  return {
    problem: 'is not the address of a PostgreSQL',
    whatToDo: 'Give postgres://user:password@host:port/database, or leave it out to use the embedded PostgreSQL.',
  };
});

function token(prefix: string, name: string) {
  return variable((text) => {
    if (text.startsWith(prefix) && text.length > prefix.length && !/\s/.test(text)) return { value: text };
    return { problem: `does not begin with ${prefix}`, whatToDo: `Copy the ${name} from the app's settings in Slack.` };
  });
}

const channel = variable((text) => {
  if (/^[CG][A-Za-z0-9]+$/.test(text)) return { value: text };
  return {
    problem: 'is not the id of a channel',
    whatToDo: 'Give the id (C… or G…, at the foot of the channel’s details in Slack), not the name.',
  };
});

const smtpUrl = variable((text) => {
  const url = URL.parse(text);
  if (url && (url.protocol === 'smtp:' || url.protocol === 'smtps:') && url.hostname !== '') return { value: text };
  return {
    problem: 'is not the address of a mail server',
    whatToDo:
      'Give smtp://user:password@host:587 (or smtps://…:465), with % and @ in the password escaped as in any URL.',
  };
});

const mailSender = variable((text) => {
  if (readMailAddress(text)) return { value: text };
  return { problem: 'is not one e-mail address', whatToDo: 'Give jobs@example.com or Jobline <jobs@example.com>.' };
});

const mailAddress = variable((text) => {
  if (isMailAddress(text)) return { value: text };
  return { problem: 'is not one e-mail address', whatToDo: 'Give one like office@example.com.' };
});

/** `host:port`, as `URL` writes both. */
const fileHosts = variable((text) => {
  const value = text.split(/\s+/).map(hostAndPort);
  if (value.every((one) => one !== undefined)) return { value };
  return {
    problem: 'is not a list of hosts with their ports',
    whatToDo: 'Give host:port, such as files.internal:443; several are separated by spaces.',
  };
});

function hostAndPort(text: string): string | undefined {
  const url = URL.parse(`http://${text}`);
  const port = /:(\d{1,5})$/.exec(text)?.[1];
  if (!url || port === undefined || url.href !== `${url.origin}/`) return undefined;
  return `${url.hostname}:${Number(port)}`;
}

const mailDomain = variable((text) => {
  if (isMailAddress(`reply@${text}`)) return { value: text.toLowerCase() };
  return { problem: 'is not a domain', whatToDo: 'Give one like reply.example.com, whose mail comes to Jobline.' };
});

const webhookHelp = 'Give whsec_ followed by base64, made for example with: openssl rand -base64 32.';

function isWebhookSecret(text: string): boolean {
  return /^whsec_(?=.)([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);
}

const webhookSecret = variable((text) => {
  if (isWebhookSecret(text)) return { value: text };
  return { problem: 'is not a webhook secret', whatToDo: webhookHelp };
});

const webhookSecrets = variable((text) => {
  const value = text.split(/\s+/);
  if (value.every(isWebhookSecret)) return { value };
  return { problem: 'is not a list of webhook secrets', whatToDo: `${webhookHelp} Several are separated by spaces.` };
});

const encryptionKeys = variable((text) => {
  const keys = text.split(/\s+/);
  const value = keys.map((key) => Buffer.from(key, 'base64'));
  const whole = keys.every((key) => /^[A-Za-z0-9+/]+={0,2}$/.test(key)) && value.every((key) => key.length === 32);
  if (whole) return { value };
  return {
    problem: 'is not 32 bytes in base64',
    whatToDo: 'Make one with: openssl rand -base64 32. Several are separated by spaces, the first one encrypts.',
  };
});

/** Every variable that means something in this version, and how its text is read. */
export const variables = z.object({
  PORT: port,
  HOST: anyText,
  PUBLIC_URL: origin,
  SANDBOX_PORT: port,
  SANDBOX_EXAMPLES: oneOf('0', '1'),
  DATABASE_URL: databaseUrl,
  SLACK_SIGNING_SECRET: anyText,
  SLACK_BOT_TOKEN: token('xoxb-', 'bot token'),
  SLACK_APP_TOKEN: token('xapp-', 'app-level token'),
  SLACK_CLIENT_ID: anyText,
  SLACK_CLIENT_SECRET: anyText,
  SLACK_STATE_SECRET: anyText,
  SLACK_API_URL: apiBase,
  SLACK_CHANNEL: channel,
  MARKETPLACE_SECRET: webhookSecrets,
  MARKETPLACE_URL: httpUrl,
  MARKETPLACE_OUTBOUND_SECRET: webhookSecret,
  SMTP_URL: smtpUrl,
  MAIL_FROM: mailSender,
  NOTIFICATION_EMAIL: mailAddress,
  MAIL_REPLY_DOMAIN: mailDomain,
  MAIL_INBOUND_SECRET: webhookSecrets,
  MAIL_LISTEN_PORT: port,
  ENCRYPTION_KEY: encryptionKeys,
  FILE_HOSTS_ALLOWED: fileHosts,
  JOB_EXPIRY_HOURS: hours,
  ANSWER_WITHIN_HOURS: hours,
  UNDO_SECONDS: decimal({ min: 0, max: 60 }),
  EXPIRY_GRACE_SECONDS: seconds,
  UNKNOWN_WAIT_SECONDS: seconds,
  LOOK_BACK_AFTER_SECONDS: seconds,
  LATE_AFTER_SECONDS: seconds,
  LOG_LEVEL: oneOf(...LOG_LEVELS),
  LOG_FORMAT: oneOf(...LOG_FORMATS),
});

export type Variables = z.infer<typeof variables>;

/** Known, but nothing in this version uses them yet. */
export const LATER_VARIABLES = ['MARKETPLACE_API_KEY'] as const;

/** Reads every variable by itself. An empty text counts as absent, since that is how shells and containers unset. */
export function readVariables(environment: Readonly<Record<string, string | undefined>>): {
  values: Variables;
  problems: ConfigProblem[];
} {
  const given: Record<string, string> = {};
  for (const name of Object.keys(variables.shape)) {
    const text = environment[name]?.trim();
    if (text) given[name] = text;
  }
  const problems = (variables.safeParse(given).error?.issues ?? []).map((issue) => ({
    variable: String(issue.path[0]),
    problem: issue.message,
    whatToDo: issue.code === 'custom' ? String(issue.params?.whatToDo) : 'Correct it.',
  }));
  // Without the wrong ones the rest can be read, and what goes together be checked, so that everything is said at once.
  for (const { variable } of problems) delete given[variable];
  return { values: variables.parse(given), problems };
}
