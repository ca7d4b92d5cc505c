import { afterEach, expect, it, vi } from 'vitest';
import { countdown } from '../src/countdown.ts';

afterEach(() => {
  vi.useRealTimers();
});

it('steps share a time: each gets what those before it left, and none gets less than nothing', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const timeLeft = countdown(1_000);
  expect(timeLeft()).toBe(1_000);
  vi.advanceTimersByTime(400);
  expect(timeLeft()).toBe(600);
  vi.advanceTimersByTime(4_000);
  expect(timeLeft()).toBe(0);
});
