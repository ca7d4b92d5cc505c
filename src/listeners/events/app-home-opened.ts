import type { ListenerDeps } from '../deps.ts';
import type { EventListener } from '../types.ts';

/** Somebody looks at their Home; the tab with messages has nothing to paint. */
export function appHomeOpened(deps: ListenerDeps): EventListener<'app_home_opened'> {
  return async ({ event, body, context }) => {
    if (event.tab !== 'home') return;
    await deps.openHome({ teamId: context.teamId ?? body.team_id, slackUser: event.user });
  };
}
