import { isJsonObject } from '../slack/json.ts';
import type { LimitRules, SlackLimits } from '../slack/limits.ts';
import type { LocalSlack } from '../slack/model.ts';
import type { Json, JsonObject } from '../slack/state.ts';

type Order = (slack: LocalSlack, body: JsonObject) => object;

/** `/control/limits`: what Slack refuses because too much was asked. */
export const LIMIT_ORDERS: Readonly<Record<string, Order>> = {
  'GET /limits': ({ limits }) => ({ limits: limits.inForce(), refused: limits.refused() }),
  'POST /limits': ({ limits }, body) => {
    limits.set(readLimits(body.limits));
    return { limits: limits.inForce() };
  },
};

function readLimits(limits: Json | undefined): SlackLimits {
  if (limits === 'off' || limits === 'slack') return limits;
  if (!isJsonObject(limits)) throw new Error('"limits" must be off, slack or an object');
  const { tiers, perMinute, channel, nonMarketplace } = limits;
  const rules: LimitRules = { tiers: tiers === true, nonMarketplace: nonMarketplace === true };
  if (perMinute !== undefined) rules.perMinute = readCounts(perMinute);
  if (channel !== undefined) rules.channel = readChannel(channel);
  return rules;
}

function readCounts(given: Json): Record<string, number> {
  if (!isJsonObject(given)) throw new Error('"perMinute" must be an object of numbers');
  return Object.fromEntries(Object.entries(given).map(([method, count]) => [method, readCount(method, count, 0)]));
}

function readChannel(given: Json): NonNullable<LimitRules['channel']> {
  if (!isJsonObject(given)) throw new Error('"channel" must be {perSecond, burst?}');
  const { perSecond, burst = 1 } = given;
  if (typeof perSecond !== 'number' || !(perSecond > 0)) throw new Error('"perSecond" must be a number above 0');
  return { perSecond, burst: readCount('burst', burst, 1) };
}

function readCount(name: string, value: Json | undefined, least: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least) return value;
  throw new Error(`"${name}" must be a whole number of ${least} or more`);
}
