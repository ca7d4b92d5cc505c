import { beforeAll, describe, expect, it } from 'vitest';
import { type Figures, figuresOf } from '../../bench/simulate/figures.ts';
import { POLICIES, runYear } from '../../bench/simulate/run.ts';
import { createWorld } from '../../bench/simulate/world.ts';

/** Smaller than `npm run simulate`, of the same kind. */
const SIZE = { organizations: 80, requests: 4_000, seed: 7 };

let learning: Figures;
let withoutLearning: Figures;
let withoutStart: Figures;

beforeAll(() => {
  const world = createWorld(SIZE);
  const figures = (policy: keyof typeof POLICIES) => figuresOf(world, runYear(world, POLICIES[policy]));
  learning = figures('jobline');
  withoutLearning = figures('no learning');
  withoutStart = figures('no fair start');
});

describe('a year of requests', () => {
  it('gives merchants good answers, sooner and with less in vain than without learning', () => {
    expect(learning.merchants.answered).toBeGreaterThan(0.99);
    expect(learning.merchants.answeredInADay).toBeGreaterThan(0.97);
    expect(learning.merchants.firstAnswer).toBeLessThan(4);
    expect(learning.merchants.thirdAnswer).toBeLessThan(0.6 * withoutLearning.merchants.thirdAnswer);
    expect(learning.merchants.wasted).toBeLessThan(0.85 * withoutLearning.merchants.wasted);
    expect(learning.merchants.stars).toBeGreaterThan(withoutLearning.merchants.stars);
  });

  it('steers by declines: who declines a kind gets much less of it', () => {
    expect(learning.per100.declining).toBeLessThan(0.4 * learning.per100.notDeclining);
    expect(withoutLearning.per100.declining).toBeGreaterThan(0.7 * withoutLearning.per100.notDeclining);
  });

  it('makes expiring cost', () => {
    expect(learning.per100.neglectful).toBeLessThan(0.4 * learning.per100.careful);
    const careless = ({ per100 }: Figures) => per100.careless / per100.careful;
    expect(careless(learning)).toBeLessThan(0.9 * careless(withoutLearning));
    expect(withoutLearning.per100.neglectful).toBeGreaterThan(0.7 * withoutLearning.per100.careful);
  });

  it('gives newcomers work from the start, and no more than their share of it', () => {
    expect(learning.newcomers.first).toBeGreaterThan(0.8 * learning.newcomers.established);
    expect(learning.newcomers.first).toBeLessThan(2 * learning.newcomers.established);
    expect(withoutStart.newcomers.first).toBeLessThan(0.8 * learning.newcomers.first);
  });
});

it('is the same year for the same seed', () => {
  const small = { organizations: 30, requests: 200, seed: 3 };
  const once = () => {
    const world = createWorld(small);
    return figuresOf(world, runYear(world, POLICIES.jobline));
  };
  expect(once()).toEqual(once());
});
