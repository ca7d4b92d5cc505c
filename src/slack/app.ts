import {
  App,
  type BlockAction,
  type Middleware,
  type Receiver,
  type SlackActionMiddlewareArgs,
  type SlackCommandMiddlewareArgs,
  type SlackEventMiddlewareArgs,
  type SlackOptionsMiddlewareArgs,
  type SlackShortcutMiddlewareArgs,
  type SlackViewMiddlewareArgs,
  type ViewClosedAction,
} from '@slack/bolt';
import type { SlackEvent } from '@slack/types';
import type { Logger } from '../log.ts';
import { createSdkLogger } from './sdk-logger.ts';
import { UnknownWorkspaceError } from './unknown-workspace.ts';
import { webClientOptions } from './web-clients.ts';

type EventType = SlackEvent['type'];

/** Every id and what listens to it. A listener ends after its commit; one that throws makes Slack repeat what it sent. */
export interface SlackListeners {
  readonly actions: { readonly [actionId: string]: Middleware<SlackActionMiddlewareArgs<BlockAction>> };
  readonly views: { readonly [callbackId: string]: Middleware<SlackViewMiddlewareArgs> };
  /** Dialogs closed without sending, by `callback_id`. */
  readonly closings: { readonly [callbackId: string]: Middleware<SlackViewMiddlewareArgs<ViewClosedAction>> };
  readonly events: EventListeners;
  readonly shortcuts: { readonly [callbackId: string]: Middleware<SlackShortcutMiddlewareArgs> };
  readonly options: { readonly [actionId: string]: Middleware<SlackOptionsMiddlewareArgs<'block_suggestion'>> };
  readonly commands: { readonly [command: string]: Middleware<SlackCommandMiddlewareArgs> };
}

type EventListeners = { readonly [Type in EventType]?: Middleware<SlackEventMiddlewareArgs<Type>> };

/** As whom we act in the workspace that something came from. */
export interface SlackAuthorization {
  teamId: string;
  botToken: string;
  botId: string;
  botUserId: string;
}

interface SlackAppOptions {
  receiver: Receiver;
  listeners: SlackListeners;
  /** Null for a workspace that is not connected. Throwing means that we could not find out: Slack repeats the event. */
  authorize: (source: { teamId: string | undefined }) => Promise<SlackAuthorization | null>;
  log: Logger;
  /** Base of the Web API, Slack's own when absent. */
  apiUrl?: string;
}

/** Bolt, given our receiver: it tells what came apart and runs the listeners, no more. */
export function createSlackApp(options: SlackAppOptions): App {
  const { receiver, listeners, authorize, log, apiUrl } = options;
  const app = new App({
    receiver,
    authorize: async ({ teamId }) => {
      const authorization = await authorize({ teamId });
      if (authorization === null) throw new UnknownWorkspaceError(teamId);
      return authorization;
    },
    // Our own posts come back as events and prove that they were made.
    ignoreSelf: false,
    convoStore: false,
    logger: createSdkLogger(log),
    clientOptions: webClientOptions({ log, ...(apiUrl !== undefined && { apiUrl }) }),
  });
  for (const [actionId, listener] of Object.entries(listeners.actions)) app.action<BlockAction>(actionId, listener);
  for (const [callbackId, listener] of Object.entries(listeners.views)) app.view(callbackId, listener);
  for (const [callbackId, listener] of Object.entries(listeners.closings)) {
    app.view({ callback_id: callbackId, type: 'view_closed' }, listener);
  }
  for (const type of Object.keys(listeners.events)) listenToEvent(app, listeners.events, type as EventType);
  for (const [callbackId, listener] of Object.entries(listeners.shortcuts)) app.shortcut(callbackId, listener);
  for (const [actionId, listener] of Object.entries(listeners.options)) app.options(actionId, listener);
  for (const [command, listener] of Object.entries(listeners.commands)) app.command(command, listener);
  // Without this Bolt would answer that all went well.
  app.error(async (error) => {
    throw error;
  });
  return app;
}

function listenToEvent<Type extends EventType>(app: App, listeners: EventListeners, type: Type): void {
  const listener = listeners[type];
  if (listener !== undefined) app.event(type, listener);
}
