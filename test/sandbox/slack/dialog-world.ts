import type { LocalSlackOptions } from '../../../sandbox/slack/model.ts';
import type { Json, JsonObject } from '../../../sandbox/slack/state.ts';
import { BOT_TOKEN, MANIFEST, type SlackWithApp, slackWithApp } from './slack-with-app.ts';

const BUTTON: JsonObject = {
  type: 'button',
  action_id: 'open',
  value: '1',
  text: { type: 'plain_text', text: 'Open' },
};

/** An app with dialogs, Home, a command and shortcuts. */
const MANIFEST_WITH_VIEWS: JsonObject = {
  ...MANIFEST,
  features: {
    app_home: { home_tab_enabled: true },
    slash_commands: [
      { command: '/jobline', url: 'https://app.example/slack/events', description: 'Jobs', should_escape: true },
    ],
    shortcuts: [
      { name: 'Keep internal', type: 'message', callback_id: 'keep_internal', description: 'Keeps it' },
      { name: 'Find a job', type: 'global', callback_id: 'find_job', description: 'Finds it' },
    ],
  },
  settings: {
    interactivity: {
      is_enabled: true,
      message_menu_options_url: 'https://app.example/slack/events',
    },
    event_subscriptions: { bot_events: ['app_home_opened'] },
  },
};

export interface DialogWorld extends SlackWithApp {
  /** Calls a method as an app would that builds its own JSON. */
  call(method: string, args: JsonObject): Promise<JsonObject>;
  /** Alice presses a button of a message; the trigger that it gave. */
  trigger(): Promise<string>;
  /** The dialog opened for Alice by a click of hers. */
  open(view: JsonObject): Promise<JsonObject>;
  /** What the app answers to the next interactions: JSON, or nothing. */
  answerJson(body?: Json): void;
  last(): JsonObject;
}

export async function dialogWorld(options: Partial<LocalSlackOptions> = {}): Promise<DialogWorld> {
  const world = await slackWithApp({ manifest: MANIFEST_WITH_VIEWS, ...options });
  const { ts = '' } = await world.client.chat.postMessage({
    channel: 'C0JOBS',
    text: 'card',
    blocks: JSON.parse(JSON.stringify([{ type: 'actions', elements: [BUTTON] }])),
  });

  async function call(method: string, args: JsonObject): Promise<JsonObject> {
    const response = await fetch(`${world.url}/slack/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${BOT_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    return (await response.json()) as JsonObject;
  }

  const last = (): JsonObject => world.heard.at(-1)?.body ?? {};

  async function trigger(): Promise<string> {
    await world.slack.click({ user: 'U0ALICE', channel: 'C0JOBS', ts, actionId: 'open' });
    return String(last().trigger_id);
  }

  return Object.assign(world, {
    call,
    trigger,
    last,
    open: async (view: JsonObject) => {
      const answer = await call('views.open', { trigger_id: await trigger(), view });
      if (answer.ok !== true) throw new Error(JSON.stringify(answer));
      return answer.view as JsonObject;
    },
    answerJson: (body?: Json) =>
      world.answerWith((_heard, response) => {
        const text = body === undefined ? '' : JSON.stringify(body);
        response.writeHead(200, { 'content-type': 'application/json' }).end(text);
      }),
  });
}

export function plain(text: string): JsonObject {
  return { type: 'plain_text', text };
}

export function option(value: string): JsonObject {
  return { text: plain(`Option ${value}`), value };
}

export function modal(more: JsonObject = {}): JsonObject {
  return { type: 'modal', callback_id: 'ask', title: plain('Ask'), submit: plain('Send'), blocks: [], ...more };
}

export function field(blockId: string, element: JsonObject, more: JsonObject = {}): JsonObject {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(blockId),
    element: { action_id: 'value', ...element },
    ...more,
  };
}

export function words(more: JsonObject = {}): JsonObject {
  return { type: 'plain_text_input', ...more };
}

export function button(actionId: string, value: string): JsonObject {
  return { type: 'button', action_id: actionId, value, text: plain(value) };
}
