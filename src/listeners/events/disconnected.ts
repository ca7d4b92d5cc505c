import type { ListenerDeps } from '../deps.ts';
import type { EventListener } from '../types.ts';

/** The app was uninstalled, or its token was taken back. Slack may say both, in either order. */
export function disconnected(deps: ListenerDeps): EventListener<'app_uninstalled' | 'tokens_revoked'> {
  return async ({ event, body, context }) => {
    // Tokens of members are none that we work with.
    if (event.type === 'tokens_revoked' && (event.tokens.bot ?? []).length === 0) return;
    await deps.disconnect({ teamId: context.teamId ?? body.team_id, secondsSince1970: body.event_time });
  };
}
