import { fc } from './fuzz.ts';

type Path = readonly (string | number)[];

/** Texts that have broken programs before. */
const NASTY = [
  '',
  ' ',
  '\0',
  '\ud800',
  '\u202e',
  '￿',
  '../../etc/passwd',
  "'; drop table jobs; --",
  '<script>alert(1)</script>',
  '<!channel>',
  '%00%ff%',
  'x'.repeat(300),
  'x'.repeat(50_000),
  '🙂'.repeat(256),
  'javascript:alert(1)',
  'http://[::1',
  '9999-12-31T23:59:59.999999999+23:59',
  '-271821-04-20T00:00:00Z',
  '{"a":1}',
];

export const nastyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** Any value that JSON can carry, and some that make trouble. */
export const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: nastyText },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  fc.constantFrom<unknown>(null, true, -0, 1e308, -1, 0.1, Number.MAX_SAFE_INTEGER, [], {}, [[]], [null]),
  fc.constantFrom<unknown>(
    ...['__proto__', 'constructor', 'a\0b', ''].map((name) => JSON.parse(`{${JSON.stringify(name)}:{"a":1}}`)),
  ),
  fc.constant(nested(60)),
);

/** The value with something else in one to three of its places, or with one of them gone or doubled. */
export function damaged(value: object): fc.Arbitrary<unknown> {
  const places = pathsOf(value);
  const damage = fc.record({ at: fc.constantFrom(...places), by: fc.option(nastyValue, { nil: undefined }) });
  return fc
    .array(damage, { minLength: 1, maxLength: 3 })
    .map((damages) => damages.reduce<unknown>((result, { at, by }) => put(result, at, by), structuredClone(value)));
}

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function put(target: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof target !== 'object' || target === null) return target;
  const copy: Record<string, unknown> = { ...target };
  const placed = put(copy[key], rest, value);
  if (placed === undefined) delete copy[key];
  else copy[key] = placed;
  return copy;
}

function nested(levels: number): unknown {
  return JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
}
