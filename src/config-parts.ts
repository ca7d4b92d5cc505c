import { LOCAL_UPSTREAMS } from '../sandbox/upstreams.ts';
import type { Config } from './config.ts';
import { UPSTREAM_VARIABLES } from './config-upstreams.ts';
import { LATER_VARIABLES, variables } from './config-variables.ts';
import { UPSTREAMS } from './marketplaces/registry.ts';

export interface Part {
  part: string;
  state: 'real' | 'embedded' | 'off';
  note: string;
}

/** Which parts are real, which are embedded and which are off: what a start says first. Names no secret. */
export function describeParts(config: Config): Part[] {
  return [
    config.secrets.databaseUrl === undefined
      ? { part: 'Database', state: 'embedded', note: 'PostgreSQL from the packages, since DATABASE_URL is not set' }
      : { part: 'Database', state: 'real', note: 'PostgreSQL of DATABASE_URL' },
    describeSlack(config),
    describeMarketplace(config),
    describeMail(config),
    ...describeUpstreams(config),
  ];
}

function describeSlack(config: Config): Part {
  const { mode, apiUrl, channel } = config.slack;
  const where = apiUrl === undefined ? 'Slack' : `the Slack at ${new URL(apiUrl).origin}`;
  const jobs = channel === undefined ? '; SLACK_CHANNEL is not set, so jobs wait unposted' : '';
  switch (mode) {
    case 'http':
      return { part: 'Slack', state: 'real', note: `${where}, one workspace, events over HTTP${jobs}` };
    case 'socket':
      return {
        part: 'Slack',
        state: 'real',
        note: `${where}, one workspace, Socket Mode since SLACK_APP_TOKEN is set${jobs}`,
      };
    case 'sandbox':
      return {
        part: 'Slack',
        state: 'embedded',
        note: 'a local Slack, since neither SLACK_* nor MARKETPLACE_* is set',
      };
    case 'off':
      return { part: 'Slack', state: 'off', note: 'SLACK_* is not set, so jobs wait unposted' };
  }
}

function describeMarketplace(config: Config): Part {
  const { mode, url } = config.marketplace;
  switch (mode) {
    case 'outside': {
      const where = url === undefined ? '' : ` to ${new URL(url).origin}`;
      return { part: 'Marketplace', state: 'real', note: `events in are checked, events out go${where}` };
    }
    case 'sandbox':
      return { part: 'Marketplace', state: 'embedded', note: 'a local marketplace with merchants to play' };
    case 'off':
      return { part: 'Marketplace', state: 'off', note: 'MARKETPLACE_* is not set, so no jobs come in' };
  }
}

function describeMail({ mail, secrets }: Config): Part {
  const ways = [
    secrets.mailInbound && 'at /mail/inbound',
    mail.listenPort !== undefined && `on port ${mail.listenPort}`,
  ];
  const taken = ways.filter((way) => typeof way === 'string').join(' and ');
  const answers =
    mail.replyDomain === undefined
      ? '; MAIL_REPLY_DOMAIN is not set, so merchants answer on their page'
      : `; answers to ${mail.replyDomain} are taken ${taken}`;
  const unused = secrets.smtpUrl === undefined ? '' : '; SMTP_URL is not used beside a local Slack';
  switch (mail.mode) {
    case 'smtp':
      return {
        part: 'Mail',
        state: 'real',
        note: `${new URL(secrets.smtpUrl ?? '').host}, sent as ${mail.from}${answers}`,
      };
    case 'sandbox':
      return { part: 'Mail', state: 'embedded', note: `a local mailbox${unused}` };
    case 'off':
      return { part: 'Mail', state: 'off', note: 'SMTP_URL is not set, so nobody gets e-mail' };
  }
}

/** Only those that are configured, else those of the sandbox: nobody misses the others. */
function describeUpstreams({ slack, secrets: { upstreams } }: Config): Part[] {
  const embeds = slack.mode === 'sandbox' && Object.keys(upstreams).length === 0;
  return UPSTREAMS.flatMap(({ name, title, describe }): Part[] => {
    const settings = upstreams[name];
    if (settings) return [{ part: title, state: 'real', note: describe(settings) }];
    const isLocal = embeds && LOCAL_UPSTREAMS.includes(name);
    return isLocal ? [{ part: title, state: 'embedded', note: 'a local one with customers to play' }] : [];
  });
}

const families = ['SLACK', 'MARKETPLACE', 'SANDBOX', 'MAIL', 'SMTP', 'NOTIFICATION', 'ENCRYPTION'];
const closeEnough = 3;

const secretNames = ['MARKETPLACE_SECRET', 'MARKETPLACE_OUTBOUND_SECRET', 'MAIL_INBOUND_SECRET'];
/** Standard Webhooks asks for 24 to 64 bytes. */
const shortestSecretBytes = 24;

/**
 * One line for each variable that is set but will do nothing (known to later versions only, or a slip of the keyboard), or
 * that is weaker than it should be.
 */
export function warnAboutVariables(environment: Readonly<Record<string, string | undefined>>): string[] {
  const known = [...Object.keys(variables.shape), ...UPSTREAM_VARIABLES, ...LATER_VARIABLES];
  const set = Object.keys(environment).filter((name) => environment[name]?.trim());
  const ours = [...families, ...UPSTREAM_VARIABLES.map(familyOf)];
  const later = LATER_VARIABLES.filter((name) => set.includes(name));
  const warnings = later.map((name) => `${name} is set, but this version does not use it yet.`);
  for (const name of secretNames) {
    const short = environment[name]?.trim().split(/\s+/).some(isShort);
    if (short) warnings.push(`${name} is short: less than ${shortestSecretBytes} bytes can be guessed.`);
  }
  for (const name of set) {
    if (known.includes(name) || !ours.includes(familyOf(name))) continue;
    const [nearest] = known
      .map((candidate) => ({ candidate, steps: distance(name, candidate) }))
      .sort((one, other) => one.steps - other.steps);
    if (nearest && nearest.steps <= closeEnough) {
      warnings.push(`${name} is set, but Jobline does not know it. Did you mean ${nearest.candidate}?`);
    }
  }
  return warnings;
}

function familyOf(name: string): string {
  return name.split('_', 1)[0] ?? '';
}

function isShort(secret: string): boolean {
  return secret !== '' && Buffer.from(secret.replace('whsec_', ''), 'base64').length < shortestSecretBytes;
}

/** Letters to add, drop or change to get from one word to the other (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
