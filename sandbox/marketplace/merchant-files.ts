import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readBody, sendJson } from '../pages/answers.ts';

/** A file that a merchant attaches, as events name it. */
export interface AttachedFile {
  name: string;
  url: string;
  mime_type: string;
  size: number;
}

/** What happens to the next downloads instead of the file: a web page, another address, a status, or a body that waits or breaks off in its middle. */
export type FileFault =
  | { do: 'html' | 'cut' }
  | { do: 'redirect'; location: string }
  | { do: 'answer'; status: number }
  | { do: 'slow'; delayMs: number };

/** Files of merchants, served by the marketplace to whoever has their address. */
export interface MerchantFiles {
  keep(file: { name: string; mimeType?: string; bytes: Uint8Array }): AttachedFile;
  /** By the ids that uploading answered with; unknown ones are left out. */
  named(ids: readonly string[]): AttachedFile[];
  /** The next `times` downloads. */
  next(times: number, fault: FileFault): void;
  /** How often somebody asked for each file, by its name. */
  readonly asked: ReadonlyMap<string, number>;
  /** `POST /marketplace/page/files?name` and `GET /marketplace/files/<id>/<name>`; false = not ours. */
  answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean>;
  setBaseUrl(url: string): void;
}

interface Kept extends AttachedFile {
  bytes: Buffer;
}

const MOST_BYTES = 64 * 1024 * 1024;
const PAGE = '<!doctype html><html><title>Sign in</title><p>Sign in to see this file.</p></html>';

/** With a folder they outlive the process. */
export function createMerchantFiles(folder?: string): MerchantFiles {
  const files = new Map<string, Kept>();
  const faults: FileFault[] = [];
  const asked = new Map<string, number>();
  let baseUrl = 'http://127.0.0.1';

  function keep({ name, mimeType = 'application/octet-stream', bytes }: Parameters<MerchantFiles['keep']>[0]): Kept {
    const id = randomUUID();
    const url = `${baseUrl}/marketplace/files/${id}/${encodeURIComponent(name)}`;
    const kept: Kept = { name, url, mime_type: mimeType, size: bytes.length, bytes: Buffer.from(bytes) };
    files.set(id, kept);
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, id), kept.bytes);
    }
    return kept;
  }

  async function upload(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const bytes = await readBody(request, MOST_BYTES);
    if (!bytes) return sendJson(response, 413, { ok: false, error: 'The file is too large.' });
    const mimeType = request.headers['content-type'];
    const name = url.searchParams.get('name') || 'file';
    const kept = keep({ name, bytes, ...(mimeType !== undefined && { mimeType }) });
    sendJson(response, 200, { ok: true, id: idIn(kept.url) });
  }

  async function download(response: ServerResponse, id: string): Promise<void> {
    const file = files.get(id) ?? ofEarlierRun(id);
    asked.set(file?.name ?? id, (asked.get(file?.name ?? id) ?? 0) + 1);
    const fault = faults.shift();
    if (fault?.do === 'answer') return void response.writeHead(fault.status).end();
    if (fault?.do === 'redirect') return void response.writeHead(302, { location: fault.location }).end();
    if (fault?.do === 'html') return void response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': file.mime_type,
      'content-length': file.bytes.length,
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
    });
    if (!fault) return void response.end(file.bytes);
    const middle = Math.floor(file.bytes.length / 2);
    await new Promise<void>((resolve) => response.write(file.bytes.subarray(0, middle), () => resolve()));
    if (fault.do !== 'slow') return void response.destroy();
    await wait(fault.delayMs);
    response.end(file.bytes.subarray(middle));
  }

  /** Its name and type are in the conversation; the bytes are all that is asked for. */
  function ofEarlierRun(id: string): Pick<Kept, 'bytes' | 'name' | 'mime_type'> | undefined {
    if (folder === undefined || !/^[0-9a-f-]{36}$/.test(id)) return undefined;
    const at = path.join(folder, id);
    return existsSync(at) ? { bytes: readFileSync(at), name: id, mime_type: 'application/octet-stream' } : undefined;
  }

  return {
    keep(file) {
      const { bytes: _, ...attached } = keep(file);
      return attached;
    },
    named: (ids) =>
      ids.flatMap((id) => {
        const file = files.get(id);
        return file ? [{ name: file.name, url: file.url, mime_type: file.mime_type, size: file.size }] : [];
      }),
    next(times, fault) {
      for (let n = 0; n < times; n++) faults.push(fault);
    },
    asked,
    async answer(request, response, url) {
      if (`${request.method} ${url.pathname}` === 'POST /marketplace/page/files') {
        await upload(request, response, url);
        return true;
      }
      if (request.method !== 'GET' || !url.pathname.startsWith('/marketplace/files/')) return false;
      await download(response, url.pathname.split('/')[3] ?? '');
      return true;
    },
    setBaseUrl(url) {
      baseUrl = url;
    },
  };
}

function idIn(url: string): string {
  return new URL(url).pathname.split('/')[3] ?? '';
}
