import type { SlackMessageEvent } from '../../domain/own-words.ts';
import type { ListenerDeps } from '../deps.ts';
import type { EventListener } from '../types.ts';

/** Every message, edit and deletion in channels we are in, our own posts among them. */
export function message(deps: ListenerDeps): EventListener<'message'> {
  return async ({ event, body, context }) => {
    const teamId = context.teamId ?? body.team_id;
    await deps.hearMessage({ teamId, eventId: body.event_id, event: event as SlackMessageEvent });
  };
}
