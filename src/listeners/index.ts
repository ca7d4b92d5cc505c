import { ACTION_IDS } from '../../blocks/action-ids.ts';
import { openJob } from './actions/open-job.ts';
import { retryDelivery } from './actions/retry-delivery.ts';
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
