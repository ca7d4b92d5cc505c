import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { Form } from './read-form.ts';

const KEY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a form carries to show that it is ours. */
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

/**
 * Names what a form with this key asks for, in 43 characters: the same words sent twice are one act. Whoever went back to the
 * same drawing of the form and wrote something else asks for another.
 */
export function actKey(key: string, { fields, files }: Form): string {
  const hash = createHash('sha256').update(JSON.stringify([key, ...fields]));
  for (const { name, bytes } of files) hash.update(JSON.stringify([name, bytes.length])).update(bytes);
  return hash.digest('base64url');
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
