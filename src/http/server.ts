import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Logger } from '../log.ts';

const SLACK_PATH = '/slack/events';
/** How long somebody may go on sending a body after it was answered. */
const LINGER_MS = 2_000;
/** How long a request may take to come in whole: 25 MB from a phone take minutes. */
const REQUEST_TIMEOUT_MS = 300_000;

export interface HttpServerOptions {
  host: string;
  /** 0 takes any free one. */
  port: number;
  /** Answers what comes to `/slack/events`, from the raw request; absent when Slack does not call over HTTP. */
  slack?: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
  /** Answers everything else. */
  app: RequestListener;
  /** Told of every answer: its path, and the seconds since the request came. */
  onAnswer?: (path: string, status: number, seconds: number) => void;
  log: Logger;
}

export interface HttpServer {
  port: number;
  /** Takes no new connection, lets the requests in hand finish for `timeoutMs` at most, then cuts what is left. */
  close(timeoutMs: number): Promise<void>;
}

/** Listens. Rejects when the address cannot be had. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { host, port, slack, app, onAnswer, log } = options;
  let closing = false;

  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (req, res) => {
    const cameAt = performance.now();
    // Read now: a router takes off what it is mounted at.
    const path = pathOf(req);
    res.once('finish', () => {
      lingerBriefly(req);
      onAnswer?.(path, res.statusCode, (performance.now() - cameAt) / 1000);
    });
    if (closing) res.setHeader('Connection', 'close');
    else res.once('close', () => closing && server.closeIdleConnections());
    if (slack !== undefined && path === SLACK_PATH) {
      slack(req, res).catch((error: unknown) => {
        log.error({ err: error }, 'a request of slack failed');
        res.destroy();
      });
      return;
    }
    app(req, res);
  });
  await listen(server, host, port);

  return {
    port: portOf(server),
    async close(timeoutMs) {
      closing = true;
      const closed = new Promise<void>((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
      });
      const cut = setTimeout(() => server.closeAllConnections(), timeoutMs);
      server.closeIdleConnections();
      try {
        await closed;
      } finally {
        clearTimeout(cut);
      }
    },
  };
}

function pathOf(req: IncomingMessage): string {
  return (req.url ?? '').split('?', 1)[0] ?? '';
}

/** A body that is refused early is still read for a moment: a sender that is cut off at once never sees why. */
function lingerBriefly(req: IncomingMessage): void {
  if (req.complete || req.destroyed) return;
  const timer = setTimeout(() => req.socket.destroy(), LINGER_MS);
  req.once('close', () => clearTimeout(timer));
  req.resume();
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port');
  return address.port;
}
