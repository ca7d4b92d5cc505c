import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { readBody } from './args.ts';
import type { Faults, OrderedFault } from './faults.ts';
import type { KeptFile } from './file-store.ts';
import { answerJson, answerText } from './http.ts';
import { SlackRefusal } from './refusal.ts';
import type { Workspace } from './workspace.ts';

const MOST_BYTES = 64 * 1024 * 1024;
const SLOW_MS = 1_000;
const PIECE_BYTES = 64 * 1024;
const LOGIN_PAGE =
  '<!doctype html><html><head><title>Sign in | Slack</title></head><body>Sign in to see this file.</body></html>';

export interface FileRoutes {
  /** `POST /slack/upload/<id>` and `GET /slack/files/<team>-<id>/…`: bytes in and out, with the faults `upload` and `download`. */
  answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void>;
  /** How often bytes were asked for, the login page not counted. */
  readonly downloads: { id: string; at: Date }[];
}

export function createFileRoutes(
  workspace: Workspace,
  faults: Faults,
  mayRead: (authorization: string | undefined) => boolean,
): FileRoutes {
  const downloads: FileRoutes['downloads'] = [];

  async function upload(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
    const file = workspace.files.get(id);
    if (!file || file.deleted) return answerText(response, 404, 'no such upload');
    const fault = faults.take('upload', { file: id });
    if (fault?.kind === 'cut') return void request.destroy();
    const bytes = await readBody(request, MOST_BYTES);
    if (fault?.kind === 'slow') await wait(fault.delayMs ?? SLOW_MS);
    if (fault?.kind === '500') return answerText(response, 500, 'Internal Server Error');
    if (fault?.kind === 'html') return answerText(response, 200, LOGIN_PAGE, 'text/html');
    if (bytes.length !== file.size) return answerText(response, 400, 'not as long as it was said to be');
    workspace.files.fill(id, bytes);
    if (fault?.kind === 'cut_after_accepting') return void response.destroy();
    answerText(response, 200, `OK - ${bytes.length}`);
  }

  async function download(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
    const fault = faults.take('download', { file: id });
    // Slack says so with status 200.
    if (!mayRead(request.headers.authorization) || fault?.kind === 'html') {
      return answerText(response, 200, LOGIN_PAGE, 'text/html');
    }
    if (fault?.kind === 'redirect') {
      response.writeHead(302, { location: fault.location ?? 'https://elsewhere.example/' }).end();
      return;
    }
    if (fault?.kind === '500') return answerText(response, 500, 'Internal Server Error');
    const file = workspace.files.get(id);
    if (!file?.bytes) return answerText(response, 404, 'Not found');
    downloads.push({ id, at: new Date() });
    await send(response, { ...file, bytes: file.bytes }, fault);
  }

  return {
    downloads,
    async answer(request, response, url) {
      const [, , part, named = ''] = url.pathname.split('/');
      try {
        if (part === 'upload' && request.method === 'POST') await upload(request, response, named);
        else if (part === 'files' && request.method === 'GET')
          await download(request, response, named.split('-').at(-1) ?? '');
        else answerText(response, 405, 'not so');
      } catch (error) {
        // Whoever uploads went away.
        if (request.destroyed && !request.complete) return;
        if (!(error instanceof SlackRefusal)) throw error;
        answerJson(response, 413, { ok: false, error: error.code });
      }
    },
  };
}

/** In pieces; `slow` waits in the middle, `cut` ends there. */
async function send(
  response: ServerResponse,
  { bytes, mimetype }: KeptFile & { bytes: Buffer },
  fault: OrderedFault | undefined,
): Promise<void> {
  response.writeHead(200, { 'content-type': mimetype, 'content-length': bytes.length });
  const middle = Math.floor(bytes.length / 2);
  let sent = 0;
  while (sent < bytes.length && !response.destroyed) {
    const end = fault && sent < middle ? middle : bytes.length;
    const piece = bytes.subarray(sent, Math.min(end, sent + PIECE_BYTES));
    await new Promise<void>((resolve) => response.write(piece, () => resolve()));
    sent += piece.length;
    if (sent !== middle || !fault) continue;
    if (fault.kind === 'cut') return void response.destroy();
    if (fault.kind === 'slow') await wait(fault.delayMs ?? SLOW_MS);
  }
  response.end();
}
