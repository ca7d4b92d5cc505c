import type { IncomingMessage } from 'node:http';
import { isJsonObject, parseJson } from './json.ts';
import { refuse } from './refusal.ts';
import type { Json, JsonObject } from './state.ts';

const MAX_BODY_BYTES = 8 * 1024 * 1024;

export async function readBody(request: IncomingMessage, most = MAX_BODY_BYTES): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) refuse('request_too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The arguments of a Web API call: the query's, then the body's (form, multipart or JSON). Files of multipart are left out. */
export async function readArgs(request: IncomingMessage, url: URL): Promise<JsonObject> {
  const args: JsonObject = Object.fromEntries(url.searchParams);
  const body = await readBody(request);
  if (body.length === 0) return args;
  const contentType = request.headers['content-type'] ?? '';
  if (contentType.startsWith('application/json')) {
    const parsed = parseJson(body.toString('utf8'));
    return isJsonObject(parsed) ? { ...args, ...parsed } : refuse('invalid_json');
  }
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return { ...args, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) };
  }
  if (contentType.startsWith('multipart/form-data')) {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
      .formData()
      .catch(() => refuse('invalid_form_data'));
    for (const [name, value] of form) if (typeof value === 'string') args[name] = value;
    return args;
  }
  return refuse('invalid_form_data');
}

/** An argument as text; numbers and booleans of JSON bodies count. */
export function textArg(args: JsonObject, name: string): string | undefined {
  const value = args[name];
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

export function flagArg(args: JsonObject, name: string, otherwise = false): boolean {
  const value = textArg(args, name);
  return value === undefined ? otherwise : value === 'true' || value === '1';
}

/** A structured argument: JSON text in forms, the value itself in JSON bodies. `invalid` where the text is not JSON. */
export function jsonArg(args: JsonObject, name: string): { given: false } | { given: true; value: Json | undefined } {
  const value = args[name];
  if (value === undefined || value === null || value === '') return { given: false };
  return { given: true, value: typeof value === 'string' ? parseJson(value) : value };
}

/** A page's size, kept between 1 and `most`. */
export function limitArg(args: JsonObject, otherwise: number, most: number): number {
  const wanted = Number(textArg(args, 'limit') ?? otherwise);
  if (!Number.isInteger(wanted) || wanted < 0) refuse('invalid_limit');
  return wanted === 0 ? otherwise : Math.min(wanted, most);
}

/** One page of a list by an opaque cursor; `nextCursor` is empty on the last page. */
export function pageOf<T>(list: readonly T[], args: JsonObject, limit: number): { items: T[]; nextCursor: string } {
  const cursor = textArg(args, 'cursor') ?? '';
  const offset = cursor === '' ? 0 : readCursor(cursor);
  const end = offset + limit;
  const nextCursor = end < list.length ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { items: list.slice(offset, end), nextCursor };
}

function readCursor(cursor: string): number {
  const offset = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'))?.[1];
  return offset === undefined ? refuse('invalid_cursor') : Number(offset);
}
