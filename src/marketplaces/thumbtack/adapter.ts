import type { UpstreamAdapter, UpstreamSettings } from '../adapter.ts';
import { createAccessKeeper } from './access.ts';
import { addressesAt } from './addresses.ts';
import { createApi } from './api.ts';
import { createThumbtackChannel } from './channel.ts';
import { redeemCode } from './oauth.ts';
import { parseThumbtack } from './parse.ts';
import { createBasicVerifier } from './verify.ts';

const NAME = 'thumbtack';

/** Thumbtack's API v4: leads and messages come as webhooks, answers go out by OAuth 2.0. docs/thumbtack.md says how to connect it. */
export const thumbtack: UpstreamAdapter = {
  name: NAME,
  title: 'Thumbtack',
  variables: {
    THUMBTACK_CLIENT_ID: 'text',
    THUMBTACK_CLIENT_SECRET: 'text',
    THUMBTACK_WEBHOOK_USER: 'text',
    THUMBTACK_WEBHOOK_PASSWORD: 'text',
    THUMBTACK_API_URL: 'url',
  },
  describe: (settings) => `leads come to /upstreams/${NAME}, answers go to ${new URL(read(settings).apiUrl).origin}`,
  consentLink(settings, request) {
    const { clientId, apiUrl } = read(settings);
    return addressesAt(apiUrl).consent({ clientId, ...request });
  },
  connect(settings, tools) {
    const { clientId, clientSecret, user, password, apiUrl } = read(settings);
    const { tokens, now, log } = tools;
    const addresses = addressesAt(apiUrl);
    const client = { tokenUrl: addresses.token, clientId, clientSecret, now, log };
    const api = createApi(createAccessKeeper(client, tokens), log);
    return {
      upstream: { source: NAME, verify: createBasicVerifier(user, password), parse: parseThumbtack },
      channel: createThumbtackChannel({ api, addresses }, tools),
      consent: {
        async redeem(grant) {
          const answer = await redeemCode(client, grant);
          if (answer.kind === 'unreachable') return 'unreachable';
          if (answer.kind !== 'tokens') return 'refused';
          await tokens.begin(answer.tokens);
          return 'connected';
        },
        async isConnected() {
          const kept = await tokens.read();
          return kept !== undefined && !kept.lost;
        },
      },
    };
  },
};

function read(settings: UpstreamSettings) {
  return {
    clientId: settings.THUMBTACK_CLIENT_ID ?? '',
    clientSecret: settings.THUMBTACK_CLIENT_SECRET ?? '',
    user: settings.THUMBTACK_WEBHOOK_USER ?? '',
    password: settings.THUMBTACK_WEBHOOK_PASSWORD ?? '',
    apiUrl: settings.THUMBTACK_API_URL ?? '',
  };
}
