import type { Chart } from '../measure.ts';

/** In the order in which they are drawn. */
export const CHARTS: readonly string[] = ['expiry-sweep', 'claim-lanes', 'claim-gates'];

export async function loadChart(name: string): Promise<Chart> {
  const { chart } = (await import(`./${name}.ts`)) as { chart: Chart };
  return chart;
}
