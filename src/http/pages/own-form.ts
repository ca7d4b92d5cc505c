import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';

const KEY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a form carries to show that it is ours: sent twice, `key` makes it one act. */
export interface FormMarks {
  key: string;
  nonce: string;
}

/** Marks for one drawing of a page that `token` opens. */
export function newMarks(token: string): FormMarks {
  const key = randomUUID();
  return { key, nonce: nonceOf(token, key) };
}

/** The key of a form that we drew for this token; undefined for any other. */
export function keyOf(token: string, { key, nonce }: { key?: string | undefined; nonce?: string | undefined }) {
  if (key === undefined || nonce === undefined || !KEY.test(key)) return undefined;
  const expected = Buffer.from(nonceOf(token, key));
  const given = Buffer.from(nonce);
  return given.length === expected.length && timingSafeEqual(given, expected) ? key : undefined;
}

/** Whether it is a key that a form of ours may have. */
export function isFormKey(key: string | undefined): key is string {
  return key !== undefined && KEY.test(key);
}

function nonceOf(token: string, key: string): string {
  return createHmac('sha256', `form:${token}`).update(key).digest('base64url');
}

/**
 * Whether a form was sent from one of our own pages, by the word of the browser. Every browser of today says so with one
 * header or the other; who says nothing is not believed.
 */
export function isFromOurPage(req: Request, publicUrl: string): boolean {
  const site = req.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = req.get('origin');
  if (origin === undefined) return false;
  return origin === URL.parse(publicUrl)?.origin || URL.parse(origin)?.host === req.get('host');
}
