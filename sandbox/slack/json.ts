import type { Json, JsonObject } from './state.ts';

/** A JSON object, not an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Undefined when it is not JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A copy as it would cross the wire: what is undefined is gone. */
export function overTheWire(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
