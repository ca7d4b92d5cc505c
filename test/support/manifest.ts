import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** manifest.yml as it stands, not checked yet. */
export function readManifest(): unknown {
  return parse(readFileSync(path.resolve(import.meta.dirname, '../../manifest.yml'), 'utf8'));
}
