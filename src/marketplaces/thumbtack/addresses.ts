const SCOPES = ['offline_access', 'supply::messages.read', 'supply::messages.write'];
const AUDIENCE = 'urn:partner-api';
/** More messages come in no answer. */
export const LONGEST_PAGE = 20;

export interface ThumbtackAddresses {
  /** Takes and renews tokens. */
  token: URL;
  /** A conversation's messages: GET reads them, POST adds one. */
  messages(negotiation: string): URL;
  /** Those written from then on, as many as one answer may have. */
  messagesSince(negotiation: string, since: Date): URL;
  /** Where an operator's browser goes to let us act for their account. */
  consent(request: { clientId: string; redirectUri: string; state: string }): string;
}

/**
 * Thumbtack's addresses from that of its API. Its sign-in stands on a host of its own, `auth.` for `api.` and `staging-auth.`
 * for `staging-api.`; anywhere else (the sandbox) both are one.
 */
export function addressesAt(apiUrl: string): ThumbtackAddresses {
  const api = new URL(apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`);
  const auth = new URL(api);
  if (/\.thumbtack\.com$/.test(api.hostname)) {
    auth.hostname = api.hostname.replace(/^(staging-)?(pro-)?api\./, '$1auth.');
    auth.pathname = '/';
  }
  const messages = (negotiation: string): URL =>
    new URL(`api/v4/negotiations/${encodeURIComponent(negotiation)}/messages`, api);
  return {
    token: new URL('oauth2/token', auth),
    messages,
    messagesSince(negotiation, since) {
      const address = messages(negotiation);
      address.search = new URLSearchParams({ limit: String(LONGEST_PAGE), sentAfter: since.toISOString() }).toString();
      return address;
    },
    consent({ clientId, redirectUri, state }) {
      const link = new URL('oauth2/auth', auth);
      link.search = new URLSearchParams({
        client_id: clientId,
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: SCOPES.join(' '),
        audience: AUDIENCE,
        state,
      }).toString();
      return link.href;
    },
  };
}
