/** What is limited; what is not named is not. */
export interface LimitRules {
  /** Slack's tiers: calls of a method in any minute. */
  tiers?: boolean;
  /** Calls of a method in any minute, in the place of its tier's. */
  perMinute?: Readonly<Record<string, number>>;
  /** `chat.postMessage` to one channel: how many a second, and how many at once (1). */
  channel?: { perSecond: number; burst?: number };
  /** What is left to commercial apps outside Slack's Marketplace: one call a minute of history and of replies, pages of 15. */
  nonMarketplace?: boolean;
}

/** `slack`: the tiers, and one message a second in each channel. */
export type SlackLimits = 'off' | 'slack' | LimitRules;

export interface RefusedCalls {
  method: string;
  /** Where the channel's limit refused, not the method's. */
  channel?: string;
  count: number;
}

export interface Limits {
  /** From now on; what was counted is forgotten. */
  set(limits: SlackLimits): void;
  inForce(): LimitRules;
  /** How many calls were refused, by method and channel. */
  refused(): RefusedCalls[];
  /** Counts a call that may pass; of one that may not, the whole seconds until the next may. */
  take(method: string, channel: string | undefined): number | undefined;
  /** How many messages a page may hold at most, where that is limited. */
  pageCap(): number | undefined;
}

const SLACK_LIMITS: LimitRules = { tiers: true, channel: { perSecond: 1, burst: 1 } };
const MINUTE_MS = 60_000;
const NON_MARKETPLACE_PAGE = 15;
const TIER_1 = 1;
const TIER_2 = 20;
const TIER_3 = 50;
const TIER_4 = 100;
/** Slack says no more of these than "several hundred". */
const SPECIAL = 300;
const PER_MINUTE: Readonly<Record<string, number>> = {
  'apps.connections.open': TIER_1,
  'auth.test': SPECIAL,
  'chat.delete': TIER_3,
  'chat.getPermalink': SPECIAL,
  'chat.postEphemeral': TIER_4,
  'chat.postMessage': SPECIAL,
  'chat.update': TIER_3,
  'conversations.history': TIER_3,
  'conversations.info': TIER_3,
  'conversations.join': TIER_3,
  'conversations.leave': TIER_3,
  'conversations.list': TIER_2,
  'conversations.members': TIER_4,
  'conversations.open': TIER_3,
  'conversations.replies': TIER_3,
  'files.completeUploadExternal': TIER_4,
  'files.delete': TIER_3,
  'files.getUploadURLExternal': TIER_4,
  'files.info': TIER_4,
  'reactions.add': TIER_3,
  'reactions.remove': TIER_3,
  'team.info': TIER_3,
  'users.info': TIER_4,
  'users.list': TIER_2,
  'views.open': TIER_4,
  'views.publish': TIER_4,
  'views.push': TIER_4,
  'views.update': TIER_4,
};

/** Limits of one workspace. `now` counts milliseconds and never goes back. */
export function createLimits(first: SlackLimits, now: () => number = () => performance.now()): Limits {
  let rules = rulesOf(first);
  const passed = new Map<string, number[]>();
  /** When a channel's bucket will be full again. */
  const fullAt = new Map<string, number>();
  const refusals = new Map<string, RefusedCalls>();

  function take(method: string, channel: string | undefined): number | undefined {
    const at = now();
    const recent = (passed.get(method) ?? []).filter((moment) => at - moment < MINUTE_MS);
    const methodWait = waitForMinute(recent, limitOf(rules, method), at);
    if (methodWait > 0) return refused({ method }, methodWait);
    const place = method === 'chat.postMessage' ? channel : undefined;
    const channelWait = place === undefined ? 0 : takeFromBucket(place, at);
    if (channelWait > 0) return refused({ method, channel: place ?? '' }, channelWait);
    recent.push(at);
    passed.set(method, recent);
    return undefined;
  }

  function takeFromBucket(channel: string, at: number): number {
    if (rules.channel === undefined) return 0;
    const { perSecond, burst = 1 } = rules.channel;
    const each = 1_000 / perSecond;
    const full = Math.max(fullAt.get(channel) ?? at, at);
    const wait = full - at - (burst - 1) * each;
    if (wait > 0) return wait;
    fullAt.set(channel, full + each);
    return 0;
  }

  function refused(what: Omit<RefusedCalls, 'count'>, waitMs: number): number {
    const key = `${what.method} ${what.channel ?? ''}`;
    refusals.set(key, { ...what, count: (refusals.get(key)?.count ?? 0) + 1 });
    return Math.ceil(waitMs / 1_000);
  }

  return {
    set(limits) {
      rules = rulesOf(limits);
      passed.clear();
      fullAt.clear();
      refusals.clear();
    },
    inForce: () => rules,
    refused: () => [...refusals.values()],
    take,
    pageCap: () => (rules.nonMarketplace === true ? NON_MARKETPLACE_PAGE : undefined),
  };
}

function rulesOf(limits: SlackLimits): LimitRules {
  if (limits === 'off') return {};
  return limits === 'slack' ? SLACK_LIMITS : limits;
}

function limitOf(rules: LimitRules, method: string): number {
  const own = rules.perMinute?.[method];
  if (own !== undefined) return own;
  const isReading = method === 'conversations.history' || method === 'conversations.replies';
  if (isReading && rules.nonMarketplace === true) return TIER_1;
  return rules.tiers === true ? (PER_MINUTE[method] ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
}

/** 0 while fewer than `limit` calls passed within the last minute. */
function waitForMinute(recent: readonly number[], limit: number, at: number): number {
  if (recent.length < limit) return 0;
  const leaves = recent[recent.length - limit];
  return leaves === undefined ? MINUTE_MS : leaves + MINUTE_MS - at;
}
