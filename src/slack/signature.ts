import { createHmac, timingSafeEqual } from 'node:crypto';

const TOLERANCE_SECONDS = 5 * 60;

interface SlackSignature {
  /** Header `x-slack-signature`. */
  signature: string | undefined;
  /** Header `x-slack-request-timestamp`, seconds. */
  timestamp: string | undefined;
  rawBody: Buffer;
}

/**
 * Whether Slack sent these bytes within five minutes of `now` (milliseconds). Bolt's own check takes any time in the future.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function isFromSlack(request: SlackSignature, signingSecret: string, now: number): boolean {
  const { signature, timestamp, rawBody } = request;
  if (signature === undefined || timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(Math.floor(now / 1000) - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const expected = Buffer.from(
    `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(rawBody).digest('hex')}`,
  );
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
