import type { ListenerDeps } from '../deps.ts';
import type { EventListener } from '../types.ts';

/** A channel came back from the archive: what waited for it goes on. */
export function unarchive(deps: ListenerDeps): EventListener<'channel_unarchive' | 'group_unarchive'> {
  return async ({ event, body, context }) => {
    await deps.reopenChannel({ teamId: context.teamId ?? body.team_id, channel: event.channel });
  };
}
