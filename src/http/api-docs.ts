import { type RequestHandler, Router } from 'express';
import { writeDocument } from './openapi/document.ts';
import type { ApiDocument } from './openapi/model.ts';
import { PAGE_POLICY, writePage } from './openapi/page.ts';
import { sendProblem } from './problem.ts';

/**
 * What a marketplace's developers read: `/openapi.json`, and `/`, the same as a page.
 * @param publicUrl where they reach us, without a slash at the end
 */
export function apiDocs(publicUrl: () => string): Router {
  const router = Router({ strict: true });
  const written = remembered(publicUrl);
  router.get('/openapi.json', (_req, res) => {
    // Tools that read it run in browsers, under addresses of their own; there is nothing secret in it.
    res.set('Access-Control-Allow-Origin', '*').json(written().document);
  });
  router.get('/', (_req, res) => {
    res.set('Content-Security-Policy', PAGE_POLICY).type('text/html').send(written().page);
  });
  router.all('/openapi.json', refuse);
  router.all('/', refuse);
  return router;
}

const refuse: RequestHandler = (_req, res) => {
  res.set('Allow', 'GET, HEAD');
  sendProblem(res, 'method-not-allowed', { detail: 'There is only something to read here.' });
};

/** Written when it is first asked for, and anew for another address. */
function remembered(publicUrl: () => string): () => { document: ApiDocument; page: string } {
  let last: { url: string; document: ApiDocument; page: string } | undefined;
  return () => {
    const url = publicUrl();
    if (last?.url === url) return last;
    const document = writeDocument(url);
    last = { url, document, page: writePage(document) };
    return last;
  };
}
