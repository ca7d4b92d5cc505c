import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Answer } from './http.ts';

/** A file that was uploaded and is sent with the next words. */
export interface Attached {
  id: string;
  name: string;
}

export interface Attaching {
  files: Attached[];
  /** Uploads what was chosen; resolves to a sentence where that failed. */
  add(chosen: FileList | null): Promise<string | undefined>;
  remove(id: string): void;
  /** Hands out what is attached and begins anew. */
  take(): Attached[];
  /** What could not be sent comes back. */
  giveBack(files: Attached[]): void;
}

/** Files beside a field: uploaded to `path` at once, each on its own. */
export function useAttaching(path: (name: string) => string): Attaching {
  const [files, setFiles] = useState<Attached[]>([]);
  return {
    files,
    async add(chosen) {
      for (const file of chosen ?? []) {
        const answer = await upload(path(file.name), file);
        if (!answer.ok) return answer.error;
        setFiles((before) => [...before, { id: answer.value.id, name: file.name }]);
      }
      return undefined;
    },
    remove: (id) => setFiles((before) => before.filter((file) => file.id !== id)),
    take() {
      setFiles([]);
      return files;
    },
    giveBack: (back) => setFiles((since) => [...back, ...since]),
  };
}

async function upload(path: string, file: File): Promise<Answer<{ id: string }>> {
  try {
    const headers = { 'content-type': file.type || 'application/octet-stream' };
    const response = await fetch(path, { method: 'POST', headers, body: file });
    const value = (await response.json()) as { ok: boolean; id: string; error?: string };
    return value.ok ? { ok: true, value } : { ok: false, error: value.error ?? `HTTP ${response.status}` };
  } catch (error) {
    return { ok: false, error: `The sandbox did not answer (${error instanceof Error ? error.message : error}).` };
  }
}

/** The button that chooses files. */
export function AttachButton({
  attaching,
  onProblem,
}: {
  attaching: Attaching;
  onProblem(words: string): void;
}): VNode {
  async function chosen(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement;
    const problem = await attaching.add(field.files);
    field.value = '';
    if (problem) onProblem(problem);
  }
  return html`<label class="attach" title="Attach files">
    <span aria-hidden="true">📎</span><span class="hidden-words">Attach files</span>
    <input type="file" multiple aria-label="Attach files" onChange=${chosen} />
  </label>`;
}

/** What is attached until now; a click takes one off. */
export function AttachedList({ attaching }: { attaching: Attaching }): VNode | null {
  if (attaching.files.length === 0) return null;
  return html`<ul class="attached" aria-label="Attached files">
    ${attaching.files.map(
      ({ id, name }) => html`<li key=${id}>📎 ${name}
        <button type="button" aria-label=${`Take ${name} off`} onClick=${() => attaching.remove(id)}>×</button></li>`,
    )}
  </ul>`;
}
