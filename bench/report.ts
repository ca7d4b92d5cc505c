import type { Drawn, Figure, Result, Summary } from './measure.ts';

export interface Report {
  results: readonly Result[];
  charts: readonly (Drawn & { name: string; title: string })[];
  /** What it ran on and with. */
  machine: readonly string[];
  at: Date;
}

const BEGIN = '<!-- table -->';
const END = '<!-- /table -->';

/** The page with what stands between its two marks written anew. */
export function putInto(page: string, text: string): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`the page has no ${BEGIN} … ${END}`);
  return `${before}${BEGIN}\n\n${text}\n${END}${after}`;
}

/** What was measured, as markdown; `pictures` is where the charts lie, seen from the page. */
export function writeReport({ results, charts, machine, at }: Report, pictures: string): string {
  return [
    `Taken on ${at.toISOString().slice(0, 10)} by \`npm run bench\`: medians, and in brackets the least and the most of the runs.`,
    '',
    ...machine.map((line) => `- ${line}`),
    '',
    ...(results.length > 0 ? [...table(results), ''] : []),
    ...results.flatMap(details),
    ...charts.flatMap(({ name, title, said }) => [
      `## ${title}`,
      '',
      `![${title}](${pictures}/${name}.svg)`,
      '',
      said,
      '',
    ]),
  ].join('\n');
}

function table(results: readonly Result[]): string[] {
  const rows = results.map(
    ({ title, target, verdict }) =>
      `| ${title} | ${target} | ${verdict.said} | ${verdict.met ? 'hit' : '**missed**'} |`,
  );
  return ['| What | Target | Measured | |', '|---|---|---|---|', ...rows];
}

function details({ title, runs, summaries }: Result): string[] {
  const rows = summaries.map((summary) => `| ${summary.name} | ${spread(summary)} |`);
  return [`## ${title}`, '', `${runs} ${runs === 1 ? 'run' : 'runs'}.`, '', '| | |', '|---|---|', ...rows, ''];
}

function spread({ unit, median, min, max }: Summary): string {
  return `${show(median, unit)} (${show(min, unit)}–${show(max, unit)})${unit === 'ratio' ? ' ×' : ` ${unit}`}`;
}

/** As many digits as say something. */
export function show(value: number, unit: Figure['unit']): string {
  if (unit === 'ratio') return value.toFixed(2);
  if (unit === 'count' || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(1);
}
