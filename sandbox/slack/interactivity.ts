import type { ClickResult, ClickTarget } from './model.ts';
import { refuse } from './refusal.ts';
import { renderMessage } from './render.ts';
import type { Channel, Ephemeral, JsonObject, SlackMessage } from './state.ts';
import { type ActContext, NO_INTERACTIVITY, needPerson } from './views/act-context.ts';
import { setTo } from './views/input-values.ts';
import { fromPerson } from './views/interactions.ts';
import { actionOf, findControl } from './views/view-clicks.ts';

/** Uses a control of a message: one signed request or envelope, 3 seconds, no retry; the result is what the person who clicked sees. */
export function createClicker(context: ActContext): (target: ClickTarget) => Promise<ClickResult> {
  const { workspace, installation, responseUrls, triggers, interactions } = context;
  return async (target) => {
    const channel = workspace.needChannel(target.channel);
    const person = needPerson(context, target.user);
    if (!channel.members.includes(person.id)) refuse('not_in_channel');
    if (!installation.interactive) return NO_INTERACTIVITY;

    const ephemeral = workspace.ephemerals.find((one) => one.ts === target.ts && one.addressee === person.id);
    const message = ephemeral ?? workspace.message(channel.id, target.ts) ?? refuse('message_not_found');
    const control = findControl(message.blocks ?? [], target);
    const { block, element, kind } = control;
    const held = kind === undefined ? {} : setTo(workspace, control, kind, target.value ?? '', []);
    const responseId = responseUrls.issue({
      channel: channel.id,
      ts: message.ts,
      user: person.id,
      ephemeral: ephemeral !== undefined,
    });
    const answer = await interactions.interact({
      ...fromPerson(workspace, person),
      type: 'block_actions',
      container: containerOf(channel, message, ephemeral !== undefined),
      trigger_id: triggers.issue({ user: person.id }),
      channel: { id: channel.id, name: channel.kind === 'dm' ? 'directmessage' : channel.name },
      ...(ephemeral === undefined && 'type' in message && { message: renderMessage(workspace, message) }),
      state: {
        values: kind === undefined ? {} : { [String(block.block_id)]: { [String(element.action_id)]: held } },
      },
      response_url: `${context.baseUrl()}/slack/respond/${responseId}`,
      actions: [actionOf(control, target.value, held)],
    });
    return answer.ok ? { ok: true, status: answer.status } : answer;
  };
}

function containerOf(channel: Channel, message: SlackMessage | Ephemeral, isEphemeral: boolean): JsonObject {
  return {
    type: 'message',
    message_ts: message.ts,
    channel_id: channel.id,
    is_ephemeral: isEphemeral,
    ...(message.thread_ts !== undefined && { thread_ts: message.thread_ts }),
  };
}
