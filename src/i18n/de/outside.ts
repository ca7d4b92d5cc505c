import type { outside as en } from '../en/outside.ts';

/** What a merchant reads in place of things that exist only in Slack; in any case of a sentence, hence without articles. */
export const outside: typeof en = {
  someone: 'jemand aus dem Team',
  channel: 'Slack-Channel',
  group: 'Slack-Gruppe',
  everyone: 'alle',
  everyoneHere: 'alle hier',
  slackLink: 'Slack-Link',
};
