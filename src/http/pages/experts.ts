import { Router } from 'express';
import type { PagesDeps } from './deps.ts';
import { expertsView } from './experts-view.ts';
import { onlyTakes, textsFor } from './guards.ts';
import { sendPage } from './send-page.ts';

const HANDLE = /^[^\p{Cc}]{1,255}$/u;

/** `GET /experts`: whom a merchant can ask. */
export function expertPages({ listExperts }: PagesDeps): Router {
  const router = Router();
  router.get('/', async (req, res) => {
    const { service } = req.query;
    const chosen = typeof service === 'string' && HANDLE.test(service) ? service : '';
    const said = textsFor(req);
    sendPage(res, 200, expertsView(await listExperts(), chosen, said), said);
  });
  router.all('/', onlyTakes('GET'));
  return router;
}
