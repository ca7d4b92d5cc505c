import type { Point } from './scaling.ts';

export interface Lines {
  title: string;
  /** What stands at the foot: what there is more and more of. */
  rows: string;
  points: readonly Point[];
}

/** What is used of vega and vega-lite, which are there only once the bench has installed them. */
interface Vega {
  parse(spec: object): object;
  View: new (runtime: object, options: { renderer: 'none' }) => { toSVG(): Promise<string>; finalize(): void };
}
interface VegaLite {
  compile(spec: object): { spec: object };
}

const COLOURS = ['#1f6fb4', '#d1622b', '#2a8a57', '#7b4fa3'];
const INK = '#2b2f36';
const QUIET = '#5c6470';
const FONT = 'Helvetica Neue, Helvetica, Arial, sans-serif';

/** Milliseconds over powers of ten, one line a name, as SVG. */
export async function drawLines({ title, rows, points }: Lines): Promise<string> {
  const values = points.map(({ line, milliseconds, rows }) => ({ line, milliseconds, rows }));
  const sizes = [...new Set(values.map((value) => value.rows))];
  const names = [...new Set(values.map((value) => value.line))];
  return render({
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width: 620,
    height: 280,
    padding: 16,
    background: '#ffffff',
    title: { text: title, subtitle: 'milliseconds, median of the repetitions', anchor: 'start', offset: 14 },
    data: { values },
    layer: [
      { mark: { type: 'line', strokeWidth: 2 } },
      { mark: { type: 'point', filled: true, size: 55, opacity: 1 } },
    ],
    encoding: {
      x: {
        field: 'rows',
        type: 'quantitative',
        scale: { type: 'log', domain: [sizes.at(0), sizes.at(-1)], nice: false },
        axis: { title: rows, values: sizes, format: ',d', grid: false },
      },
      y: {
        field: 'milliseconds',
        type: 'quantitative',
        scale: { domainMin: 0, nice: true },
        axis: { title: 'ms', titleAngle: 0, titleAlign: 'right', titleX: -8, titleY: -12, tickCount: 5 },
      },
      color: {
        field: 'line',
        type: 'nominal',
        scale: { domain: names, range: COLOURS },
        legend: { title: null, orient: 'bottom', columns: 2, offset: 14, symbolSize: 90, labelLimit: 0 },
      },
    },
    config: {
      font: FONT,
      title: { color: INK, fontSize: 17, fontWeight: 600, subtitleColor: QUIET, subtitleFontSize: 13 },
      axis: {
        labelColor: INK,
        labelFontSize: 13,
        titleColor: QUIET,
        titleFontSize: 13,
        titleFontWeight: 'normal',
        titlePadding: 10,
        domainColor: '#9aa1ab',
        tickColor: '#9aa1ab',
        gridColor: '#e6e9ed',
      },
      legend: { labelColor: INK, labelFontSize: 13, columnPadding: 28, rowPadding: 6 },
      view: { stroke: null },
    },
  });
}

async function render(spec: object): Promise<string> {
  const vegaLite = await load<VegaLite>('vega-lite');
  const vega = await load<Vega>('vega');
  const view = new vega.View(vega.parse(vegaLite.compile(spec).spec), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

/** By a name that no checker resolves, since a fresh clone lacks the package. */
async function load<T>(name: string): Promise<T> {
  return (await import(name)) as T;
}
