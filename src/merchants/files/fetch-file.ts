import type { Agent, Dispatcher } from 'undici';
import { type FileFailure, MOST_FILE_BYTES } from '../../domain/file.ts';
import { checkBody, FileBroken } from './check-body.ts';
import {
  createGuardedAgent,
  createPlainAgent,
  isPrivateLiteral,
  PrivateAddress,
  type Resolve,
  resolveByDns,
} from './guarded-agent.ts';

/** A file whose answer has begun: its size is known, its bytes come while they are read. */
export interface OpenFile {
  kind: 'file';
  /** Bytes, exactly: a body of another length ends in `FileBroken`. */
  size: number;
  /** @throws {FileBroken} */
  body: AsyncIterable<Uint8Array>;
  /** Ends the connections; call it whatever became of the body. */
  close(): Promise<void>;
}

export type Fetched =
  | OpenFile
  /** `again`: a repeat in a moment may go well. */
  | { kind: 'failed'; reason: FileFailure; again: boolean };

/** As the merchant's side described it. */
export interface WantedFile {
  url: string;
  mimeType?: string | undefined;
  size?: number | undefined;
}

/** @throws nothing for what the other side does: every answer or silence is a value. */
export type FetchFile = (file: WantedFile) => Promise<Fetched>;

export interface FetchOptions {
  /** `host:port`s that may be private. */
  allowedHosts: readonly string[];
  resolve?: Resolve;
  /** Until an answer begins, between two pieces of it, and for all of it. Milliseconds. */
  headersMs?: number;
  idleMs?: number;
  totalMs?: number;
}

const MOST_REDIRECTS = 5;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
const NOT_THERE: readonly number[] = [404, 410];
const COME_AGAIN: readonly number[] = [408, 425, 429];

/** Fetches files of merchants: from public addresses, and from hosts that the operator named; never from inside a network. */
export function createFetchFile(options: FetchOptions): FetchFile {
  const { allowedHosts, resolve = resolveByDns, headersMs = 10_000, idleMs = 15_000, totalMs = 90_000 } = options;
  const timeouts = { headersMs, idleMs };

  async function fetchFrom(file: WantedFile, agents: Agent[]): Promise<Fetched> {
    const signal = AbortSignal.timeout(totalMs);
    let address = URL.parse(file.url);
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const refusal = refusalOf(address);
      if (!address || refusal) return failed(refusal ?? { code: 'file_bad_link' });
      const allowed = allowedHosts.includes(hostAndPort(address));
      if (!allowed && isPrivateLiteral(address)) return failed({ code: 'file_private' });
      const agent = allowed ? createPlainAgent(timeouts) : createGuardedAgent(resolve, timeouts);
      agents.push(agent);
      const answer = await agent.request({
        origin: address.origin,
        path: `${address.pathname}${address.search}`,
        method: 'GET',
        headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'Jobline' },
        signal,
      });
      answer.body.on('error', brokeOff);
      if (!REDIRECTS.includes(answer.statusCode)) return readAnswer(answer, file, agents);
      answer.body.destroy();
      address = URL.parse(headerOf(answer, 'location') ?? '', address);
    }
    return failed({ code: 'file_bad_link' });
  }

  return async (file) => {
    if (file.size !== undefined && file.size > MOST_FILE_BYTES) return failed({ code: 'file_too_large' });
    const agents: Agent[] = [];
    let fetched: Fetched;
    try {
      fetched = await fetchFrom(file, agents);
    } catch (error) {
      fetched = failureOf(error);
    }
    if (fetched.kind !== 'file') await closeAll(agents);
    return fetched;
  };
}

/** A stream that breaks off without a listener would end the process. */
function brokeOff(): void {
  // Whoever reads a body is told by the reading; of one that nobody reads, nothing is missed.
}

async function readAnswer(answer: Dispatcher.ResponseData, file: WantedFile, agents: Agent[]): Promise<Fetched> {
  const { statusCode: status, body } = answer;
  const again = status >= 500 || COME_AGAIN.includes(status);
  if (NOT_THERE.includes(status)) return failed({ code: 'file_not_found' });
  if (status !== 200) return failed({ code: 'file_refused', status }, again);
  if ((headerOf(answer, 'content-encoding') ?? 'identity') !== 'identity') return failed({ code: 'file_wrong_type' });
  const length = headerOf(answer, 'content-length');
  const opened = await checkBody(body, {
    expectsPage: isPage(file.mimeType),
    saysPage: isPage(headerOf(answer, 'content-type')),
    size: length === undefined ? undefined : Number(length),
  });
  return { kind: 'file', ...opened, close: () => closeAll(agents) };
}

/** What can be told from the address alone. `URL` has brought octal, hexadecimal and other IPv4 notations to the usual one. */
function refusalOf(address: URL | null): FileFailure | undefined {
  const web = address !== null && (address.protocol === 'http:' || address.protocol === 'https:');
  return web && address.username === '' && address.password === '' ? undefined : { code: 'file_bad_link' };
}

function hostAndPort({ hostname, port, protocol }: URL): string {
  return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
}

function isPage(type: string | undefined): boolean {
  return /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(type ?? '');
}

function headerOf({ headers }: Dispatcher.ResponseData, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function failureOf(error: unknown): Fetched {
  if (error instanceof FileBroken) return failed(error.reason, error.reason.code === 'file_unreachable');
  if (isPrivate(error)) return failed({ code: 'file_private' });
  // Whatever undici and the sockets throw: somebody else's server did it.
  return failed({ code: 'file_unreachable' }, true);
}

function isPrivate(error: unknown): boolean {
  if (error instanceof PrivateAddress) return true;
  return error instanceof Error && error.cause !== undefined && isPrivate(error.cause);
}

function failed(reason: FileFailure, again = false): Fetched {
  return { kind: 'failed', reason, again };
}

async function closeAll(agents: readonly Agent[]): Promise<void> {
  await Promise.all(agents.map((agent) => agent.destroy()));
}
