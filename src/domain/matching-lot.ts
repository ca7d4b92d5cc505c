const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const TWO_TO_32 = 2 ** 32;

/** Draws lots about something that has a name: FNV-1a, 32 bits. Not for secrets. */
export function seedOf(name: string): number {
  let seed = FNV_OFFSET;
  for (let at = 0; at < name.length; at++) seed = Math.imul(seed ^ name.charCodeAt(at), FNV_PRIME);
  return seed >>> 0;
}

/** The lot of one who takes part: from 0 up to, not including, 1. The same seed and number draw the same lot, always. */
export function lot(seed: number, number: number): number {
  let bits = seed ^ Math.imul(number, 0x9e3779b1) ^ Math.floor(number / TWO_TO_32);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) / TWO_TO_32;
}
