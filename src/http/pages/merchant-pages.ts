import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express';
import type { OutsideDoor } from '../app.ts';
import { conversationPages } from './conversation.ts';
import type { PagesDeps } from './deps.ts';
import { expertPages } from './experts.ts';
import { textsFor } from './guards.ts';
import { pageHeaders } from './headers.ts';
import { createLimits } from './limits.ts';
import { requestPages } from './request.ts';
import { sendSaying } from './send-page.ts';

/** Proxies stand on our own machine or network: only there is their word taken for who asks. */
const PROXIES = 'loopback, linklocal, uniquelocal';

/** Every page that merchants see: each answers in HTML, whatever happens. */
export function merchantPages(deps: PagesDeps): OutsideDoor[] {
  const limits = createLimits(deps.limits);
  return [
    { at: '/experts', handler: site(deps, limits.pages, expertPages(deps)) },
    { at: '/request', handler: site(deps, limits.pages, requestPages(deps, limits.requests)) },
    { at: '/c', handler: site(deps, limits.pages, conversationPages(deps, limits.ofLink)) },
  ];
}

function site(deps: PagesDeps, limited: RequestHandler, pages: Router): RequestHandler {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', PROXIES);
  app.use(pageHeaders, limited, pages);
  app.use((req, res) => {
    const said = textsFor(req);
    sendSaying(res, 404, said.pages.notFound, said);
  });
  app.use(answerError(deps));
  return app;
}

function answerError({ log }: PagesDeps): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const said = textsFor(req);
    // A wrong percent sign in an address: the router could not read it.
    if (error instanceof URIError) return sendSaying(res, 400, said.pages.notFound, said);
    // The path may hold a token.
    log.error({ err: error, page: req.baseUrl }, 'a page failed');
    sendSaying(res, 500, said.pages.failed, said);
  };
}
