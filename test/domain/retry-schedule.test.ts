import { describe, expect, it } from 'vitest';
import { nextMarketplaceAttempt, nextSlackAttempt } from '../../src/domain/retry-schedule.ts';

const first = new Date('2026-03-04T14:00:00Z');

function waits(random: () => number): number[] {
  const found: number[] = [];
  let now = first;
  for (let attempts = 1; ; attempts++) {
    const next = nextMarketplaceAttempt({ attempts, firstAttemptAt: first, now, random });
    if (next.kind === 'give_up') return found;
    found.push((next.at.getTime() - now.getTime()) / 1000);
    now = next.at;
  }
}

describe('the retries of a marketplace', () => {
  it('come after 5 s, 30 s, 2 min, 10 min, 30 min, 1 h, then every 2 h, for 24 h', () => {
    const schedule = waits(() => 0);
    expect(schedule.slice(0, 8)).toEqual([5, 30, 120, 600, 1800, 3600, 7200, 7200]);
    expect(schedule.slice(6).every((wait) => wait === 7200)).toBe(true);
    const total = schedule.reduce((sum, wait) => sum + wait, 0);
    expect(total).toBeLessThanOrEqual(86_400);
    expect(total).toBeGreaterThan(86_400 - 7200);
  });

  it('are spread, never earlier than the schedule', () => {
    expect(waits(() => 0.999)[0]).toBeGreaterThan(5);
    expect(waits(() => 0.999)[0]).toBeLessThanOrEqual(6);
  });

  it('obey Retry-After, and give up when it lies beyond the 24 hours', () => {
    const question = { attempts: 1, firstAttemptAt: first, now: first, random: () => 0 };
    expect(nextMarketplaceAttempt({ ...question, retryAfterSeconds: 90 })).toEqual({
      kind: 'again',
      at: new Date(first.getTime() + 90_000),
    });
    expect(nextMarketplaceAttempt({ ...question, retryAfterSeconds: 0 })).toEqual({
      kind: 'again',
      at: new Date(first.getTime() + 1000),
    });
    expect(nextMarketplaceAttempt({ ...question, retryAfterSeconds: 1e30 })).toEqual({ kind: 'give_up' });
  });
});

describe('the retries of a Slack call', () => {
  it('are quicker and end after 24 hours too', () => {
    const question = { attempts: 1, firstAttemptAt: first, now: first, random: () => 0 };
    expect(nextSlackAttempt(question)).toEqual({ kind: 'again', at: new Date(first.getTime() + 1000) });
    const dayLater = new Date(first.getTime() + 86_400_000);
    expect(nextSlackAttempt({ ...question, attempts: 300, now: dayLater })).toEqual({ kind: 'give_up' });
  });
});
