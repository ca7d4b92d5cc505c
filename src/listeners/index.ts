import { ACTION_IDS } from '../../blocks/action-ids.ts';
import { openJob } from './actions/open-job.ts';
import { retryDelivery } from './actions/retry-delivery.ts';
import type { ListenerDeps } from './deps.ts';
import { memberJoinedChannel } from './events/member-joined-channel.ts';
import { message } from './events/message.ts';
import { unarchive } from './events/unarchive.ts';
import { userChange } from './events/user-change.ts';

/** What Slack sets off: every id and its listener, one line each. */
export const LISTENERS = {
  actions: {
    [ACTION_IDS.jobOpen]: openJob,
    [ACTION_IDS.deliveryRetry]: retryDelivery,
  },
  events: {
    message,
    member_joined_channel: memberJoinedChannel,
    channel_unarchive: unarchive,
    group_unarchive: unarchive,
    user_change: userChange,
  },
  views: {},
  shortcuts: {},
  options: {},
  commands: {},
} as const;

type Bound<Group> = {
  [Id in keyof Group]: Group[Id] extends (deps: ListenerDeps) => infer Listener ? Listener : never;
};

/** Gives every listener what it may do. */
export function createListeners(deps: ListenerDeps): {
  [Kind in keyof typeof LISTENERS]: Bound<(typeof LISTENERS)[Kind]>;
} {
  const { actions, events, views, shortcuts, options, commands } = LISTENERS;
  return {
    actions: bind(actions, deps),
    events: bind(events, deps),
    views: bind(views, deps),
    shortcuts: bind(shortcuts, deps),
    options: bind(options, deps),
    commands: bind(commands, deps),
  };
}

function bind<Group extends Readonly<Record<string, (deps: ListenerDeps) => unknown>>>(
  group: Group,
  deps: ListenerDeps,
): Bound<Group> {
  const bound = Object.entries(group).map(([id, listener]) => [id, listener(deps)]);
  return Object.fromEntries(bound) as Bound<Group>;
}
