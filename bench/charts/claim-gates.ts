import type { Chart } from '../measure.ts';
import { CLAIMS } from './claim.ts';
import { drawLines } from './draw.ts';
import { fillLanes, fillSleepingGates } from './fill.ts';
import { measureScaling, sayGrowth } from './scaling.ts';

const LANES = 1_000;

export const chart: Chart = {
  name: 'claim-gates',
  title: 'Claiming deliveries, by how many channels have only lanes that sleep',
  async draw(ground, scale) {
    const points = await measureScaling(ground, scale, {
      from: 1,
      upTo: { full: 10_000, quick: 100 },
      async fill(db, growth) {
        if (growth.from === 0) await fillLanes(db, { ...growth, to: LANES });
        await fillSleepingGates(db, growth);
      },
      statements: CLAIMS,
    });
    const svg = await drawLines({ title: 'One claim', rows: 'channels where everything waits for later', points });
    return {
      svg,
      said: `Such as after an outage, when what failed waits to be tried again. ${sayGrowth(points, 'channels')}`,
    };
  },
};
