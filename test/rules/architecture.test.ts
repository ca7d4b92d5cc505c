import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACROSS_ORGANIZATIONS, importsOf, type SourceFile, violationsOf } from './architecture-rules.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folders = 'src,blocks,migrations,sandbox,test,bench,scripts';
/** These two spell out what is forbidden. */
const spelledOut = ['test/rules/architecture-rules.ts', 'test/rules/architecture.test.ts'];

function readProject(): SourceFile[] {
  return globSync(`{${folders}}/**/*.{ts,mjs}`, { cwd: root, exclude: ['**/node_modules/**'] })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !spelledOut.includes(file))
    .map((file) => ({ path: file, text: readFileSync(path.join(root, file), 'utf8') }));
}

const project = readProject();

describe('the project', () => {
  it('is read', () => {
    expect(project.map((file) => file.path)).toEqual(expect.arrayContaining(['src/main.ts', 'blocks/action-ids.ts']));
  });

  it('keeps to its shape', () => {
    expect(project.flatMap(violationsOf)).toEqual([]);
  });

  it('names an upstream in its own folder, and else in the registry alone', () => {
    const app = project.filter(({ path: file }) => /^(src|blocks|migrations)\//.test(file));
    const upstreams = app.flatMap(
      ({ path: file }) => /^src\/marketplaces\/([^/]+)\/adapter\.ts$/.exec(file)?.[1] ?? [],
    );
    expect(upstreams).not.toEqual([]);
    const naming = upstreams.flatMap((name) =>
      app.filter(({ path: file, text }) => !file.includes(`/${name}/`) && text.toLowerCase().includes(name)),
    );
    expect(naming.map(({ path: file }) => file)).toEqual(['src/marketplaces/registry.ts']);
  });

  it('lists nobody as working across organizations who does not', () => {
    const idle = Object.keys(ACROSS_ORGANIZATIONS).filter((file) => {
      const full = path.join(root, file);
      return !existsSync(full) || !readFileSync(full, 'utf8').includes('acrossOrganizations');
    });
    expect(idle).toEqual([]);
  });
});

describe('imports are found', () => {
  const texts: [string, string][] = [
    ['of a value', `import { a } from './x.ts';`],
    ['of a type', `import type { A } from './x.ts';`],
    ['over several lines', `import {\n  a,\n  type B,\n} from './x.ts';`],
    ['of everything', `import * as x from './x.ts';`],
    ['for their effect', `import './x.ts';`],
    ['that are passed on', `export { a } from './x.ts';`],
    ['that come later', `const x = await import('./x.ts');`],
  ];

  it.each(texts)('%s', (_, text) => {
    expect(importsOf(text)).toEqual(['./x.ts']);
  });

  it('but not in other code', () => {
    expect(importsOf(`export const from = 'x';\nconst y = z.from('./x.ts');`)).toEqual([]);
  });
});

describe('a file is refused', () => {
  const bad: [string, string, string, string][] = [
    ['when the domain imports the store', 'src/domain/a.ts', `import { b } from '../store/b.ts';`, 'may not import'],
    ['when blocks log', 'blocks/a.ts', `import { createLogger } from '../src/log.ts';`, 'may not import'],
    [
      'when a listener reads the store',
      'src/listeners/actions/a.ts',
      `import type { B } from '../../store/b.ts';`,
      'may not import',
    ],
    ['when a page reads the store', 'src/http/pages/a.ts', `export { b } from '../../store/b.ts';`, 'may not import'],
    [
      'when a use case calls Slack',
      'src/use-cases/jobs/a.ts',
      `import { b } from '../../slack/b.ts';`,
      'may not import',
    ],
    ['when Slack reads the store', 'src/slack/a.ts', `import { b } from '../store/b.ts';`, 'may not import'],
    [
      'when a part reads the configuration',
      'src/store/a.ts',
      `import { readConfig } from '../config.ts';`,
      'may not import',
    ],
    [
      'when a migration imports the schema',
      'migrations/a.ts',
      `import type { B } from '../src/store/schema.ts';`,
      'may not import',
    ],
    [
      'when the sandbox imports the app',
      'sandbox/slack/a.ts',
      `import { b } from '../../src/domain/b.ts';`,
      'may not import',
    ],
    ['when the sandbox imports blocks', 'sandbox/a.ts', `const b = await import('../blocks/b.ts');`, 'may not import'],
    ['when it imports tests', 'src/store/a.ts', `import { b } from '../../test/support/b.ts';`, 'may not import'],
    ['in a folder without a rule', 'src/helpers/a.ts', '', 'rules do not know'],
    ['when pg is used outside the store', 'src/use-cases/a.ts', `import pg from 'pg';`, 'package pg'],
    ['when pg is used at the top', 'src/app.ts', `import pg from 'pg';`, 'package pg'],
    [
      'when types of the Web API leave the Slack folder',
      'src/listeners/a.ts',
      `import type { WebClient } from '@slack/web-api/dist/x';`,
      'package @slack/web-api',
    ],
    [
      'when the domain reads files',
      'src/domain/a.ts',
      `import { readFile } from 'node:fs/promises';`,
      'package node:fs/promises',
    ],
    ['when blocks use a client', 'blocks/a.ts', `import { App } from '@slack/bolt';`, 'package @slack/bolt'],
    ['when it reads the environment', 'src/http/a.ts', 'const port = process.env.PORT;', 'reads the environment'],
    [
      'when it works across organizations unlisted',
      'src/use-cases/a.ts',
      'await acrossOrganizations(db, fn);',
      'across organizations',
    ],
    ['when it is too long', 'src/http/a.ts', 'x;\n'.repeat(251), '251 lines'],
    ['when it gives up on types', 'src/http/a.ts', 'const a = b as any;', 'uses any'],
    ['when it casts through unknown', 'test/a.ts', 'const a = b as unknown as C;', 'through unknown'],
    ['when it silences a check', 'test/a.ts', '// biome-ignore lint: because', 'silences'],
    ['when it swallows a rejection', 'sandbox/a.ts', 'await call().catch(() => {});', 'swallows'],
    ['when it swallows an exception', 'src/http/a.ts', 'try { call(); } catch {}', 'swallows'],
    [
      'when it names a place outside the project',
      'test/a.ts',
      `const notes = '../shared/product.md';`,
      'outside the project',
    ],
  ];

  it.each(bad)('%s', (_, file, text, words) => {
    expect(violationsOf({ path: file, text })).toEqual([expect.stringContaining(words)]);
  });
});

describe('a file is accepted', () => {
  const good: [string, string, string][] = [
    [
      'when deliveries use the store and blocks',
      'src/deliveries/a.ts',
      `import '../store/b.ts';\nimport '../../blocks/c.ts';`,
    ],
    ['when the store logs', 'src/store/a.ts', `import type { Logger } from '../log.ts';\nimport pg from 'pg';`],
    [
      'when the app imports everything',
      'src/app.ts',
      `import './store/b.ts';\nimport './listeners/index.ts';\nimport './config.ts';`,
    ],
    ['when the configuration reads the environment', 'src/config.ts', 'export const a = process.env;'],
    ['when a test reads the store', 'test/a.test.ts', `import '../src/store/b.ts';\nimport pg from 'pg';`],
    ['with 250 lines', 'src/http/a.ts', 'x;\n'.repeat(250)],
  ];

  it.each(good)('%s', (_, file, text) => {
    expect(violationsOf({ path: file, text })).toEqual([]);
  });
});
