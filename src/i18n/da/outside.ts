import type { outside as en } from '../en/outside.ts';

/** What a merchant reads in place of things that exist only in Slack. */
export const outside: typeof en = {
  someone: 'en kollega',
  channel: 'en kanal',
  group: 'en gruppe',
  everyone: 'alle',
  everyoneHere: 'alle her',
  slackLink: 'et Slack-link',
};
