import { randomBytes } from 'node:crypto';
import { isJsonObject, overTheWire } from './json.ts';
import type { Installation } from './manifest.ts';
import type { ClickResult, ClickTarget } from './model.ts';
import { refuse } from './refusal.ts';
import { renderMessage } from './render.ts';
import type { ResponseUrls } from './response-urls.ts';
import { sendSigned } from './signed-post.ts';
import type { Sockets } from './socket/sockets.ts';
import type { Channel, Ephemeral, JsonObject, SlackBlock, SlackMessage } from './state.ts';
import type { Workspace } from './workspace.ts';

export interface InteractivityOptions {
  appUrl: () => string;
  /** Where the local Slack is reached; learnt from the first request. */
  baseUrl: () => string;
  signingSecret: string;
  answerWithinMs: number;
  sockets: Sockets;
}

type Clicked = { block: SlackBlock; element: JsonObject };

/** Presses a button: one signed request or envelope, 3 seconds, no retry; the result is what the person who clicked sees. */
export function createClicker(
  workspace: Workspace,
  installation: Installation,
  responseUrls: ResponseUrls,
  options: InteractivityOptions,
): (target: ClickTarget) => Promise<ClickResult> {
  return async (target) => {
    const channel = workspace.needChannel(target.channel);
    const person = workspace.member(target.user) ?? refuse('user_not_found');
    if (!channel.members.includes(person.id)) refuse('not_in_channel');
    if (!installation.interactive) return { ok: false, error: 'This app has no interactivity in its manifest.' };

    const ephemeral = workspace.ephemerals.find((one) => one.ts === target.ts && one.addressee === person.id);
    const message = ephemeral ?? workspace.message(channel.id, target.ts) ?? refuse('message_not_found');
    const { block, element } = findElement(message.blocks ?? [], target);
    const responseId = responseUrls.issue({
      channel: channel.id,
      ts: message.ts,
      user: person.id,
      ephemeral: ephemeral !== undefined,
    });
    const payload = {
      type: 'block_actions',
      user: { id: person.id, username: person.name, name: person.name, team_id: person.teamId },
      api_app_id: workspace.app.id,
      token: 'local-slack-verification-token',
      container: containerOf(channel, message, ephemeral !== undefined),
      trigger_id: `${Date.now()}.${randomBytes(6).readUIntBE(0, 6)}.${randomBytes(16).toString('hex')}`,
      team: { id: workspace.team.id, domain: workspace.team.domain },
      enterprise: null,
      is_enterprise_install: false,
      channel: { id: channel.id, name: channel.kind === 'dm' ? 'directmessage' : channel.name },
      ...(ephemeral === undefined && 'type' in message && { message: renderMessage(workspace, message) }),
      state: { values: {} },
      response_url: `${options.baseUrl()}/slack/respond/${responseId}`,
      actions: [actionOf(block, element)],
    };
    if (options.sockets.inUse()) {
      const told = await options.sockets.deliver('interactive', overTheWire(payload));
      return told.acknowledged ? { ok: true, status: 200 } : { ok: false, error: told.reason };
    }
    const outcome = await sendSigned({
      url: `${options.appUrl()}/slack/events`,
      body: new URLSearchParams({ payload: JSON.stringify(overTheWire(payload)) }).toString(),
      contentType: 'application/x-www-form-urlencoded',
      signingSecret: options.signingSecret,
      answerWithinMs: options.answerWithinMs,
    });
    if (outcome.delivered) return { ok: true, status: outcome.status };
    return { ok: false, error: outcome.status === undefined ? outcome.reason : `${outcome.reason} ${outcome.status}` };
  };
}

function findElement(blocks: readonly SlackBlock[], target: ClickTarget): Clicked {
  for (const block of blocks) {
    if (target.blockId !== undefined && block.block_id !== target.blockId) continue;
    const listed = Array.isArray(block.elements) ? block.elements : [];
    for (const element of [...listed, block.accessory]) {
      if (isJsonObject(element) && element.action_id === target.actionId) return { block, element };
    }
  }
  return refuse('no_such_button');
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

function actionOf(block: SlackBlock, element: JsonObject): JsonObject {
  const { confirm: _confirm, accessibility_label: _label, options: _options, ...shown } = element;
  const micros = BigInt(Date.now()) * 1000n + BigInt(Math.floor(Math.random() * 1000));
  const digits = micros.toString();
  return { ...shown, block_id: block.block_id, action_ts: `${digits.slice(0, -6)}.${digits.slice(-6)}` };
}
