import { type LocalThumbtack, startThumbtack } from '../../sandbox/thumbtack/thumbtack.ts';

const USER = 'jobline-webhook';
const PASSWORD = 'a long password';

export function startTestThumbtack(): Promise<LocalThumbtack> {
  return startThumbtack({ clientId: 'client', clientSecret: 'client secret', webhookAccount: `${USER}:${PASSWORD}` });
}

/** What an operator would configure for it. */
export function settingsOf({ url }: LocalThumbtack): Record<string, string> {
  return {
    THUMBTACK_CLIENT_ID: 'client',
    THUMBTACK_CLIENT_SECRET: 'client secret',
    THUMBTACK_WEBHOOK_USER: USER,
    THUMBTACK_WEBHOOK_PASSWORD: PASSWORD,
    THUMBTACK_API_URL: url,
  };
}
