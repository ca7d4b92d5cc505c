import { textArg } from '../args.ts';
import { addReaction, removeReaction } from '../react.ts';
import { refuse } from '../refusal.ts';
import type { Channel, JsonObject, SlackMessage } from '../state.ts';
import { type ApiContext, joinedChannel, type Method, needMessage, needScope } from './context.ts';

const add: Method = (context, args) => {
  const { message, name } = target(context, args);
  addReaction(context, message, context.workspace.app.userId, name);
  return {};
};

const remove: Method = (context, args) => {
  const { message, name } = target(context, args);
  removeReaction(context, message, context.workspace.app.userId, name);
  return {};
};

function target(context: ApiContext, args: JsonObject): { channel: Channel; message: SlackMessage; name: string } {
  needScope(context, 'reactions:write');
  const name = textArg(args, 'name')?.replaceAll(':', '') ?? '';
  if (!/^[a-z0-9_+'-]+$/.test(name)) refuse('invalid_name');
  const ts = textArg(args, 'timestamp');
  if (ts === undefined) return refuse('no_item_specified');
  if (!/^\d+\.\d{6}$/.test(ts)) refuse('bad_timestamp');
  const channel = joinedChannel(context, args);
  if (channel.archived) refuse('is_archived');
  return { channel, message: needMessage(context, channel, ts), name };
}

export const reactionMethods: Readonly<Record<string, Method>> = {
  'reactions.add': add,
  'reactions.remove': remove,
};
