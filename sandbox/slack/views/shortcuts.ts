import type { ClickResult } from '../model.ts';
import { refuse } from '../refusal.ts';
import { renderMessage } from '../render.ts';
import { type ActContext, NO_INTERACTIVITY, needPerson } from './act-context.ts';
import { actionTs, fromPerson } from './interactions.ts';

/** A message shortcut from a message's menu, or a global one from the menu beside the composer. */
export async function useShortcut(
  context: ActContext,
  used: { user: string; callbackId: string; channel?: string; ts?: string },
): Promise<ClickResult> {
  const { workspace, installation, interactions, triggers } = context;
  const person = needPerson(context, used.user);
  if (!installation.interactive) return NO_INTERACTIVITY;
  const type = used.ts === undefined ? 'global' : 'message';
  const known = installation.shortcuts.find((one) => one.type === type && one.callbackId === used.callbackId);
  if (known === undefined) return { ok: false, error: `This app has no ${type} shortcut ${used.callbackId}.` };
  const shared = {
    ...fromPerson(workspace, person),
    callback_id: known.callbackId,
    trigger_id: triggers.issue({ user: person.id }),
    action_ts: actionTs(),
  };
  const about = used.ts === undefined ? { type: 'shortcut' } : aboutMessage(context, used, used.ts);
  const answer = await interactions.interact({ ...shared, ...about });
  return answer.ok ? { ok: true, status: answer.status } : answer;
}

function aboutMessage(
  { workspace, responseUrls, baseUrl }: ActContext,
  { user, channel: channelId = '' }: { user: string; channel?: string },
  ts: string,
): Parameters<ActContext['interactions']['interact']>[0] {
  const channel = workspace.needChannel(channelId);
  if (!channel.members.includes(user)) refuse('not_in_channel');
  const message = workspace.message(channel.id, ts) ?? refuse('message_not_found');
  if (message.subtype === 'tombstone') refuse('message_not_found');
  const isOurs = message.bot_id === workspace.app.botId;
  const responseId = responseUrls.issue({ channel: channel.id, user, ephemeral: false, ...(isOurs && { ts }) });
  return {
    type: 'message_action',
    channel: { id: channel.id, name: channel.kind === 'dm' ? 'directmessage' : channel.name },
    message_ts: ts,
    message: renderMessage(workspace, message),
    response_url: `${baseUrl()}/slack/respond/${responseId}`,
  };
}
