import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type RequestHandler, Router } from 'express';
import type { Language } from '../domain/language.ts';
import { texts } from '../i18n/texts.ts';
import type { Logger } from '../log.ts';
import { onlyTakes } from './pages/guards.ts';
import { pageHeaders } from './pages/headers.ts';
import { sendSaying } from './pages/send-page.ts';

/** What a file link leads to. `language` is the merchant's. */
export type FileFound =
  | {
      kind: 'file';
      name: string;
      mimeType: string;
      size?: number;
      body: AsyncIterable<Uint8Array>;
      close(): Promise<void>;
    }
  /** No link of ours, or one that ran out, or whose file or message is gone, or that Slack does not hand out now. */
  | { kind: 'unknown' | 'expired' | 'gone' | 'unavailable'; language: Language };

const STATUS = { unknown: 404, expired: 410, gone: 410, unavailable: 502 } as const;
/** Anything else in a type may be meant for a browser to misread. */
const PLAIN_TYPE = /^[a-z0-9][\w.+-]{0,99}\/[\w.+-]{1,100}$/i;

interface FileDoor {
  find(token: string): Promise<FileFound>;
  /** Counts by link, for each time Slack is asked; not by address, since a marketplace fetches all files from one. */
  limited: RequestHandler;
  log: Logger;
}

/** `GET /:token`: a member's file, straight from Slack to the merchant, kept nowhere. */
export function files({ find, limited, log }: FileDoor): Router {
  const router = Router({ strict: true });
  router.use('/:token', pageHeaders, limited);
  router.get('/:token', async (req, res) => {
    const found = await find(req.params.token);
    if (found.kind !== 'file') {
      const said = texts(found.language);
      sendSaying(res, STATUS[found.kind], said.files[found.kind], said);
      return;
    }
    const { name, mimeType, size, body, close } = found;
    // The name first: it would set a type by its ending.
    res.attachment(name);
    res.set({
      'Content-Type': PLAIN_TYPE.test(mimeType) ? mimeType : 'application/octet-stream',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      // A marketplace may show a picture among its own.
      'Cross-Origin-Resource-Policy': 'cross-origin',
      ...(size !== undefined && { 'Content-Length': String(size) }),
    });
    try {
      if (req.method === 'HEAD') res.end();
      else await pipeline(Readable.from(body, { objectMode: false }), res);
    } catch (error) {
      // The status is said already: only a broken connection tells now that something is missing.
      log.warn({ err: error }, 'a file broke off on its way to a merchant');
      res.destroy();
    } finally {
      await close();
    }
  });
  router.all('/:token', onlyTakes('GET, HEAD'));
  return router;
}
