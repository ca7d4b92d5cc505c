import type { EventSender } from './event-sender.ts';
import { reactionEvent } from './event-shapes.ts';
import { refuse } from './refusal.ts';
import type { SlackMessage, SlackReaction } from './state.ts';
import type { Workspace } from './workspace.ts';

interface Reacting {
  workspace: Workspace;
  sender: EventSender;
}

/** Refuses with `already_reacted`. */
export function addReaction(context: Reacting, message: SlackMessage, user: string, name: string): void {
  const reactions = message.reactions ?? [];
  const known = reactions.find((reaction) => reaction.name === name);
  if (known?.users.includes(user) === true) refuse('already_reacted');
  const users = [...(known?.users ?? []), user];
  const next: SlackReaction = { name, users, count: users.length };
  const all = known === undefined ? [...reactions, next] : reactions.map((one) => (one === known ? next : one));
  save(context, { ...message, reactions: all }, 'reaction_added', user, name);
}

/** Refuses with `no_reaction`. */
export function removeReaction(context: Reacting, message: SlackMessage, user: string, name: string): void {
  const known = message.reactions?.find((reaction) => reaction.name === name);
  if (known === undefined || !known.users.includes(user)) refuse('no_reaction');
  const users = known.users.filter((other) => other !== user);
  const { reactions: _reactions, ...rest } = message;
  const others = (message.reactions ?? []).flatMap((one) => {
    if (one !== known) return one;
    return users.length === 0 ? [] : { name, users, count: users.length };
  });
  save(context, others.length === 0 ? rest : { ...rest, reactions: others }, 'reaction_removed', user, name);
}

function save(
  context: Reacting,
  message: SlackMessage,
  type: 'reaction_added' | 'reaction_removed',
  user: string,
  name: string,
): void {
  const { workspace, sender } = context;
  workspace.saveMessage(message);
  sender.emit(reactionEvent(type, { user, name, message, ts: workspace.nextTs() }), workspace.channel(message.channel));
}
