// A year of requests that are offered by the rules of src/domain/matching.ts, without a database: `npm run simulate -- --help`.
import { parseArgs } from 'node:util';
import { type Figures, figuresOf } from './figures.ts';
import { POLICIES, runYear } from './run.ts';
import { createWorld } from './world.ts';

const HELP = `npm run simulate -- [--organizations 200] [--requests 20000] [--seed 1]
  The same seed gives the same year, to the last digit.
`;

const LINES: [what: string, figure: (figures: Figures) => string][] = [
  ['Merchants with an answer within a day', ({ merchants }) => percent(merchants.answeredInADay)],
  ['Merchants with an answer within three days', ({ merchants }) => percent(merchants.answered)],
  ['Hours to the first answer, median', ({ merchants }) => merchants.firstAnswer.toFixed(1)],
  ['Hours to the third answer, median', ({ merchants }) => merchants.thirdAnswer.toFixed(1)],
  ['Offers that came to nothing', ({ merchants }) => percent(merchants.wasted)],
  ['Stars of those who answered', ({ merchants }) => merchants.stars.toFixed(2)],
  ['Offers in 100 requests: who declines the kind', ({ per100 }) => per100.declining.toFixed(1)],
  ['Offers in 100 requests: who does not', ({ per100 }) => per100.notDeclining.toFixed(1)],
  ['Offers in 100 requests: lets 2 % expire', ({ per100 }) => per100.careful.toFixed(1)],
  ['Offers in 100 requests: lets 12 % expire', ({ per100 }) => per100.careless.toFixed(1)],
  ['Offers in 100 requests: lets 45 % expire', ({ per100 }) => per100.neglectful.toFixed(1)],
  ['Offers in 100 requests: first 30 days of a newcomer', ({ newcomers }) => newcomers.first.toFixed(1)],
  ['Offers in 100 requests: there from the start', ({ newcomers }) => newcomers.established.toFixed(1)],
  ['Offers in the year', ({ offers }) => String(offers)],
];

function main(): void {
  const { values } = parseArgs({
    options: {
      organizations: { type: 'string', default: '200' },
      requests: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  const size = {
    organizations: Number(values.organizations),
    requests: Number(values.requests),
    seed: Number(values.seed),
  };
  if (!Object.values(size).every((number) => Number.isSafeInteger(number) && number > 0)) {
    process.stderr.write(HELP);
    process.exitCode = 2;
    return;
  }
  const began = performance.now();
  const world = createWorld(size);
  const years = Object.entries(POLICIES).map(([name, policy]) => ({
    name,
    figures: figuresOf(world, runYear(world, policy)),
  }));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const header = ['', ...years.map(({ name }) => name)];
  const rows = LINES.map(([what, figure]) => [what, ...years.map(({ figures }) => figure(figures))]);
  process.stdout.write(
    `${size.organizations} organizations, ${size.requests} requests in a year, seed ${size.seed}. ` +
      `Second half of the year, but for newcomers. ${seconds} s.\n\n${table([header, ...rows])}`,
  );
}

function table(rows: readonly string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) => row.map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))))
    .map((cells) => `${cells.join('  ')}\n`)
    .join('');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

main();
