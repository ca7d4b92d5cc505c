import type {
  BlockAction,
  Middleware,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewClosedAction,
} from '@slack/bolt';

export type ActionListener = Middleware<SlackActionMiddlewareArgs<BlockAction>>;
export type EventListener<Type extends string> = Middleware<SlackEventMiddlewareArgs<Type>>;
export type ViewListener = Middleware<SlackViewMiddlewareArgs>;
export type ViewClosedListener = Middleware<SlackViewMiddlewareArgs<ViewClosedAction>>;
export type CommandListener = Middleware<SlackCommandMiddlewareArgs>;
export type ShortcutListener = Middleware<SlackShortcutMiddlewareArgs>;
export type OptionsListener = Middleware<SlackOptionsMiddlewareArgs<'block_suggestion'>>;
