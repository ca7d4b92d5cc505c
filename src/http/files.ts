import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Response, Router } from 'express';
import type { Language } from '../domain/language.ts';
import { type Texts, texts } from '../i18n/texts.ts';
import type { Logger } from '../log.ts';

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

/** `GET /:token`: a member's file, straight from Slack to the merchant, kept nowhere. */
export function files(find: (token: string) => Promise<FileFound>, log: Logger): Router {
  const router = Router({ strict: true });
  router.get('/:token', async (req, res) => {
    const found = await find(req.params.token);
    if (found.kind !== 'file') {
      answerWithout(res, STATUS[found.kind], texts(found.language).files[found.kind]());
      return;
    }
    const { name, mimeType, size, body, close } = found;
    // The name first: it would set a type by its ending.
    res.attachment(name);
    res.set({
      'Content-Type': PLAIN_TYPE.test(mimeType) ? mimeType : 'application/octet-stream',
      'Content-Security-Policy': "default-src 'none'; sandbox",
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
  router.all('/:token', (_req, res) => {
    res.set('Allow', 'GET, HEAD').status(405).type('text/plain').send('Open this address\n');
  });
  return router;
}

function answerWithout(res: Response, status: number, words: ReturnType<Texts['files']['gone']>): void {
  res.status(status).type('text/plain').send(`${words}\n`);
}
