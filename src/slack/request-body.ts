import type { IncomingMessage } from 'node:http';

export type SlackBody = Record<string, unknown>;

/** Reads the exact bytes, or `too_large` as soon as that is known; what still comes then is read and thrown away. */
export function readRawBody(req: IncomingMessage, limit: number): Promise<Buffer | 'too_large'> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let room = Number(req.headers['content-length'] ?? 0) > limit ? 0 : limit;
    if (room === 0) resolve('too_large');
    req.on('data', (chunk: Buffer) => {
      room -= chunk.length;
      if (room >= 0) {
        chunks.push(chunk);
        return;
      }
      chunks.length = 0;
      resolve('too_large');
    });
    req.on('end', () => resolve(Buffer.concat(chunks)));
    req.on('error', reject);
    req.on('close', () => reject(new Error('the request was cut off')));
  });
}

type SlackContentType = 'json' | 'form';

/** By prefix: a proxy may add a charset. */
export function contentTypeOf(req: IncomingMessage): SlackContentType | null {
  const type = (req.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'application/json') return 'json';
  if (type === 'application/x-www-form-urlencoded') return 'form';
  return null;
}

const SSL_CHECK_LIMIT_BYTES = 4096;

/** Slack's check of a command's address is not signed; only this exact form is taken for it. */
export function isSslCheck(type: SlackContentType, rawBody: Buffer): boolean {
  if (type !== 'form' || rawBody.length > SSL_CHECK_LIMIT_BYTES) return false;
  const checks = new URLSearchParams(rawBody.toString()).getAll('ssl_check');
  return checks.length === 1 && checks[0] === '1';
}

/** Events are JSON, interactions JSON in the form field `payload`, commands form fields. Null when it is none of these. */
export function parseSlackBody(type: SlackContentType, rawBody: Buffer): SlackBody | null {
  if (type === 'json') return parseObject(rawBody.toString());
  const form = new URLSearchParams(rawBody.toString());
  const payload = form.get('payload');
  return payload === null ? Object.fromEntries(form) : parseObject(payload);
}

/** Null when it is not JSON, or not an object. */
export function parseObject(text: string): SlackBody | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export function isObject(value: unknown): value is SlackBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
