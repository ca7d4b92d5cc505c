import type { Chart } from '../measure.ts';
import { CLAIMS } from './claim.ts';
import { drawLines } from './draw.ts';
import { fillLanes } from './fill.ts';
import { measureScaling, sayGrowth } from './scaling.ts';

export const chart: Chart = {
  name: 'claim-lanes',
  title: 'Claiming deliveries, by how many lanes there are',
  async draw(ground, scale) {
    const points = await measureScaling(ground, scale, {
      from: 1_000,
      upTo: { full: 1_000_000, quick: 10_000 },
      fill: fillLanes,
      statements: CLAIMS,
    });
    const svg = await drawLines({ title: 'One claim', rows: 'lanes', points });
    const shares =
      'Of 64 due lanes of one organization a claim takes two, as fairness asks; of 32 organizations it takes all.';
    return { svg, said: `A job leaves four lanes behind. ${sayGrowth(points, 'lanes')} ${shares}` };
  },
};
