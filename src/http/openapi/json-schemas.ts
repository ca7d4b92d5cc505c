import { z } from 'zod';
import { type JsonSchema, schemaRef } from './model.ts';

export interface Schemas {
  [name: string]: JsonSchema;
}

/** The events of a union: a schema for each type, and those that they refer to. */
export interface EventSchemas {
  /** The name of its schema, by type, in the order of the union. */
  byType: ReadonlyMap<string, string>;
  schemas: Schemas;
}

/**
 * JSON Schema of a union of events, as they are sent: what the code makes of them stays out. Each type's schema is called by
 * its direction and its type, `InboundJobCreated`; what has an `id` of its own is shared.
 */
export function describeEvents(union: z.ZodType, direction: 'Inbound' | 'Outbound'): EventSchemas {
  const { schema, schemas } = describe(union);
  const byType = new Map<string, string>();
  for (const option of schema.oneOf ?? []) {
    for (const type of typesOf(option)) {
      const name = `${direction}${pascal(type)}`;
      byType.set(type, name);
      schemas[name] = { ...option, properties: { ...option.properties, type: { type: 'string', const: type } } };
    }
  }
  return { byType, schemas };
}

/** One schema, and those that it refers to by name. */
export function describe(type: z.ZodType): { schema: JsonSchema; schemas: Schemas } {
  const { $defs = {}, $schema: _, ...schema } = relocated(z.toJSONSchema(type, { io: 'input' }));
  return { schema, schemas: $defs as Schemas };
}

/** A schema that has a name of its own: the reference to it, and what stands under the names. */
export function describeNamed(type: z.ZodType): { ref: JsonSchema; schemas: Schemas } {
  const name = z.globalRegistry.get(type)?.id;
  if (name === undefined) throw new Error('a schema of the document has no name');
  const { schema, schemas } = describe(type);
  return { ref: schemaRef(name), schemas: { ...schemas, ...(schemas[name] ? {} : { [name]: schema }) } };
}

/** One place for all; the same name must mean the same wherever it comes from. */
export function merged(...all: readonly Schemas[]): Schemas {
  const together: Schemas = {};
  for (const [name, schema] of all.flatMap((schemas) => Object.entries(schemas))) {
    const known = together[name];
    if (known && JSON.stringify(known) !== JSON.stringify(schema)) throw new Error(`two schemas are called ${name}`);
    together[name] = schema;
  }
  return Object.fromEntries(Object.entries(together).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function relocated(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));
}

function typesOf(option: JsonSchema): string[] {
  const type = option.properties?.type;
  if (typeof type !== 'object') throw new Error('an event has no type');
  return [type.const, ...(type.enum ?? [])].filter((word) => typeof word === 'string');
}

function pascal(type: string): string {
  return type.replaceAll(/(?:^|[._])([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
