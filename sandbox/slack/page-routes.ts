import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from './args.ts';
import { answerJson, needText, optionalText } from './http.ts';
import { isJsonObject, parseJson } from './json.ts';
import type { LocalSlack } from './model.ts';
import { SlackRefusal } from './refusal.ts';
import type { JsonObject } from './state.ts';
import type { ViewActs } from './views/view-model.ts';
import { VIEW_ORDERS } from './views/view-orders.ts';

/** Many changes in a moment tell the page once. */
const BURST_MS = 30;
const MOST_FILE_BYTES = 64 * 1024 * 1024;

type PageSlack = ViewActs &
  Pick<LocalSlack, 'page' | 'post' | 'edit' | 'remove' | 'react' | 'click' | 'onChange' | 'addFile' | 'fileBytes'>;

export interface PageRoutes {
  answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void>;
  /** Ends the streams of open pages. */
  close(): void;
}

/** The JSON that the web page lives on. */
export function createPageRoutes(slack: PageSlack): PageRoutes {
  const streams = new Set<ServerResponse>();

  async function answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const route = `${request.method} ${url.pathname.slice('/slack/page'.length)}`;
    if (route === 'GET /stream') return stream(response);
    try {
      if (route === 'POST /files') return await addFile(slack, request, response, url);
      if (route.startsWith('GET /files/')) return sendFile(slack, response, url);
      if (route === 'GET /state') return answerJson(response, 200, slack.page(url.searchParams.get('user') ?? ''));
      const order = Object.hasOwn(VIEW_ORDERS, route) ? VIEW_ORDERS[route] : undefined;
      const act = Object.hasOwn(acts, route) ? acts[route] : undefined;
      if (act === undefined && order === undefined)
        return answerJson(response, 404, { ok: false, error: 'no such page route' });
      const body = request.method === 'GET' ? {} : parseJson((await readBody(request)).toString('utf8'));
      if (!isJsonObject(body)) return answerJson(response, 400, { ok: false, error: 'not a JSON object' });
      const done = order === undefined ? await act?.(slack, body) : await order(slack, body, url);
      answerJson(response, 200, { ok: true, ...done });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      answerJson(response, error instanceof SlackRefusal ? 200 : 400, { ok: false, error: error.message });
    }
  }

  function stream(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('data: changed\n\n');
    let timer: NodeJS.Timeout | undefined;
    const stop = slack.onChange(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        response.write('data: changed\n\n');
      }, BURST_MS);
    });
    streams.add(response);
    response.on('close', () => {
      stop();
      clearTimeout(timer);
      streams.delete(response);
    });
  }

  return {
    answer,
    close: () => {
      for (const response of streams) response.destroy();
    },
  };
}

type Act = (slack: PageSlack, body: JsonObject) => JsonObject | Promise<JsonObject>;

const acts: Readonly<Record<string, Act>> = {
  'POST /post': (slack, body) => {
    const threadTs = optionalText(body, 'thread_ts');
    const files = Array.isArray(body.files) ? body.files.map((id) => ({ id: String(id) })) : [];
    const message = slack.post({
      ...place(body),
      text: files.length > 0 ? (optionalText(body, 'text') ?? '') : needText(body, 'text'),
      ...(files.length > 0 && { files }),
      broadcast: body.broadcast === true,
      ...(threadTs !== undefined && { threadTs }),
    });
    return { ok: true, ts: message.ts };
  },
  'POST /edit': (slack, body) => {
    const message = slack.edit({ ...place(body), ts: needText(body, 'ts'), text: needText(body, 'text') });
    return { ok: true, ts: message.ts };
  },
  'POST /delete': (slack, body) => {
    slack.remove({ ...place(body), ts: needText(body, 'ts') });
    return { ok: true };
  },
  'POST /react': (slack, body) => {
    slack.react({ ...place(body), ts: needText(body, 'ts'), name: needText(body, 'name') });
    return { ok: true };
  },
  'POST /click': async (slack, body) => {
    const blockId = optionalText(body, 'block_id');
    const value = optionalText(body, 'value');
    const target = { ...place(body), ts: needText(body, 'ts'), actionId: needText(body, 'action_id') };
    return {
      ...(await slack.click({
        ...target,
        ...(blockId !== undefined && { blockId }),
        ...(value !== undefined && { value }),
      })),
    };
  },
};

/** `POST /files?user&name`, the bytes as they are: answers with the id to post it by. */
async function addFile(slack: PageSlack, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const mimetype = request.headers['content-type'];
  const file = slack.addFile(url.searchParams.get('user') ?? '', {
    name: url.searchParams.get('name') || 'file',
    ...(mimetype !== undefined && { mimetype }),
    bytes: await readBody(request, MOST_FILE_BYTES),
  });
  answerJson(response, 200, { ok: true, id: file.id });
}

/** For the page, which is nobody's outside. */
function sendFile(slack: PageSlack, response: ServerResponse, url: URL): void {
  const bytes = slack.fileBytes(url.pathname.split('/')[4] ?? '');
  if (!bytes) {
    answerJson(response, 404, { ok: false, error: 'no such file' });
    return;
  }
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-disposition': 'attachment',
    'x-content-type-options': 'nosniff',
  });
  response.end(bytes);
}

function place(body: JsonObject): { user: string; channel: string } {
  return { user: needText(body, 'user'), channel: needText(body, 'channel') };
}
