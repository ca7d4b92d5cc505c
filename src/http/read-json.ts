const decoder = new TextDecoder('utf-8', { fatal: true });

type ReadJson = { ok: true; value: unknown } | { ok: false };

/**
 * Reads bytes as JSON. Halves of surrogate pairs, which JSON can smuggle in and PostgreSQL's jsonb refuses, become U+FFFD:
 * somebody cut a text in the middle of an emoji, and the rest of it counts.
 */
export function readJson(bytes: Buffer): ReadJson {
  try {
    const json = decoder.decode(bytes);
    return { ok: true, value: /\\u[dD][89a-fA-F]/.test(json) ? JSON.parse(json, repair) : JSON.parse(json) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return { ok: false };
    throw error;
  }
}

function repair(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}
