import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Logger } from '../log.ts';
import { health, type Readiness } from './health.ts';
import { PROBLEMS, type ProblemKind, sendProblem } from './problem.ts';

/** Where machines call: they get problem details, people get text. */
const MACHINES = ['/marketplace', '/upstreams', '/mail'];

export interface HttpAppOptions {
  readiness: () => Promise<Readiness>;
  /** What `/metrics` answers. */
  metrics: () => Promise<{ contentType: string; text: string }>;
  doors: readonly OutsideDoor[];
  log: Logger;
}

/** What answers below a path. */
export interface OutsideDoor {
  at: string;
  handler: RequestHandler;
}

/** Everything that others than Slack ask of us over HTTP. */
export function createHttpApp(options: HttpAppOptions): Express {
  const { readiness, metrics, doors, log } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(guardHeaders);
  app.use(health({ readiness, log }));
  app.get('/metrics', async (_req, res) => {
    const { contentType, text } = await metrics();
    res.type(contentType).send(text);
  });
  for (const { at, handler } of doors) app.use(at, handler);
  app.use(MACHINES, (_req, res) => {
    sendProblem(res, 'not-found', { detail: 'Nothing is served at this address.' });
  });
  app.use((_req, res) => {
    res.status(404).type('text/plain').send('Not found\n');
  });
  app.use(answerError(log));
  return app;
}

const guardHeaders: RequestHandler = (_req, res, next) => {
  res.set({
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  next();
};

/** What body-parser throws for a request that it could not read. */
const READING_PROBLEMS: { readonly [type: string]: ProblemKind } = {
  'entity.too.large': 'too-large',
  'encoding.unsupported': 'unsupported-media-type',
  'request.aborted': 'not-json',
  'request.size.invalid': 'not-json',
};

function answerError(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const kind = readingProblem(error) ?? 'failed';
    // Of the path only its door: what stands behind may be a token.
    if (kind === 'failed') log.error({ err: error, door: req.path.split('/', 2).join('/') }, 'a request failed');
    if (MACHINES.some((prefix) => req.path.startsWith(`${prefix}/`))) {
      sendProblem(res, kind, { detail: DETAILS[kind] ?? 'The request could not be read.' });
      return;
    }
    res.status(PROBLEMS[kind][0]).type('text/plain').send('The request could not be served\n');
  };
}

const DETAILS: { readonly [kind in ProblemKind]?: string } = {
  failed: 'It was noted here. Try again later.',
  'too-large': 'The body is larger than this address takes.',
};

function readingProblem(error: unknown): ProblemKind | undefined {
  // An address that cannot be decoded names nothing.
  if (error instanceof URIError) return 'not-found';
  if (!(error instanceof Error) || !('type' in error) || typeof error.type !== 'string') return undefined;
  return READING_PROBLEMS[error.type];
}
