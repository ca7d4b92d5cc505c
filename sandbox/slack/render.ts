import { messageFile } from './files.ts';
import { overTheWire } from './json.ts';
import type { JsonObject, SlackMessage } from './state.ts';
import type { Workspace } from './workspace.ts';

/** How much of an app's metadata is shown: history without `include_all_metadata` names the type only. */
export type MetadataDetail = 'full' | 'type';

/** A message as history, answers and the inside of change events show it: with its thread's counts, without its channel. */
export function renderMessage(
  workspace: Workspace,
  message: SlackMessage,
  detail: MetadataDetail = 'full',
): JsonObject {
  const { channel: _channel, typed: _typed, metadata, files, ...rest } = message;
  return overTheWire({
    ...rest,
    ...(message.bot_id === workspace.app.botId && { bot_profile: botProfile(workspace) }),
    ...(files !== undefined && { files: files.map((file) => messageFile(workspace, file, message)) }),
    ...(metadata !== undefined && { metadata: detail === 'full' ? metadata : { event_type: metadata.event_type } }),
    ...threadCounts(workspace, message),
  });
}

export interface ThreadCounts {
  thread_ts: string;
  reply_count: number;
  reply_users_count: number;
  latest_reply: string;
  reply_users: string[];
  is_locked: false;
  subscribed: false;
}

/** What a root gains by its replies; nothing for replies and for roots without any. */
export function threadCounts(workspace: Workspace, message: SlackMessage): ThreadCounts | undefined {
  if (message.thread_ts !== undefined && message.thread_ts !== message.ts) return undefined;
  const replies = workspace.replies(message.channel, message.ts);
  const latest = replies.at(-1);
  if (latest === undefined) return undefined;
  const users = [...new Set(replies.flatMap((reply) => reply.user ?? []))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    latest_reply: latest.ts,
    reply_users: users.slice(0, 5),
    is_locked: false,
    subscribed: false,
  };
}

function botProfile(workspace: Workspace): JsonObject {
  return {
    id: workspace.app.botId,
    app_id: workspace.app.id,
    user_id: workspace.app.userId,
    name: workspace.app.name,
    team_id: workspace.team.id,
    deleted: false,
    updated: 1_700_000_000,
    icons: {},
  };
}
