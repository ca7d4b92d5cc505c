// Measures Jobline beside references and says how it does: `npm run bench -- --help`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CHARTS, loadChart } from './charts/index.ts';
import { type Drawn, type Figure, type Result, type Scale, summarize } from './measure.ts';
import { loadMeasure, MEASURES } from './measures/index.ts';
import { putInto, type Report, writeReport } from './report.ts';
import { type OwnedGround, prepareGround } from './support/ground.ts';
import { installReferences } from './support/install-references.ts';
import { describeMachine } from './support/machine.ts';

const BENCH = import.meta.dirname;
const HELP = `npm run bench -- [--runs 5] [--only <name>[,<name>]] [--quick] [--write]
  --runs    how often each measure is taken; the table shows medians and spread
  --only    ${[...MEASURES, ...CHARTS].join(', ')}
  --quick   small counts, one run: to see that it works
  --write   puts table and charts into docs/, else they go to bench/results/
`;

interface Orders {
  runs: number;
  names: string[];
  scale: Scale;
  write: boolean;
}

async function main(): Promise<void> {
  const orders = readOrders();
  if (!orders) return void process.stdout.write(HELP);
  installReferences();
  const ground = await prepareGround();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void giveUp(ground));
  process.on('uncaughtException', (error) => void giveUp(ground, error));
  try {
    const results = await measureAll(ground, orders);
    const charts = await drawAll(ground, orders, results);
    const report = { results, charts, machine: describeMachine(ground.postgresVersion), at: new Date() };
    keep(report, orders.write);
  } finally {
    await ground.close();
  }
}

/** PostgreSQL would outlive us: neither signals of the terminal nor our own end reach it. */
async function giveUp(ground: OwnedGround, error?: Error): Promise<never> {
  if (error) process.stderr.write(`${error.stack}\n`);
  await ground.close();
  process.exit(1);
}

function readOrders(): Orders | undefined {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string' },
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const known = [...MEASURES, ...CHARTS];
  const names = values.only?.split(',') ?? known;
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`nothing is called ${unknown.join(' or ')}; there are ${known.join(', ')}`);
  const runs = Number(values.runs ?? (values.quick ? 1 : 5));
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number from 1');
  return { runs, names, scale: values.quick ? 'quick' : 'full', write: values.write };
}

/** Run by run, each measure once a run: what changes about the machine in the meantime hits every measure alike. */
async function measureAll(ground: OwnedGround, { runs, names, scale }: Orders): Promise<Result[]> {
  const measures = await Promise.all(MEASURES.filter((name) => names.includes(name)).map(loadMeasure));
  const taken = new Map<string, Figure[][]>();
  for (let run = 1; run <= runs; run++) {
    for (const measure of measures) {
      const began = performance.now();
      const figures = await measure.run(ground, scale).finally(() => ground.cleanUp());
      taken.set(measure.name, [...(taken.get(measure.name) ?? []), figures]);
      const seconds = ((performance.now() - began) / 1_000).toFixed(1);
      ground.say(`${run}/${runs} ${measure.name} (${seconds} s)`);
      for (const { name, value, unit } of figures) ground.say(`    ${name}: ${value.toFixed(2)} ${unit}`);
    }
  }
  return measures.map((measure) => {
    const { name, title, target } = measure;
    const summaries = summarize(taken.get(name) ?? []);
    const verdict = measure.judge(new Map(summaries.map((one) => [one.name, one.median])));
    return { measure: name, title, target, runs, summaries, verdict };
  });
}

async function drawAll(
  ground: OwnedGround,
  { names, scale }: Orders,
  results: readonly Result[],
): Promise<(Drawn & { name: string; title: string })[]> {
  const drawn = [];
  for (const name of CHARTS.filter((one) => names.includes(one))) {
    const chart = await loadChart(name);
    const { title } = chart;
    drawn.push({ name, title, ...(await chart.draw(ground, scale, results).finally(() => ground.cleanUp())) });
  }
  return drawn;
}

function keep(report: Report, write: boolean): void {
  const page = write ? path.resolve(BENCH, '../docs/performance.md') : path.join(BENCH, 'results/performance.md');
  const pictures = write ? path.resolve(BENCH, '../docs/images/bench') : path.join(BENCH, 'results/charts');
  mkdirSync(path.join(BENCH, 'results'), { recursive: true });
  mkdirSync(pictures, { recursive: true });
  const text = writeReport(report, path.relative(path.dirname(page), pictures));
  writeFileSync(page, write ? putInto(readFileSync(page, 'utf8'), text) : text);
  for (const { name, svg } of report.charts) writeFileSync(path.join(pictures, `${name}.svg`), svg);
  writeFileSync(path.join(BENCH, 'results/results.json'), `${JSON.stringify(report.results, null, 2)}\n`);
  process.stdout.write(text);
}

await main();
