import { Readable } from 'node:stream';
import { Agent, type Dispatcher } from 'undici';
import { SlackCallError } from './failures.ts';

export interface Bytes {
  size: number;
  body: AsyncIterable<Uint8Array>;
}

/** What Slack answered to a download. */
export type Download =
  | { kind: 'file'; size?: number; body: AsyncIterable<Uint8Array>; close(): Promise<void> }
  | { kind: 'gone' }
  /** A login page, an address that is not Slack's, another status than 200. */
  | { kind: 'unusable'; why: string };

/** Whether an address is Slack's own: only there the token goes. */
export type IsSlacks = (address: URL | null) => address is URL;

const MOST_REDIRECTS = 5;
const UPLOAD_MS = 120_000;
const TIMEOUTS = { connect: { timeout: 5_000 }, headersTimeout: 15_000, bodyTimeout: 30_000 };

/** `*.slack.com` over https, or exactly where the Web API is that the operator named. */
export function slacksOwn(apiUrl: string | undefined): IsSlacks {
  const api = apiUrl === undefined ? undefined : new URL(apiUrl).origin;
  return (address): address is URL => {
    if (address === null) return false;
    if (address.origin === api) return true;
    return address.protocol === 'https:' && address.port === '' && /^(?:[\w-]+\.)*slack\.com$/.test(address.hostname);
  };
}

/** @throws {SlackCallError} when Slack does not take it, and whatever the body throws */
export async function uploadBytes(uploadUrl: string, { size, body }: Bytes): Promise<void> {
  const agent = newAgent();
  const source = Readable.from(body, { objectMode: false });
  let broken: { error: unknown } | undefined;
  source.once('error', (error: unknown) => {
    broken ??= { error };
  });
  try {
    const answer = await agent.request({
      ...place(new URL(uploadUrl)),
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'content-length': String(size) },
      body: source,
      signal: AbortSignal.timeout(UPLOAD_MS),
    });
    answer.body.on('error', brokeOff);
    await answer.body.dump();
    if (answer.statusCode !== 200) throw notTaken(`http_${answer.statusCode}`);
  } catch (error) {
    if (broken) throw broken.error;
    throw error instanceof SlackCallError ? error : notTaken('no_answer', error);
  } finally {
    source.destroy();
    await agent.destroy();
  }
}

/** Until it is shared nobody sees it, and it may be uploaded anew. */
function notTaken(reason: string, cause?: unknown): SlackCallError {
  return new SlackCallError('upload', { kind: 'temporary', reason }, cause);
}

/** A file's bytes as they come; never throws for what the other side does. */
export async function downloadBytes(
  file: { downloadUrl?: string; mimeType: string; size: number },
  slack: { token: string; isSlacks: IsSlacks },
): Promise<Download> {
  const agent = newAgent();
  let download: Download;
  try {
    download = await request(agent, file, slack);
  } catch (error) {
    download = { kind: 'unusable', why: error instanceof Error ? error.name : 'no answer' };
  }
  if (download.kind !== 'file') await agent.destroy();
  return download;
}

async function request(
  agent: Agent,
  { downloadUrl, mimeType, size }: { downloadUrl?: string; mimeType: string; size: number },
  { token, isSlacks }: { token: string; isSlacks: IsSlacks },
): Promise<Download> {
  let address = URL.parse(downloadUrl ?? '');
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    if (!isSlacks(address)) return unusable('the address is not Slack’s');
    const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'identity' };
    const answer = await agent.request({ ...place(address), method: 'GET', headers });
    const { statusCode: status, body } = answer;
    body.on('error', brokeOff);
    if (status >= 300 && status < 400) {
      body.destroy();
      address = URL.parse(headerOf(answer, 'location') ?? '', address);
      continue;
    }
    if (status === 404 || status === 410) return { kind: 'gone' };
    if (status !== 200) return unusable(`answered ${status}`);
    const length = Number(headerOf(answer, 'content-length') ?? Number.NaN);
    // Without the right to the file Slack answers 200 and a page to log in on.
    const isPages = isPage(headerOf(answer, 'content-type'));
    if (isPages && (!isPage(mimeType) || length !== size)) return unusable('a login page instead of the file');
    const known = Number.isSafeInteger(length) ? { size: length } : {};
    return { kind: 'file', ...known, body, close: () => agent.destroy() };
  }
  return unusable('redirected without end');
}

/** A stream that breaks off without a listener would end the process. */
function brokeOff(): void {
  // Whoever reads a body is told by the reading; of one that nobody reads, nothing is missed.
}

function unusable(why: string): Download {
  return { kind: 'unusable', why };
}

function newAgent(): Agent {
  return new Agent({ allowH2: false, pipelining: 0, ...TIMEOUTS });
}

function place({ origin, pathname, search }: URL): { origin: string; path: string } {
  return { origin, path: `${pathname}${search}` };
}

function headerOf({ headers }: Dispatcher.ResponseData, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function isPage(type: string | undefined): boolean {
  return /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(type ?? '');
}
