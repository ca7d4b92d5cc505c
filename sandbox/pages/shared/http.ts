/** A JSON answer of the sandbox, or a sentence about why there is none. */
export type Answer<T> = { ok: true; value: T } | { ok: false; error: string };

/** GETs JSON from the sandbox. Throws when the sandbox cannot be reached. */
export async function getJson<T>(path: string): Promise<Answer<T>> {
  const response = await fetch(path, { headers: { accept: 'application/json' } });
  return answerOf<T>(response);
}

async function answerOf<T>(response: Response): Promise<Answer<T>> {
  const value = (await response.json()) as T & { ok?: boolean; error?: string };
  if (!response.ok || value.ok === false) return { ok: false, error: value.error ?? `HTTP ${response.status}` };
  return { ok: true, value };
}

/** POSTs JSON to the sandbox; a refusal (`ok: false` or a status of 400 and above) becomes its sentence. */
export async function postJson<T>(path: string, body: unknown): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return await answerOf<T>(response);
  } catch (error) {
    return { ok: false, error: `The sandbox did not answer (${error instanceof Error ? error.message : error}).` };
  }
}
