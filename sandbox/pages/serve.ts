import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SANDBOX_FOLDER = fileURLToPath(new URL('..', import.meta.url));

/** Only what runs in the browser is handed out: `<folder>/<file>` below these. */
const BROWSER_FOLDERS = [
  'pages/shared',
  'pages/slack',
  'pages/split',
  'marketplace/page',
  'mail/page',
  'thumbtack/page',
] as const;

/** Bare imports of the browser modules, and the files of the packages that answer them. */
const PACKAGE_MODULES: Record<string, string> = {
  preact: import.meta.resolve('preact'),
  'preact/hooks': import.meta.resolve('preact/hooks'),
  htm: import.meta.resolve('htm'),
  'htm/preact': import.meta.resolve('htm/preact'),
};

const IMPORT_MAP = JSON.stringify({
  imports: Object.fromEntries(Object.keys(PACKAGE_MODULES).map((name) => [name, `/assets/npm/${name}`])),
});

const SECURITY_POLICY = [
  "default-src 'self'",
  `script-src 'self' 'sha256-${createHash('sha256').update(IMPORT_MAP).digest('base64')}'`,
  "style-src 'self' 'unsafe-inline'",
  'img-src * data:',
  "frame-ancestors 'self'",
  "base-uri 'none'",
].join('; ');

interface Page {
  title: string;
  /** Module of the page, relative to `sandbox/`. */
  entry: string;
  styles: string[];
  /** Folders whose modules the page will ask for: announced in its head, so that they load at once instead of one after the other. */
  preload: (typeof BROWSER_FOLDERS)[number][];
}

const PAGES: Record<string, Page> = {
  '/': {
    title: 'Jobline · try it',
    entry: 'pages/split/main.ts',
    styles: ['pages/shared/theme.css', 'pages/split/split.css'],
    preload: ['pages/shared', 'pages/split'],
  },
  '/slack/': {
    title: 'Slack (local) · Jobline',
    entry: 'pages/slack/main.ts',
    styles: [
      'pages/shared/theme.css',
      ...['layout', 'message', 'blocks', 'composer', 'dialogs', 'views'].map((name) => `pages/slack/${name}.css`),
    ],
    preload: ['pages/shared', 'pages/slack'],
  },
  '/marketplace/': {
    title: 'Marketplace (local) · Jobline',
    entry: 'marketplace/page/main.ts',
    styles: [
      'pages/shared/theme.css',
      ...['marketplace', 'panel', 'talk'].map((name) => `marketplace/page/${name}.css`),
    ],
    preload: ['pages/shared', 'marketplace/page'],
  },
  '/mail/': {
    title: 'Mail (local) · Jobline',
    entry: 'mail/page/main.ts',
    styles: ['pages/shared/theme.css', 'mail/page/mail.css'],
    preload: ['pages/shared', 'mail/page'],
  },
  '/thumbtack/': {
    title: 'Thumbtack (local) · Jobline',
    entry: 'thumbtack/page/main.ts',
    styles: [
      'pages/shared/theme.css',
      ...['marketplace', 'panel', 'talk'].map((name) => `marketplace/page/${name}.css`),
    ],
    preload: ['pages/shared', 'thumbtack/page'],
  },
};

interface Asset {
  body: string;
  etag: string;
}

const assets = new Map<string, { modified: number; asset: Asset }>();

/** Serves the sandbox's web pages and their modules; the TypeScript is stripped on first request and kept until the file changes. */
export async function handlePages(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  if (['/slack', '/marketplace', '/mail', '/thumbtack'].includes(url.pathname)) {
    response.writeHead(308, { location: `${url.pathname}/${url.search}` }).end();
    return true;
  }
  const linked = permalinkPlace(url);
  if (linked) {
    response.writeHead(302, { location: `/slack/#${linked}` }).end();
    return true;
  }
  const page = PAGES[url.pathname];
  if (page) {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': SECURITY_POLICY,
    });
    response.end(shell(page));
    return true;
  }
  if (url.pathname === '/favicon.ico' || url.pathname === '/assets/icon.svg') {
    send(request, response, { body: ICON, etag: '"icon"' }, 'image/svg+xml');
    return true;
  }
  if (!url.pathname.startsWith('/assets/')) return false;

  const file = assetFile(url.pathname.slice('/assets/'.length));
  if (!file) return false;
  send(request, response, await load(file), file.endsWith('.css') ? 'text/css' : 'text/javascript');
  return true;
}

/** Slack's permalinks name a message; the page opens its thread. */
function permalinkPlace(url: URL): string | undefined {
  const [, channel, seconds, micros] = /^\/slack\/archives\/([A-Z0-9]+)\/p(\d{10,})(\d{6})$/.exec(url.pathname) ?? [];
  if (channel === undefined) return undefined;
  return `${channel}/${url.searchParams.get('thread_ts') ?? `${seconds}.${micros}`}`;
}

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0b6e5f"/><path d="M19 7v12a5 5 0 0 1-10 0" fill="none" stroke="#fff" stroke-width="3.4" stroke-linecap="round"/><circle cx="24" cy="8.500" r="2.600" fill="#ffd166"/></svg>';

function assetFile(path: string): string | undefined {
  if (path.startsWith('npm/')) {
    const module = PACKAGE_MODULES[path.slice('npm/'.length)];
    return module ? fileURLToPath(module) : undefined;
  }
  const folder = BROWSER_FOLDERS.find((known) => path.startsWith(`${known}/`));
  if (!folder || !/^[a-z-]+\.(ts|css)$/.test(path.slice(folder.length + 1))) return undefined;
  return join(SANDBOX_FOLDER, path);
}

async function load(file: string): Promise<Asset> {
  const { mtimeMs } = await stat(file);
  const known = assets.get(file);
  if (known?.modified === mtimeMs) return known.asset;
  const source = await readFile(file, 'utf8');
  const body = file.endsWith('.ts') ? stripTypeScriptTypes(source) : source;
  const asset = { body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` };
  assets.set(file, { modified: mtimeMs, asset });
  return asset;
}

function send(request: IncomingMessage, response: ServerResponse, asset: Asset, type: string): void {
  const headers = { etag: asset.etag, 'cache-control': 'no-cache', 'content-type': `${type}; charset=utf-8` };
  if (request.headers['if-none-match'] === asset.etag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, headers).end(asset.body);
}

function shell(page: Page): string {
  const styles = page.styles.map((path) => `<link rel="stylesheet" href="/assets/${path}">`);
  const modules = [
    ...Object.keys(PACKAGE_MODULES).map((name) => `npm/${name}`),
    ...page.preload.flatMap((folder) => modulesIn(folder).map((name) => `${folder}/${name}`)),
  ].map((path) => `<link rel="modulepreload" href="/assets/${path}">`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title}</title>
<link rel="icon" href="/assets/icon.svg">
${styles.join('\n')}
<script type="importmap">${IMPORT_MAP}</script>
${modules.join('\n')}
</head>
<body>
<div id="page"></div>
<noscript>This page needs JavaScript.</noscript>
<script type="module" src="/assets/${page.entry}"></script>
</body>
</html>
`;
}

function modulesIn(folder: string): string[] {
  return readdirSync(join(SANDBOX_FOLDER, folder)).filter((name) => name.endsWith('.ts'));
}
