/**
 * A value as PostgreSQL takes it for `jsonb`. What others said may hold half a character or a NUL, which it refuses: what must
 * be stored goes without them.
 */
export function jsonbOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' ? part.toWellFormed().replaceAll('\0', '') : part,
  );
}
