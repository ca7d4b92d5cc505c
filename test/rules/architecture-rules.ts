import path from 'node:path';

export interface SourceFile {
  /** From the project's root, with `/`. */
  path: string;
  text: string;
}

/** Who may import whom, by folder. `log` and `metrics` are added for all but domain and blocks. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  domain: [],
  i18n: ['domain'],
  blocks: ['domain', 'i18n'],
  store: ['domain'],
  'use-cases': ['domain', 'store'],
  slack: ['domain'],
  merchants: ['domain', 'mail'],
  marketplaces: ['domain', 'merchants'],
  mail: ['domain'],
  deliveries: ['domain', 'i18n', 'blocks', 'store', 'use-cases', 'slack', 'merchants', 'marketplaces', 'mail'],
  listeners: ['domain', 'i18n', 'blocks', 'use-cases'],
  http: ['domain', 'i18n', 'marketplaces', 'merchants', 'use-cases'],
  migrations: [],
  sandbox: [],
  log: [],
  metrics: [],
};

/** Files at the top of `src/` and in `src/wiring/` put the parts together: they may import everything, and only each other imports them. */
const TOP = 'top';
const LOGS = ['log', 'metrics'];
const WITHOUT_LOGS = ['domain', 'blocks', 'migrations', 'sandbox'];

/** Packages that one part of the project owns. A folder, or a file. */
const OWNERS: Record<string, readonly string[]> = {
  pg: ['src/store/'],
  kysely: ['src/store/', 'src/deliveries/', 'migrations/'],
  '@slack/socket-mode': ['src/slack/'],
  '@slack/web-api': ['src/slack/'],
  '@slack/bolt': ['src/slack/', 'src/listeners/'],
  express: ['src/http/'],
  pino: ['src/log.ts'],
  'node-cron': ['src/clock.ts'],
  nodemailer: ['src/mail/'],
};

/** Parts that may use only these packages; everything else they are handed. */
const ONLY_PACKAGES: Record<string, readonly string[]> = {
  domain: [],
  i18n: [],
  blocks: ['@slack/types'],
  migrations: ['kysely'],
};

/** Files that work for every organization at once: sweeps, painters, the catalogue of members. Each with its reason. */
export const ACROSS_ORGANIZATIONS: Record<string, string> = {
  'src/use-cases/clocks/clean-up.ts': 'a sweep over whatever is too old',
  'src/use-cases/clocks/expire-jobs.ts': 'a sweep over whatever is due',
  'src/use-cases/clocks/give-up-waiting-events.ts': 'a sweep over whatever is due',
  'src/use-cases/clocks/send-digest.ts': 'a sweep over whatever is due',
  'src/use-cases/clocks/send-reminders.ts': 'a sweep over whatever is due',
  'src/use-cases/clocks/ask-again.ts': 'a sweep over whatever is due',
  'src/use-cases/clocks/keep-forgotten-replies.ts': 'a sweep over whatever is due',
  'src/use-cases/clocks/show-delayed-replies.ts': 'a sweep over whatever is due',
  'src/use-cases/clocks/show-time-is-up.ts': 'a sweep over whatever is due',
  'src/deliveries/views.ts': 'the painter takes what is due, whosever it is',
  'src/store/delivery-report.ts': 'shows an operator what waits or failed, whosever it is',
  'src/store/organizations.ts': 'connects a workspace to the organization it belongs to',
  'src/store/conversations.ts': 'tells an empty database from a used one',
  'src/store/experts.ts': 'merchants look for an expert among all, by an address that names none of them by number',
  'src/use-cases/matching/match-request.ts': 'a request is for nobody in particular, and is offered to several',
  'src/use-cases/matching/offer-next.ts': 'what one organization declined is offered to another',
  'src/store/conversation-links.ts': 'a link in a merchant’s hand does not say whose it is',
};

const MAX_LINES = 250;

