import { randomBytes } from 'node:crypto';
import { type LocalThumbtack, startThumbtack } from './thumbtack/thumbtack.ts';

/** Marketplaces with an interface of their own that the sandbox has; each has its page at `/<name>/`. */
export const LOCAL_UPSTREAMS: readonly string[] = ['thumbtack'];

export interface LocalUpstreams {
  thumbtack: LocalThumbtack;
  /** What an operator would configure, by name and then by variable. */
  settings: Record<string, Record<string, string>>;
}

/** Starts them with secrets of their own. With a state file what was said there outlives the process. */
export async function startUpstreams(stateFile?: string): Promise<LocalUpstreams> {
  const [clientSecret, password] = [newSecret(), newSecret()];
  const thumbtack = await startThumbtack({
    clientId: 'sandbox',
    clientSecret,
    webhookAccount: `sandbox:${password}`,
    ...(stateFile && { stateFile: `${stateFile}.thumbtack` }),
  });
  const settings = {
    THUMBTACK_CLIENT_ID: 'sandbox',
    THUMBTACK_CLIENT_SECRET: clientSecret,
    THUMBTACK_WEBHOOK_USER: 'sandbox',
    THUMBTACK_WEBHOOK_PASSWORD: password,
    THUMBTACK_API_URL: thumbtack.url,
  };
  return { thumbtack, settings: { thumbtack: settings } };
}

function newSecret(): string {
  return randomBytes(24).toString('hex');
}
