/** As much of JSON Schema as one must read to fill in a form. */
export interface Schema {
  $ref?: string;
  type?: string;
  const?: unknown;
  enum?: unknown[];
  examples?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  oneOf?: Schema[];
  anyOf?: Schema[];
  format?: string;
  minimum?: number;
}

export type Sampler = (schema: Schema, how: 'short' | 'full') => unknown;

/** Makes values of schemas: `short` with what is required, `full` with everything. No two ids are the same. */
export function createSampler(schemas: Readonly<Record<string, Schema>>): Sampler {
  let count = 0;

  function sample(schema: Schema, how: 'short' | 'full'): unknown {
    if (schema.$ref !== undefined) return sample(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, how);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return how === 'short' ? schema.enum[0] : schema.enum.at(-1);
    if (schema.format === 'date-time') return new Date().toISOString();
    if (schema.examples) return schema.examples[0];
    if (schema.type === 'object') return object(schema, how);
    if (schema.type === 'array') {
      const length = Math.max(schema.minItems ?? 0, how === 'full' ? 1 : 0);
      return Array.from({ length }, () => sample(schema.items ?? {}, how));
    }
    if (schema.type === 'string') return schema.format === 'date' ? '2026-03-04' : `words ${++count}`;
    if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1;
    if (schema.type === 'boolean') return true;
    const choices = schema.oneOf ?? schema.anyOf ?? [];
    return sample((how === 'full' ? choices[0] : choices.at(-1)) ?? {}, how);
  }

  function object(schema: Schema, how: 'short' | 'full'): Record<string, unknown> {
    const { properties = {}, required = [], anyOf, oneOf = [] } = schema;
    // Where one of several things is needed besides, the first of them is; where only one may be, no other.
    const needed = new Set([...required, ...((anyOf ?? oneOf)[0]?.required ?? [])]);
    const unwanted = new Set(oneOf.slice(1).flatMap((other) => other.required ?? []));
    const filled = Object.entries(properties)
      .filter(([name]) => needed.has(name) || (how === 'full' && !unwanted.has(name)))
      .map(([name, field]): [string, unknown] => [name, sample(field, how)]);
    return Object.fromEntries(filled);
  }

  return sample;
}
