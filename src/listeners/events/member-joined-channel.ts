import type { ListenerDeps } from '../deps.ts';
import type { EventListener } from '../types.ts';

/** Somebody was invited to a channel: if it was us, we say what we do, and what waited for it goes on. */
export function memberJoinedChannel(deps: ListenerDeps): EventListener<'member_joined_channel'> {
  return async ({ event, body, context }) => {
    const teamId = context.teamId ?? body.team_id;
    const { channel, user: slackUser, inviter } = event;
    await deps.joinedChannel({ teamId, channel, slackUser, ...(inviter !== undefined && { invitedBy: inviter }) });
  };
}
