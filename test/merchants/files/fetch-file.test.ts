import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFetchFile, type Fetched, type FetchOptions } from '../../../src/merchants/files/fetch-file.ts';
import { type Listening, listen } from '../../support/listen.ts';

const PDF = Buffer.from('%PDF-1.7 all that a brief says');

/** Public as far as we are told; the one below it leads into this machine. */
let open: Listening;
/** Counts who comes to a place that nobody outside may reach. */
let inside: Listening;
let visits = 0;
let answer: RequestListener = () => undefined;

beforeAll(async () => {
  open = await listen((req, res) => answer(req, res));
  inside = await listen((_req, res) => {
    visits += 1;
    res.end('secret');
  });
});
afterAll(async () => {
  await open.close();
  await inside.close();
});
beforeEach(() => {
  visits = 0;
});

const portOf = ({ port }: Listening): string => `127.0.0.1:${port}`;

function fetchWith(options: Partial<FetchOptions> = {}) {
  return createFetchFile({ allowedHosts: [portOf(open)], headersMs: 400, idleMs: 400, totalMs: 5_000, ...options });
}

/** Everything that came, or why nothing did. */
async function taken(fetched: Fetched): Promise<string> {
  if (fetched.kind === 'failed') return `${fetched.reason.code}${fetched.again ? ', again' : ''}`;
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of fetched.body) pieces.push(piece);
  } catch (error) {
    return `broke off: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    await fetched.close();
  }
  expect(Buffer.concat(pieces)).toHaveLength(fetched.size);
  return Buffer.concat(pieces).toString();
}

const get = async (url: string, more: { mimeType?: string; size?: number } = { mimeType: 'application/pdf' }) =>
  taken(await fetchWith()({ url, ...more }));

describe('a file', () => {
  it('comes as it is, with a length or without one', async () => {
    answer = (_req, res) => void res.writeHead(200, { 'content-length': PDF.length }).end(PDF);
    expect(await get(`${open.url}/brief.pdf?x=1`)).toBe(PDF.toString());
    answer = (_req, res) => {
      res.writeHead(200, { 'content-type': 'application/octet-stream' });
      res.write(PDF.subarray(0, 7));
      res.end(PDF.subarray(7));
    };
    expect(await get(`${open.url}/brief.pdf`)).toBe(PDF.toString());
  });

  it('may be a web page where one was announced', async () => {
    answer = (_req, res) => void res.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>Offer');
    expect(await get(open.url, { mimeType: 'text/html' })).toContain('Offer');
    expect(await get(open.url)).toBe('file_wrong_type');
  });

  const page = '\n<!-- x --> <!DOCTYPE html><title>Log in</title>';
  it.each<[string, RequestListener, string]>([
    [
      'a login page of no honest type',
      (_, res) => void res.writeHead(200, { 'content-type': 'application/pdf' }).end(page),
      'file_wrong_type',
    ],
    ['nothing', (_, res) => void res.writeHead(200, { 'content-length': 0 }).end(), 'file_empty'],
    ['nothing, without saying so', (_, res) => void res.writeHead(200).end(), 'file_empty'],
    [
      'a length beyond all measure',
      (_, res) => void res.writeHead(200, { 'content-length': 26 * 1024 * 1024 }).end(),
      'file_too_large',
    ],
    [
      'more than it may be, without saying so',
      (_, res) => {
        res.writeHead(200);
        for (let n = 0; n < 27; n++) res.write(Buffer.alloc(1024 * 1024));
        res.end();
      },
      'file_too_large',
    ],
    ['404', (_, res) => void res.writeHead(404).end(), 'file_not_found'],
    ['403', (_, res) => void res.writeHead(403).end(), 'file_refused'],
    ['503', (_, res) => void res.writeHead(503).end(), 'file_refused, again'],
    ['silence', () => undefined, 'file_unreachable, again'],
    ['a cut', (_, res) => void res.destroy(), 'file_unreachable, again'],
    [
      'half of it',
      (_, res) => {
        res.writeHead(200, { 'content-length': PDF.length });
        res.write(PDF.subarray(0, 9), () => res.destroy());
      },
      'broke off: file_unreachable',
    ],
    [
      'half of it, then nothing',
      (_, res) => {
        res.writeHead(200, { 'content-length': PDF.length });
        res.write(PDF.subarray(0, 9));
      },
      'broke off: file_unreachable',
    ],
    ['a redirect to itself', (req, res) => void res.writeHead(302, { location: req.url ?? '' }).end(), 'file_bad_link'],
    [
      'a redirect to a file of this machine',
      (_, res) => void res.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      'file_bad_link',
    ],
    ['a redirect to nowhere', (_, res) => void res.writeHead(302).end(), 'file_bad_link'],
  ])('whose server answers with %s is told apart', async (_what, listener, expected) => {
    answer = listener;
    expect(await get(`${open.url}/brief.pdf`)).toBe(expected);
  });

  it.each(['ftp://files.example/x', 'https://me:secret@files.example/x', 'nonsense'])(
    'of %s is never fetched',
    async (url) => {
      expect(await get(url)).toBe('file_bad_link');
    },
  );

  it('said to be too large is not asked for', async () => {
    answer = () => expect.unreachable('it was asked for');
    expect(await get(open.url, { size: 26 * 1024 * 1024 })).toBe('file_too_large');
  });
});

describe('a place inside a network is never visited', () => {
  it.each<[string, (port: number) => string]>([
    ['by its address', (port) => `http://127.0.0.1:${port}/`],
    ['by another way to write it', (port) => `http://0x7f.1:${port}/`],
    ['by its IPv6 address', (port) => `http://[::ffff:127.0.0.1]:${port}/`],
    ['by a name for it', (port) => `http://localhost:${port}/`],
  ])('%s', async (_, link) => {
    expect(await get(link(inside.port))).toBe('file_private');
    answer = (_req, res) => void res.writeHead(302, { location: link(inside.port) }).end();
    expect(await get(open.url)).toBe('file_private');
    expect(visits).toBe(0);
  });

  it('by a name that says one thing when it is checked and another when it is used', async () => {
    let asked = 0;
    const rebinding = fetchWith({
      resolve: async () => [{ address: asked++ === 0 ? '203.0.114.1' : '127.0.0.1', family: 4 }],
    });
    const fetched = await rebinding({ url: `http://files.example:${inside.port}/` });
    // The address that was checked is the one that is called, and nobody is there.
    expect(fetched).toMatchObject({ kind: 'failed', reason: { code: 'file_unreachable' } });
    expect({ asked, visits }).toEqual({ asked: 1, visits: 0 });
    expect(await rebinding({ url: `http://files.example:${inside.port}/` })).toMatchObject({
      reason: { code: 'file_private' },
    });
    expect(visits).toBe(0);
  });

  it('by a name with one public address among private ones', async () => {
    const mixed = fetchWith({
      resolve: async () => [
        { address: '203.0.114.1', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ],
    });
    expect(await mixed({ url: `http://files.example:${inside.port}/` })).toMatchObject({
      reason: { code: 'file_private' },
    });
    expect(visits).toBe(0);
  });

  it('unless the operator named it, with its port', async () => {
    expect(await taken(await fetchWith({ allowedHosts: [portOf(inside)] })({ url: inside.url }))).toBe('secret');
    expect(await taken(await fetchWith({ allowedHosts: ['127.0.0.1:1'] })({ url: inside.url }))).toBe('file_private');
    expect(visits).toBe(1);
  });
});
