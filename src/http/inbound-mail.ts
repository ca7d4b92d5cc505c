import { type Request, type RequestHandler, type Response, Router, raw } from 'express';
import type { Logger } from '../log.ts';
import type { SignedRequest, Verification } from '../marketplaces/upstream.ts';
import { sendProblem } from './problem.ts';

const LIMIT_BYTES = 25 * 1024 * 1024;
const ID_LIMIT = 200;

export interface InboundMailDoor {
  verify: (request: SignedRequest) => Verification;
  /** Resolves once the mail is durably kept. A rejection becomes a 503 that asks for a repeat. */
  accept: (mail: {
    raw: Buffer;
    webhookId: string;
    receivedAt: Date;
  }) => Promise<'accepted' | 'duplicate' | 'unknown_address'>;
  log: Logger;
}

/** `POST /` takes one mail as it came over the wire. Nothing of it is looked at before its signature is. */
export function inboundMail(door: InboundMailDoor): Router {
  const router = Router({ strict: true });
  router.post(
    '/',
    requireMail,
    refuseLarge,
    raw({ type: () => true, limit: LIMIT_BYTES, inflate: false }),
    (req, res) => answerMail(door, req, res),
  );
  router.all('/', (_req, res) => {
    res.set('Allow', 'POST');
    sendProblem(res, 'method-not-allowed', { detail: 'Mails are sent by POST.' });
  });
  return router;
}

const requireMail: RequestHandler = (req, res, next) => {
  const type = (req.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'message/rfc822' && req.get('content-encoding') === undefined) {
    next();
    return;
  }
  sendProblem(res, 'unsupported-media-type', {
    detail: 'Send the mail as it came, as message/rfc822, not compressed.',
  });
};

/** `raw` refuses it too, but not before all of it has come. */
const refuseLarge: RequestHandler = (req, res, next) => {
  if (Number(req.get('content-length') ?? 0) <= LIMIT_BYTES) {
    next();
    return;
  }
  sendProblem(res, 'too-large', { detail: 'A mail may have 25 MiB.' });
};

async function answerMail({ verify, accept, log }: InboundMailDoor, req: Request, res: Response): Promise<void> {
  const receivedAt = new Date();
  const bytes = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
  const proof = verify({ headers: req.headers, body: bytes });
  if (!proof.verified || proof.webhookId === undefined) {
    const detail = proof.verified ? WHY_NOT.missing : WHY_NOT[proof.why];
    sendProblem(res, 'invalid-signature', { detail });
    return;
  }
  const { webhookId } = proof;
  if (webhookId.length > ID_LIMIT || bytes.length === 0) {
    const detail =
      bytes.length === 0 ? 'The body is empty.' : `The header webhook-id must have at most ${ID_LIMIT} characters.`;
    sendProblem(res, 'invalid-mail', { detail });
    return;
  }
  try {
    const status = await accept({ raw: bytes, webhookId, receivedAt });
    if (status === 'unknown_address') {
      sendProblem(res, 'unknown-address', { detail: 'Neither To, Cc nor Delivered-To names a reply address of ours.' });
      return;
    }
    res.status(status === 'accepted' ? 202 : 200).json({ id: webhookId, status });
  } catch (error) {
    log.error({ err: error, webhookId }, 'a mail could not be kept');
    res.set('Retry-After', '5');
    sendProblem(res, 'unavailable', { detail: 'Send the mail again with the same webhook-id.' });
  }
}

const WHY_NOT: { readonly [why in Extract<Verification, { verified: false }>['why']]: string } = {
  missing: 'The headers webhook-id, webhook-timestamp and webhook-signature are required.',
  malformed: 'webhook-timestamp must be seconds since 1970.',
  stale: 'webhook-timestamp is more than five minutes away from the time here.',
  wrong: 'webhook-signature does not fit the body and the other headers.',
};
