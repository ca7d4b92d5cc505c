import { createHmac } from 'node:crypto';

export const SIGNING_SECRET = 'a-signing-secret';

export interface SlackRequestOptions {
  contentType?: string;
  secret?: string;
  /** Seconds that the sender's clock is ahead of ours. */
  aheadSeconds?: number;
  headers?: Record<string, string>;
}

/** Sends a body as Slack does: signed over its exact bytes. */
export async function sendAsSlack(url: string, body: string, options: SlackRequestOptions = {}): Promise<Response> {
  const { contentType = 'application/json', secret = SIGNING_SECRET, aheadSeconds = 0, headers = {} } = options;
  const timestamp = String(Math.floor(Date.now() / 1000) + aheadSeconds);
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  return fetch(`${url}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
      ...headers,
    },
    body,
  });
}

export function messageEvent(event: object = {}): object {
  return {
    type: 'event_callback',
    team_id: 'T1',
    api_app_id: 'A1',
    event_id: 'Ev1',
    event_time: 1_700_000_000,
    authorizations: [
      { team_id: 'T1', enterprise_id: null, user_id: 'UBOT', is_bot: true, is_enterprise_install: false },
    ],
    event: {
      type: 'message',
      channel: 'C1',
      user: 'U1',
      text: 'hello',
      ts: '1700000000.000100',
      channel_type: 'channel',
      ...event,
    },
  };
}

export function buttonClick(actionId: string): object {
  return {
    type: 'block_actions',
    team: { id: 'T1', domain: 'acme' },
    user: { id: 'U1', username: 'ann', team_id: 'T1' },
    api_app_id: 'A1',
    token: 'x',
    trigger_id: '1.2.3',
    channel: { id: 'C1', name: 'jobs' },
    container: { type: 'message', message_ts: '1700000000.000100', channel_id: 'C1', is_ephemeral: false },
    actions: [{ type: 'button', action_id: actionId, block_id: 'b', value: 'v', action_ts: '1700000001.000000' }],
  };
}

export function slashCommand(command: string): string {
  return new URLSearchParams({
    command,
    text: 'help',
    team_id: 'T1',
    user_id: 'U1',
    channel_id: 'C1',
    trigger_id: '1.2.3',
    is_enterprise_install: 'false',
  }).toString();
}
