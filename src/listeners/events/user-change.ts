import type { ListenerDeps } from '../deps.ts';
import type { EventListener } from '../types.ts';

/** Somebody has a new name, became a guest or left: they are read anew when they are needed. */
export function userChange(deps: ListenerDeps): EventListener<'user_change'> {
  return async ({ event, body, context }) => {
    await deps.forgetPerson({ teamId: context.teamId ?? body.team_id, slackUser: event.user.id });
  };
}
