import { z } from 'zod';

/*
 * `meta` says in JSON Schema what a refinement says in code, for the document that developers read. Whoever keeps to the
 * document is accepted; the code may take a little more.
 */

/** Characters are Unicode code points, as people and PostgreSQL count them. */
export function text(max: number, min = 1): z.ZodString {
  const range = min === 0 ? `at most ${max} characters` : `${min} to ${max} characters`;
  return z
    .string()
    .refine((value) => hasLength(value, min, max), { error: `must have ${range}` })
    .meta({ ...(min > 0 && { minLength: min }), maxLength: max });
}

function hasLength(value: string, min: number, max: number): boolean {
  if (value.length < min) return false;
  return value.length <= max || (value.length <= 2 * max && [...value].length <= max);
}

/** An id from outside: opaque. */
export const id = text(255);

export const name = text(255);

/** Free text of a merchant. */
export const words = text(40_000, 0);

/** RFC 3339 with a zone, in years that every part of us can hold, also with a deadline added. */
export const time = z.iso
  .datetime({ offset: true, error: 'must be a time like 2026-01-31T09:30:00Z' })
  .meta({ id: 'Time', description: 'RFC 3339 with a zone.', examples: ['2026-01-31T09:30:00Z'] })
  .transform((value) => new Date(value))
  .refine((value) => value.getTime() >= 0 && value.getUTCFullYear() < 9000, {
    error: 'must be a time between the years 1970 and 9000',
  });

/** A moment as we write it: UTC, to the millisecond. */
export const instant = z.iso
  .datetime({ precision: 3 })
  .meta({ id: 'UtcTime', description: 'RFC 3339 in UTC.', examples: ['2026-01-31T09:30:00.000Z'] });

export const email = z
  .string()
  .max(320, { error: 'must have at most 320 characters' })
  .regex(/^[^\s@]+@[^\s@]+$/, { error: 'must be an e-mail address' })
  .meta({ minLength: 3, examples: ['jana@bluefjord.example'] });

/** BCP 47; the underscore of other systems is taken for a hyphen. */
export const locale = z
  .string()
  .max(64, { error: 'must have at most 64 characters' })
  .meta({ minLength: 2, description: 'A language tag (BCP 47).', examples: ['cs', 'pt-BR'] })
  .transform((value) => value.replaceAll('_', '-'))
  .refine(isLocale, { error: 'must be a language tag like cs or pt-BR' });

export const timeZone = z
  .string()
  .max(64, { error: 'must have at most 64 characters' })
  .refine(isTimeZone, { error: 'must be a time zone like Europe/Prague' })
  .meta({ minLength: 1, description: 'A name of the IANA time zone database.', examples: ['Europe/Prague'] });

export function webAddress(max: number): z.ZodString {
  return z
    .string()
    .max(max, { error: `must have at most ${max} characters` })
    .refine(isWebAddress, { error: 'must be an address that begins with https:// or http://' })
    .meta({ minLength: 8, format: 'uri', pattern: '^https?://', examples: ['https://bluefjord.example/'] });
}

export const amount = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,4})?$/, { error: 'must be a decimal number in a string, like "1500.00"' })
  .meta({ description: 'A decimal number, in a string.', examples: ['1500.00'] });

export const money = z
  .object({
    amount,
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, { error: 'must be an ISO 4217 code like EUR' })
      .meta({ description: 'ISO 4217.', examples: ['EUR'] }),
  })
  .meta({ id: 'Money' });

export const reference = z.object({ id }).meta({ id: 'Reference', description: 'Names something by its id.' });

function isWebAddress(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
}

function isLocale(value: string): boolean {
  return asksFine(() => Intl.getCanonicalLocales(value));
}

function isTimeZone(value: string): boolean {
  return asksFine(() => new Intl.DateTimeFormat('en', { timeZone: value }));
}

/** Intl has no question for this: it throws a RangeError at what it does not know. */
function asksFine(ask: () => unknown): boolean {
  try {
    ask();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
