/** What a merchant reads in place of things that exist only in Slack. */
export const outside = {
  someone: 'a colleague',
  channel: 'a channel',
  group: 'a group',
  everyone: 'everyone',
  everyoneHere: 'everyone here',
  slackLink: 'a Slack link',
};
