import type { z } from 'zod';
import { INBOUND_EVENT_TYPES } from '../../domain/inbound-event.ts';
import type { FieldError, ParsedEvent } from '../upstream.ts';
import { inboundEvent } from './schema.ts';

const MOST_ERRORS = 20;
const MOST_LEVELS = 50;
const NUL = 'must not contain the character U+0000';

/** Reads the body of an event. Does not say who sent it. */
export function parseEvent(body: unknown): ParsedEvent {
  const unfit = findUnfit(body);
  if (unfit !== null) return invalid([unfit]);
  if (hasUnknownType(body)) {
    const detail = `must be one of: ${INBOUND_EVENT_TYPES.join(', ')}`;
    return { ok: false, problem: 'unknown_type', errors: [{ pointer: '/type', detail }] };
  }
  const parsed = inboundEvent.safeParse(body, { reportInput: true });
  if (!parsed.success) return invalid(parsed.error.issues.slice(0, MOST_ERRORS).map(fieldError));
  return { ok: true, event: parsed.data };
}

function invalid(errors: FieldError[]): ParsedEvent {
  return { ok: false, problem: 'invalid', errors };
}

function hasUnknownType(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || !('type' in body)) return false;
  return typeof body.type === 'string' && !(INBOUND_EVENT_TYPES as readonly string[]).includes(body.type);
}

/** What is wrong with a field, for the sender's developer. */
export function fieldError(issue: z.core.$ZodIssue): FieldError {
  return { pointer: pointer(issue.path), detail: detail(issue) };
}

function detail(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'is required';
  if (issue.code === 'invalid_type') return `must be ${TYPE_NAMES[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') {
    const allowed = `must be one of: ${issue.values.join(', ')}`;
    return issue.input === undefined ? `is required, ${allowed}` : allowed;
  }
  if (issue.code === 'invalid_union') return `must be one of: ${INBOUND_EVENT_TYPES.join(', ')}`;
  return issue.message;
}

const TYPE_NAMES: { readonly [type: string]: string } = {
  string: 'a string',
  object: 'an object',
  array: 'an array',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
};

/** RFC 6901. */
function pointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/**
 * What PostgreSQL could not store, in values or in names, also of fields that we do not read: NUL characters, and nesting
 * without end.
 */
export function findUnfit(body: unknown): FieldError | null {
  const open: { value: unknown; path: string[] }[] = [{ value: body, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    if (typeof value === 'string' && value.includes('\0')) return { pointer: pointer(path), detail: NUL };
    if (typeof value !== 'object' || value === null) continue;
    if (path.length > MOST_LEVELS) return { pointer: pointer(path), detail: 'is nested too deeply' };
    for (const [key, inner] of Object.entries(value)) {
      if (key.includes('\0')) return { pointer: pointer(path), detail: NUL };
      open.push({ value: inner, path: [...path, key] });
    }
  }
  return null;
}
