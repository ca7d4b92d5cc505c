import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { installedVersion } from './install-references.ts';

/** What the figures were taken on and with, one line each. */
export function describeMachine(postgresVersion: string): string[] {
  const [cpu] = cpus();
  const model = cpu?.model.trim() || 'unknown';
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const own = ['@slack/bolt', '@slack/web-api', 'kysely', 'pg'].map((name) => `${name} ${rootVersion(name)}`);
  const references = ['graphile-worker', 'pg-boss'].map((name) => `${name} ${installedVersion(name) ?? 'missing'}`);
  return [
    `${cpus().length} × ${model}, ${gigabytes} GB, ${process.platform} ${process.arch}`,
    `Node ${process.versions.node}, PostgreSQL ${postgresVersion} (embedded, fsync on)`,
    [...own, ...references].join(', '),
  ];
}

function rootVersion(name: string): string {
  const file = path.resolve(import.meta.dirname, '../../node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
