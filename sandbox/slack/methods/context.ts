import { textArg } from '../args.ts';
import type { EventSender } from '../event-sender.ts';
import type { Limits } from '../limits.ts';
import type { Installation } from '../manifest.ts';
import type { Messages } from '../messages.ts';
import { refuse } from '../refusal.ts';
import type { Sockets } from '../socket/sockets.ts';
import type { Channel, JsonObject, SlackMessage } from '../state.ts';
import type { Surfaces } from '../views/surfaces.ts';
import type { Triggers } from '../views/triggers.ts';
import type { Workspace } from '../workspace.ts';

export interface ApiContext {
  workspace: Workspace;
  messages: Messages;
  sender: EventSender;
  installation: Installation;
  sockets: Sockets;
  limits: Limits;
  surfaces: Surfaces;
  triggers: Triggers;
  /** Where the local Slack is reached, without a slash at the end. */
  baseUrl: string;
}

/** A Web API method: what its answer holds besides `ok`. A refusal is thrown as `SlackRefusal`. */
export type Method = (context: ApiContext, args: JsonObject) => JsonObject;

/** Refuses with `missing_scope`; an installation that names no scopes at all has every one. */
export function needScope(context: ApiContext, scope: string): void {
  const { scopes } = context.installation;
  if (scopes.size === 0 || scopes.has(scope)) return;
  refuse('missing_scope', { needed: scope, provided: [...scopes].join(',') });
}

/** The scope that lets the app read a channel of this kind. */
export function needReadScope(context: ApiContext, channel: Channel, what: 'read' | 'history'): void {
  needScope(context, `${{ channel: 'channels', private: 'groups', dm: 'im' }[channel.kind]}:${what}`);
}

/** The channel an argument names, by id or (`#jobs`) by name, as far as the app can see it. */
export function visibleChannel(context: ApiContext, args: JsonObject): Channel {
  const named = textArg(args, 'channel') ?? '';
  const { workspace } = context;
  const channel = workspace.channel(named) ?? workspace.channels().find((candidate) => `#${candidate.name}` === named);
  if (channel === undefined) return refuse('channel_not_found');
  if (channel.kind !== 'channel' && !isMember(context, channel)) refuse('channel_not_found');
  return channel;
}

/** The same, and the app's bot is a member. */
export function joinedChannel(context: ApiContext, args: JsonObject): Channel {
  const channel = visibleChannel(context, args);
  return isMember(context, channel) ? channel : refuse('not_in_channel');
}

export function isMember(context: ApiContext, channel: Channel): boolean {
  return channel.members.includes(context.workspace.app.userId);
}

/** A message that exists and is no tombstone; refuses with `message_not_found`. */
export function needMessage(context: ApiContext, channel: Channel, ts: string | undefined): SlackMessage {
  const message = ts === undefined ? undefined : context.workspace.message(channel.id, ts);
  if (message === undefined || message.subtype === 'tombstone') return refuse('message_not_found');
  return message;
}
