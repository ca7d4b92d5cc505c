import type { outside as en } from '../en/outside.ts';

/** What a merchant reads in place of things that exist only in Slack. */
export const outside: typeof en = {
  someone: 'een collega',
  channel: 'een kanaal',
  group: 'een groep',
  everyone: 'iedereen',
  everyoneHere: 'iedereen hier',
  slackLink: 'een link naar Slack',
};
