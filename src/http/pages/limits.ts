import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { texts } from '../../i18n/texts.ts';
import { paramOf } from './guards.ts';
import { languageOf } from './reader-language.ts';
import { sendSaying } from './send-page.ts';

/** How often one address, or the holder of one link, may ask. */
export interface PageLimits {
  /** Pages a minute, by address. */
  pages: number;
  /** Pages and acts a minute, by link. */
  ofLink: number;
  /** Requests for work an hour, by address: each can send somebody a mail. */
  requests: number;
}

export const PAGE_LIMITS: PageLimits = { pages: 240, ofLink: 120, requests: 20 };

const MINUTE = 60_000;

export interface LimitHandlers {
  pages: RequestHandler;
  ofLink: RequestHandler;
  requests: RequestHandler;
}

/** Each copy of the app counts for itself: what keeps a flood off one copy keeps it off all. */
export function createLimits(limits: PageLimits): LimitHandlers {
  return {
    pages: limited(MINUTE, limits.pages, addressOf),
    ofLink: limited(MINUTE, limits.ofLink, tokenOf),
    requests: limited(60 * MINUTE, limits.requests, addressOf),
  };
}

function limited(windowMs: number, limit: number, keyGenerator: (req: Request) => string): RequestHandler {
  return rateLimit({
    windowMs,
    limit,
    keyGenerator,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: false,
    handler: tooMany,
  });
}

/** Whatever stands in an address, as short as it can be told apart. */
function tokenOf(req: Request): string {
  return createHash('sha256').update(paramOf(req, 'token')).digest('base64url');
}

/** Of IPv6, the network that one household has. */
function addressOf(req: Request): string {
  return req.ip === undefined ? 'unknown' : ipKeyGenerator(req.ip);
}

/** The library has set `Retry-After`. */
function tooMany(req: Request, res: Response): void {
  const said = texts(languageOf(req) ?? 'en');
  const seconds = Number(res.get('retry-after') ?? 60);
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  const { title, words } = said.pages.tooMany;
  sendSaying(res, 429, { title, words: words({ minutes }) }, said);
}
