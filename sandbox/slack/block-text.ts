import { isJsonObject } from './json.ts';
import type { Json, SlackBlock } from './state.ts';

/** The words of blocks, one part a line: what a message's text becomes when only blocks were given. */
export function textOfBlocks(blocks: readonly SlackBlock[]): string {
  return blocks.flatMap((block) => words(block)).join('\n');
}

function words(value: Json | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap(words);
  if (!isJsonObject(value)) return [];
  if (typeof value.text === 'string') return [value.text];
  return Object.values(value).flatMap(words);
}
