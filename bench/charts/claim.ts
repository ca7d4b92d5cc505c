import { claimLanes } from '../../src/deliveries/lanes.ts';
import { SLACK_PACE } from '../../src/deliveries/pace.ts';
import type { Statement } from './cost.ts';
import { lanesDue } from './scaling.ts';

const DUE = 64;

/** One claim of a copy that has nothing in flight. */
const run: Statement['run'] = (transaction) =>
  claimLanes(transaction, {
    worker: 1,
    limit: 64,
    cursor: '',
    pace: SLACK_PACE,
    postsLeft: new Map(),
    postsAtOnce: 5,
    fullGates: [],
  });

export const CLAIMS: Readonly<Record<string, Statement>> = {
  'nothing due': { run },
  [`${DUE} lanes due`]: { given: lanesDue(DUE), run },
};
