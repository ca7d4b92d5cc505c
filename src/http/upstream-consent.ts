import { type Response, Router } from 'express';
import type { Logger } from '../log.ts';
import type { Consent } from '../marketplaces/adapter.ts';

export interface UpstreamConsentOptions {
  /** As people call the upstream. */
  title: string;
  consent: Consent;
  /** Whether somebody who operates this app asked for it, a short time ago. */
  isAsked: (state: string) => boolean;
  /** This door's own address, as the upstream knows it. */
  redirectUri: () => string;
  log: Logger;
}

/** `GET /?code=…&state=…`: the operator's browser comes back from the upstream, and its account is connected. */
export function upstreamConsent({ title, consent, isAsked, redirectUri, log }: UpstreamConsentOptions): Router {
  const router = Router();
  router.get('/', async (req, res) => {
    const { code, state, error } = req.query;
    if (typeof state !== 'string' || !isAsked(state)) {
      answer(res, 400, `This link is not valid, or too old. Ask Jobline for a new one to connect ${title}.`);
      return;
    }
    if (typeof code !== 'string' || code === '') {
      const why = typeof error === 'string' && /^[\w-]{1,64}$/.test(error) ? ` (${error})` : '';
      answer(res, 400, `${title} is not connected: it gave no code${why}. Ask Jobline for a new link and agree there.`);
      return;
    }
    const outcome = await consent.redeem({ code, redirectUri: redirectUri() });
    log.info({ upstream: title, outcome }, 'an upstream’s account was to be connected');
    const { status, words } = ANSWERS[outcome];
    answer(res, status, words(title));
  });
  return router;
}

const ANSWERS: Record<Awaited<ReturnType<Consent['redeem']>>, { status: number; words: (title: string) => string }> = {
  connected: {
    status: 200,
    words: (title) =>
      `${title} is connected. You can close this page. What failed meanwhile has a Retry button in Slack.`,
  },
  refused: {
    status: 400,
    words: (title) => `${title} did not take the code. Ask Jobline for a new link, and check client id and secret.`,
  },
  unreachable: {
    status: 503,
    words: (title) =>
      `${title} did not answer. Load this page again within five minutes, or ask Jobline for a new link.`,
  },
};

function answer(res: Response, status: number, words: string): void {
  res.status(status).type('text/plain').send(`${words}\n`);
}
