/** Slack does not take a token: no retry helps, somebody must change it. */
export class SlackRefusedToken extends Error {
  override name = 'SlackRefusedToken';

  constructor(variable: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN', reason: string, cause: unknown) {
    super(`Slack does not accept ${variable}: ${reason}.`, { cause });
  }
}
