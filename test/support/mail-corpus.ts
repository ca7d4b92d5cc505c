import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../mail-corpus');

/** One mail of the corpus, and what is to become of it. */
export interface CorpusMail {
  name: string;
  /** With LF, and with the names of what a test fills in. */
  eml: string;
  /** `posted`, `refused <reason>`, `bounce failed|delayed|unknown`. */
  became: string;
  /** Whose key signs it: a domain, `none`, `tampered` or `short`; the sender's domain when absent. */
  signed?: string;
  words: string;
  /** "name type bytes"; `*` for bytes that do not matter. */
  files: string[];
}

/** The mails lie in `test/mail-corpus`, each with what is wanted of it beside it, written by hand. */
export function readCorpus(): CorpusMail[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.eml'))
    .sort()
    .map((file) => {
      const name = file.replace(/\.eml$/, '');
      const want = readFileSync(path.join(FOLDER, `${name}.want`), 'utf8');
      const [head = '', words = ''] = want.split(/^---$/m);
      const fields = [...head.matchAll(/^(\w+): (.+)$/gm)].map(([, key = '', value = '']) => ({ key, value }));
      const first = (key: string) => fields.find((field) => field.key === key)?.value;
      const signed = first('signed');
      return {
        name,
        eml: readFileSync(path.join(FOLDER, file), 'utf8'),
        became: first('became') ?? '',
        ...(signed !== undefined && { signed }),
        words: words.replace(/^\n|\n$/g, ''),
        files: fields.filter(({ key }) => key === 'file').map(({ value }) => value),
      };
    });
}
