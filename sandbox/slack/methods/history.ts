import { flagArg, limitArg, pageOf, textArg } from '../args.ts';
import { refuse } from '../refusal.ts';
import { renderMessage } from '../render.ts';
import type { JsonObject, SlackMessage } from '../state.ts';
import { type ApiContext, joinedChannel, type Method, needReadScope } from './context.ts';

const MOST = 999;

/** Newest first; of threads only the roots and what was also sent to the channel. */
const history: Method = (context, args) => {
  const channel = joinedChannel(context, args);
  needReadScope(context, channel, 'history');
  const inTime = timeFilter(args);
  const cap = context.limits.pageCap() ?? MOST;
  const shown = context.workspace
    .messages(channel.id)
    .filter((message) => (!isReply(message) || message.subtype === 'thread_broadcast') && inTime(message))
    .reverse();
  const { items, nextCursor } = pageOf(shown, args, limitArg(args, Math.min(cap, 100), cap));
  return { ...pageAnswer(context, args, items, nextCursor), pin_count: 0 };
};

/** The root on every page, then its replies, oldest first; the time filter is for replies only. */
const replies: Method = (context, args) => {
  const channel = joinedChannel(context, args);
  needReadScope(context, channel, 'history');
  const named = context.workspace.message(channel.id, textArg(args, 'ts') ?? '');
  const root = named?.thread_ts === undefined ? named : context.workspace.message(channel.id, named.thread_ts);
  if (root === undefined) return refuse('thread_not_found');
  const shown = context.workspace.replies(channel.id, root.ts).filter(timeFilter(args));
  // The root is one of the messages of a short page.
  const cap = (context.limits.pageCap() ?? MOST + 1) - 1;
  const { items, nextCursor } = pageOf(shown, args, limitArg(args, cap, cap));
  return pageAnswer(context, args, [root, ...items], nextCursor);
};

function pageAnswer(
  context: ApiContext,
  args: JsonObject,
  messages: readonly SlackMessage[],
  nextCursor: string,
): JsonObject {
  const detail = flagArg(args, 'include_all_metadata') ? 'full' : 'type';
  return {
    messages: messages.map((message) => renderMessage(context.workspace, message, detail)),
    has_more: nextCursor !== '',
    ...(nextCursor !== '' && { response_metadata: { next_cursor: nextCursor } }),
  };
}

function isReply(message: SlackMessage): boolean {
  return message.thread_ts !== undefined && message.thread_ts !== message.ts;
}

function timeFilter(args: JsonObject): (message: SlackMessage) => boolean {
  const oldest = tsArg(args, 'oldest');
  const latest = tsArg(args, 'latest');
  const inclusive = flagArg(args, 'inclusive');
  return ({ ts }) => {
    const value = micros(ts);
    if (oldest !== undefined && (inclusive ? value < oldest : value <= oldest)) return false;
    return latest === undefined || (inclusive ? value <= latest : value < latest);
  };
}

/** `0`, `1700000000` and `1700000000.000100` are all moments. */
function tsArg(args: JsonObject, name: 'oldest' | 'latest'): bigint | undefined {
  const value = textArg(args, name);
  if (value === undefined || value === '') return undefined;
  return /^\d+(\.\d{1,6})?$/.test(value) ? micros(value) : refuse(`invalid_ts_${name}`);
}

function micros(ts: string): bigint {
  const [seconds = '0', fraction = ''] = ts.split('.');
  return BigInt(seconds) * 1_000_000n + BigInt(fraction.padEnd(6, '0'));
}

export const historyMethods: Readonly<Record<string, Method>> = {
  'conversations.history': history,
  'conversations.replies': replies,
};
