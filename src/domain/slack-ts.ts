const SLACK_TS = /^(\d{1,12})\.(\d{1,6})$/;

/** Slack's `ts` ("1700000000.123456") in microseconds since 1970: the order of a thread. Throws a RangeError on anything else. */
export function tsToMicros(ts: string): bigint {
  const match = SLACK_TS.exec(ts);
  if (!match?.[1] || !match[2]) throw new RangeError('not a Slack timestamp');
  return BigInt(match[1]) * 1_000_000n + BigInt(match[2].padEnd(6, '0'));
}

/** When a Slack message was written, rounded down to the millisecond, so that it is never moved past a deadline. */
export function tsToDate(ts: string): Date {
  return new Date(Number(tsToMicros(ts) / 1000n));
}
