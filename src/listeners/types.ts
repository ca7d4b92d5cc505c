import type { BlockAction, Middleware, SlackActionMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';

export type ActionListener = Middleware<SlackActionMiddlewareArgs<BlockAction>>;
export type EventListener<Type extends string> = Middleware<SlackEventMiddlewareArgs<Type>>;
