import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium as driver, type Page } from 'playwright-core';

export interface TestBrowser {
  /** Opens an address in a window of its own; what goes wrong in the page is kept in `complaints`. */
  open(url: string, options?: BrowserContextOptions): Promise<Page>;
  /** Errors and warnings that the pages wrote to their console. */
  complaints: string[];
  close(): Promise<void>;
}

/** Made for tiny servers: one process for everything ends as soon as one window closes, and no person's browser is without these rules. */
const UNLIKE_A_BROWSER = new Set(['--single-process', '--disable-web-security', '--allow-running-insecure-content']);

/** A real browser from npm, without a window. */
export async function startBrowser(): Promise<TestBrowser> {
  const browser: Browser = await driver.launch({
    executablePath: await unpackedBrowser(),
    args: chromium.args.filter((arg) => !UNLIKE_A_BROWSER.has(arg)),
    headless: true,
  });
  const complaints: string[] = [];
  return {
    complaints,
    async open(url, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      await page.goto(url);
      return page;
    },
    close: () => browser.close(),
  };
}

const ROOT = path.resolve(import.meta.dirname, '../..');
const PACKAGE = path.join(ROOT, 'node_modules/@sparticuz/chromium/package.json');

/**
 * The browser's program, unpacked once into this checkout. The package itself unpacks into the folder for temporary files,
 * which all users of a machine share and where a second test file would start what the first is still writing.
 */
async function unpackedBrowser(): Promise<string> {
  const { version } = JSON.parse(await readFile(PACKAGE, 'utf8')) as { version: string };
  const home = path.join(ROOT, '.data', `test-browser-${version}`);
  const program = path.join(home, 'chromium');
  if (existsSync(program)) return program;

  await mkdir(path.dirname(home), { recursive: true });
  const fresh = await mkdtemp(`${home}-`);
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = fresh;
  try {
    await chromium.executablePath();
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
  try {
    await rename(fresh, home);
  } catch (error) {
    // Another test file was quicker.
    if (!existsSync(program)) throw error;
    await rm(fresh, { recursive: true });
  }
  return program;
}
