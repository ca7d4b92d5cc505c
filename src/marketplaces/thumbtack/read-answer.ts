const LIMIT_BYTES = 1024 * 1024;

/** An answer's JSON object; empty where there is none, or more of it than anybody should send. */
export async function readAnswer(response: Response): Promise<Record<string, unknown>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (response.body !== null) {
    for await (const chunk of response.body) {
      size += chunk.byteLength;
      if (size > LIMIT_BYTES) return {};
      chunks.push(chunk);
    }
  }
  try {
    const json: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return typeof json === 'object' && json !== null ? { ...json } : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
