import type { Texts } from '../../i18n/texts.ts';
import type { FormPlace, KeptFile, PagesDeps } from './deps.ts';
import { type FilesProblem, type Form, MOST_BYTES, MOST_FILES } from './read-form.ts';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface FormFiles {
  /** Of this form as it came before, and still ticked. */
  kept: KeptFile[];
  problem?: FilesProblem | 'files_gone';
}

/** The files that a form names because it brought them before, and whether it has too much of all. */
export async function findKeptFiles(deps: PagesDeps, place: FormPlace, form: Form): Promise<FormFiles> {
  const ids = [...form.fields].flatMap(([name, value]) => (name.startsWith('kept_') && ID.test(value) ? [value] : []));
  const kept = ids.length === 0 ? [] : await deps.findKept(place, ids.slice(0, MOST_FILES));
  const problem = form.filesProblem ?? problemOf(kept, form, ids.length);
  return { kept, ...(problem && { problem }) };
}

function problemOf(kept: readonly KeptFile[], { files }: Form, asked: number): FormFiles['problem'] {
  if (kept.length < asked) return 'files_gone';
  if (kept.length + files.length > MOST_FILES) return 'too_many_files';
  const bytes = [...kept.map(({ size }) => size), ...files.map((file) => file.bytes.length)].reduce((a, b) => a + b, 0);
  return bytes > MOST_BYTES ? 'too_large' : undefined;
}

/** Said at the field for files. */
export function filesWords(problem: NonNullable<FormFiles['problem']>, { pages }: Texts): string {
  const { title, words } = pages.problems[problem];
  return `${title}. ${words}`;
}

/** For the form that is drawn again: what came with it, as long as it is not too much. */
export async function keepFormFiles(
  deps: PagesDeps,
  place: FormPlace,
  { kept, problem }: FormFiles,
  { files }: Form,
): Promise<KeptFile[]> {
  if (files.length === 0 || problem === 'too_large' || problem === 'too_many_files') return kept;
  return [...kept, ...(await deps.keepFiles(place, files))];
}