const FORBIDDEN: [RegExp, string][] = [
  [/\bas any\b|:\s*any\b(?=[\s,;)=\]>])/, 'uses any'],
  [/\bas unknown as\b/, 'casts through unknown'],
  [/@ts-(ignore|expect-error|nocheck)|biome-ignore/, 'silences a check'],
  [/\.catch\(\(\) => (\{\s*\}|undefined|null)\)|catch\s*(\([^)]*\))?\s*\{\s*\}/, 'swallows an error'],
  [
    /\bshared\/(product|contract|architecture|design|slack-)|\/work\/|\/tmp\/brief/,
    'names a place outside the project',
  ],
];

/** Everything this file does that the shape of the project does not allow, in words. */
export function violationsOf(file: SourceFile): string[] {
  return [
    ...layerViolations(file),
    ...packageViolations(file),
    ...environmentViolations(file),
    ...acrossViolations(file),
    ...lengthViolations(file),
    ...wordViolations(file),
  ].map((violation) => `${file.path} ${violation}`);
}

/** What a file imports, exports from, or loads later, in the order of the text. */
export function importsOf(text: string): string[] {
  const statements = /^[ \t]*(?:import|export)\s+(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
  const later = /\bimport\(\s*['"]([^'"]+)['"]/g;
  return [...text.matchAll(statements), ...text.matchAll(later)].map((match) => match[1] ?? '');
}

/** The part a file belongs to; undefined for tests, scripts and configuration, which are free. */
function layerOf(file: string): string | undefined {
  const [top = '', second = ''] = file.split('/');
  if (top === 'blocks' || top === 'migrations' || top === 'sandbox') return top;
  if (top !== 'src') return undefined;
  const name = second.replace(/\.ts$/, '');
  if (LOGS.includes(name)) return name;
  return second.endsWith('.ts') || second === 'wiring' ? TOP : second;
}

function layerViolations(file: SourceFile): string[] {
  const layer = layerOf(file.path);
  if (layer === undefined || layer === TOP) return [];
  const allowed = MAY_IMPORT[layer];
  if (!allowed) return [`lies in a folder that the rules do not know: ${layer}`];
  const logs = WITHOUT_LOGS.includes(layer) ? [] : LOGS;
  return importsOf(file.text)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => path.posix.join(path.posix.dirname(file.path), specifier))
    .filter((target) => {
      const other = layerOf(target);
      return other !== layer && (other === undefined || ![...allowed, ...logs].includes(other));
    })
    .map((target) => `may not import ${target}`);
}

function packageViolations(file: SourceFile): string[] {
  const layer = layerOf(file.path);
  if (layer === undefined) return [];
  const only = ONLY_PACKAGES[layer];
  return importsOf(file.text)
    .filter((specifier) => !specifier.startsWith('.'))
    .map(packageOf)
    .filter((name) => {
      if (only && !only.includes(name)) return true;
      const owners = layer === 'sandbox' ? undefined : OWNERS[name];
      return owners !== undefined && !owners.some((owner) => file.path.startsWith(owner));
    })
    .map((name) => `may not use the package ${name}`);
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function environmentViolations(file: SourceFile): string[] {
  if (layerOf(file.path) === undefined || file.path === 'src/config.ts') return [];
  return /\bprocess\.env\b|\bimport\.meta\.env\b/.test(file.text) ? ['reads the environment'] : [];
}

function acrossViolations(file: SourceFile): string[] {
  if (!file.path.startsWith('src/') || file.path === 'src/store/scope.ts') return [];
  const calls = /\bacrossOrganizations\b/.test(file.text);
  return calls && !(file.path in ACROSS_ORGANIZATIONS) ? ['may not work across organizations'] : [];
}

function lengthViolations(file: SourceFile): string[] {
  if (!/^(src|blocks)\//.test(file.path)) return [];
  const lines = file.text.trimEnd().split('\n').length;
  return lines > MAX_LINES ? [`has ${lines} lines, more than ${MAX_LINES}`] : [];
}

function wordViolations(file: SourceFile): string[] {
  return FORBIDDEN.filter(([pattern]) => pattern.test(file.text)).map(([, what]) => what);
}
