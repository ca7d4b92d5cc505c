import type { Ground } from './support/ground.ts';

/** `quick`: small counts, to see that it works; its figures say little. */
export type Scale = 'full' | 'quick';

/** One row of the table. */
export interface Measure {
  /** Stem of its file. */
  name: string;
  title: string;
  /** In words. */
  target: string;
  /** One whole run, own side and references alternately so that noise hits both. Same names and units in every run. */
  run(ground: Ground, scale: Scale): Promise<Figure[]>;
  /** Judged on the medians of the runs, by the figures' names. */
  judge(medians: ReadonlyMap<string, number>): Verdict;
}

export interface Figure {
  name: string;
  unit: 'per second' | 'ms' | 'ratio' | '%' | 'count';
  value: number;
}

export interface Verdict {
  met: boolean;
  said: string;
}

/** A figure over all runs. */
export interface Summary {
  name: string;
  unit: Figure['unit'];
  median: number;
  min: number;
  max: number;
}

export interface Result {
  measure: string;
  title: string;
  target: string;
  runs: number;
  summaries: Summary[];
  verdict: Verdict;
}

/** A picture beside the table; it may measure for itself. */
export interface Chart {
  /** Stem of its file and of its SVG. */
  name: string;
  title: string;
  draw(ground: Ground, scale: Scale, results: readonly Result[]): Promise<Drawn>;
}

export interface Drawn {
  svg: string;
  /** What the picture shows, in a sentence. */
  said: string;
}

export function summarize(runs: readonly (readonly Figure[])[]): Summary[] {
  const byName = Map.groupBy(runs.flat(), ({ name }) => name);
  return [...byName].flatMap(([name, figures]) => {
    const values = figures.map(({ value }) => value);
    const [first] = figures;
    if (!first) return [];
    return [{ name, unit: first.unit, median: median(values), min: Math.min(...values), max: Math.max(...values) }];
  });
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** Between the two nearest values where it falls between them. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const place = ((sorted.length - 1) * percent) / 100;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new RangeError('no values');
  return below + (above - below) * (place - Math.floor(place));
}

/** A median by its name. */
export function medianOf(medians: ReadonlyMap<string, number>, name: string): number {
  const value = medians.get(name);
  if (value === undefined) throw new Error(`no figure is called ${name}`);
  return value;
}
