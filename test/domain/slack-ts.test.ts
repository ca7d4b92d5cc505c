import { describe, expect, it } from 'vitest';
import { tsToDate, tsToMicros } from '../../src/domain/slack-ts.ts';

describe("Slack's ts", () => {
  it('keeps its microseconds, which order a thread', () => {
    expect(tsToMicros('1700000000.123456')).toBe(1_700_000_000_123_456n);
    expect(tsToMicros('1700000000.1')).toBe(1_700_000_000_100_000n);
  });

  it('as a date is never later than the message was', () => {
    expect(tsToDate('1700000000.999999').getTime()).toBe(1_700_000_000_999);
  });

  it.each(['', '1700000000', 'abc.def', '1.1234567', '-1.000000', '1700000000.123456 '])('%j is refused', (ts) => {
    expect(() => tsToMicros(ts)).toThrow(RangeError);
  });
});
