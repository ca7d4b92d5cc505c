import type { outside as en } from '../en/outside.ts';

/** What a merchant reads in place of things that exist only in Slack. */
export const outside: typeof en = {
  someone: 'osoba z zespołu',
  channel: 'kanał w Slacku',
  group: 'grupa w Slacku',
  everyone: 'wszyscy',
  everyoneHere: 'wszyscy tutaj',
  slackLink: 'link do Slacka',
};
