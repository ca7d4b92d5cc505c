import { isJsonObject } from './json.ts';
import { refuse } from './refusal.ts';
import type { Json, JsonObject, SlackMessage } from './state.ts';

const MAX_CHARACTERS = 8_000;

/**
 * A message's metadata; undefined for `{}`, which takes it off. Refuses with `invalid_metadata_format`,
 * `invalid_metadata_schema` or `metadata_too_large`.
 */
export function acceptMetadata(value: Json | undefined): SlackMessage['metadata'] {
  if (!isJsonObject(value)) return refuse('invalid_metadata_format');
  if (Object.keys(value).length === 0) return undefined;
  const { event_type: type, event_payload: payload } = value;
  if (typeof type !== 'string' || type === '' || !isJsonObject(payload)) return refuse('invalid_metadata_format');
  if (!Object.values(payload).every(isAllowedValue)) refuse('invalid_metadata_schema');
  if (JSON.stringify(value).length > MAX_CHARACTERS) refuse('metadata_too_large');
  return { event_type: type, event_payload: payload };
}

function isAllowedValue(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.every((item) => isScalar(item) || (isJsonObject(item) && isFlat(item)));
  return isScalar(value) || (isJsonObject(value) && isFlat(value));
}

function isFlat(value: JsonObject): boolean {
  return Object.values(value).every(isScalar);
}

function isScalar(value: Json | undefined): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
