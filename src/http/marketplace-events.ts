import { type Request, type RequestHandler, type Response, Router, raw } from 'express';
import { z } from 'zod';
import type { InboundEvent } from '../domain/inbound-event.ts';
import type { Logger } from '../log.ts';
import { WEBHOOK_ID_LIMIT } from '../marketplaces/standard-webhooks/headers.ts';
import type { Upstream, Verification } from '../marketplaces/upstream.ts';
import type { MarketplaceEventArrived } from '../use-cases/conversations/accept-marketplace-event.ts';
import { sendProblem } from './problem.ts';
import { readJson } from './read-json.ts';

const BODY_LIMIT_BYTES = 1024 * 1024;

export interface MarketplaceEventsOptions {
  upstream: Upstream;
  /**
   * Null when it names nobody here, or names nobody where several are here. An event that is for nobody in particular waits in
   * some organization's name until it is matched, whichever that is.
   */
  resolveOrganization: (outsideId: string | undefined, event: InboundEvent) => Promise<number | null>;
  /** Resolves once the event is durably stored. A rejection becomes a 503 that asks for a repeat. */
  accept: (arrived: MarketplaceEventArrived) => Promise<'accepted' | 'duplicate'>;
  log: Logger;
}

/** What is answered to an event that was taken. */
export const taken = z
  .object({
    id: z.string().meta({ description: 'The `webhook-id`.' }),
    status: z.enum(['accepted', 'duplicate']),
  })
  .meta({ id: 'Taken' });

/** `POST /` takes the events of one upstream. Nothing of a body is looked at before its signature is. */
export function marketplaceEvents(options: MarketplaceEventsOptions): Router {
  const router = Router({ strict: true });
  router.post(
    '/',
    requireJson,
    refuseLarge,
    raw({ type: () => true, limit: BODY_LIMIT_BYTES, inflate: false }),
    async (req, res) => {
      await answerEvent(options, req, res);
    },
  );
  router.all('/', (_req, res) => {
    res.set('Allow', 'POST');
    sendProblem(res, 'method-not-allowed', { detail: 'Events are sent by POST.' });
  });
  return router;
}

const requireJson: RequestHandler = (req, res, next) => {
  const type = (req.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'application/json' && req.get('content-encoding') === undefined) {
    next();
    return;
  }
  sendProblem(res, 'unsupported-media-type', { detail: 'Send application/json in UTF-8, not compressed.' });
};

/** `raw` refuses it too, but not before all of it has come. */
const refuseLarge: RequestHandler = (req, res, next) => {
  if (Number(req.get('content-length') ?? 0) <= BODY_LIMIT_BYTES) {
    next();
    return;
  }
  sendProblem(res, 'too-large', { detail: 'An event may have 1 MiB.' });
};

async function answerEvent(options: MarketplaceEventsOptions, req: Request, res: Response): Promise<void> {
  const { upstream, log } = options;
  const receivedAt = new Date();
  const bytes = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
  const proof = upstream.verify({ headers: req.headers, body: bytes });
  if (!proof.verified) {
    if (proof.instead) res.set('WWW-Authenticate', proof.instead.challenge);
    sendProblem(res, 'invalid-signature', { detail: proof.instead?.detail ?? WHY_NOT[proof.why] });
    return;
  }
  if ((proof.webhookId ?? '').length > WEBHOOK_ID_LIMIT) {
    const detail = `The header webhook-id must have at most ${WEBHOOK_ID_LIMIT} characters.`;
    sendProblem(res, 'invalid-event', { detail });
    return;
  }
  const json = readJson(bytes);
  if (!json.ok) {
    sendProblem(res, 'not-json', { detail: 'The body must be one JSON object in UTF-8.' });
    return;
  }
  if (typeof json.value !== 'object' || json.value === null) {
    sendProblem(res, 'invalid-event', { detail: INVALID, errors: [{ pointer: '', detail: 'must be an object' }] });
    return;
  }
  const parsed = upstream.parse(json.value);
  if (!parsed.ok) {
    if (parsed.problem === 'unneeded') {
      log.info({ source: upstream.source, what: parsed.what }, 'an event from which nothing follows was left out');
      res.status(200).json({ status: 'ignored' });
      return;
    }
    const kind = parsed.problem === 'unknown_type' ? 'unknown-event-type' : 'invalid-event';
    sendProblem(res, kind, { detail: INVALID, errors: parsed.errors });
    return;
  }
  const webhookId = parsed.eventId ?? proof.webhookId;
  if (webhookId === undefined) throw new Error(`an event of ${upstream.source} has no id`);
  const { source } = upstream;
  try {
    await takeIn(options, res, { source, webhookId, receivedAt, event: parsed.event, body: json.value });
  } catch (error) {
    log.error({ err: error, webhookId, type: parsed.event.type }, 'an event could not be stored');
    res.set('Retry-After', '5');
    sendProblem(res, 'unavailable', { detail: 'Send the event again with the same webhook-id.' });
  }
}

async function takeIn(
  { resolveOrganization, accept }: MarketplaceEventsOptions,
  res: Response,
  arrived: Omit<MarketplaceEventArrived, 'organizationId'>,
): Promise<void> {
  const organizationId = await resolveOrganization(arrived.event.organization, arrived.event);
  if (organizationId === null) {
    const detail = arrived.event.organization === undefined ? 'is required here' : 'is not known here';
    sendProblem(res, 'unknown-organization', { detail: INVALID, errors: [{ pointer: '/data/organization', detail }] });
    return;
  }
  const outcome = await accept({ ...arrived, organizationId });
  const answer: z.infer<typeof taken> = { id: arrived.webhookId, status: outcome };
  res.status(outcome === 'accepted' ? 202 : 200).json(answer);
}

const INVALID = 'Nothing of the event was stored; "errors" says what to change.';

const WHY_NOT: { readonly [why in Extract<Verification, { verified: false }>['why']]: string } = {
  missing: 'The headers webhook-id, webhook-timestamp and webhook-signature are required.',
  malformed: 'webhook-timestamp must be seconds since 1970.',
  stale: 'webhook-timestamp is more than five minutes away from the time here.',
  wrong: 'webhook-signature does not fit the body and the other headers.',
};
