import { randomBytes } from 'node:crypto';

interface Grant {
  access: string;
  refresh: string;
  accessUntil: number;
}

export interface TokenAnswer {
  status: number;
  body: Record<string, unknown>;
}

/** Thumbtack's authorization server, for one client and one account. */
export interface ThumbtackOauth {
  /** Somebody agreed: a code for the token endpoint, good once. */
  agree(): string;
  /** What the token endpoint says to a form; refresh tokens are good once. */
  answer(form: URLSearchParams, authorization: string | undefined): TokenAnswer;
  isGood(authorization: string | undefined): boolean;
  /** Every access token is over from now on. */
  expireAccess(): void;
  /** The account took its consent back. */
  revoke(): void;
  /** So long a spent refresh token is taken once more; Thumbtack's minute unless a test wants none. */
  graceSeconds: number;
  /** How often a refresh token was traded, and how often one came that is not good. */
  readonly counts: { renewed: number; refused: number };
}

export function createThumbtackOauth(client: { id: string; secret: string; accessSeconds: number }): ThumbtackOauth {
  const account = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`;
  const codes = new Set<string>();
  const counts = { renewed: 0, refused: 0 };
  let grant: Grant | undefined;
  let spent: { refresh: string; at: number } | undefined;

  function isTaken(refresh: string | null): boolean {
    if (grant && refresh === grant.refresh) return true;
    return grant !== undefined && refresh === spent?.refresh && Date.now() < spent.at + oauth.graceSeconds * 1000;
  }

  function give(): TokenAnswer {
    const [access, refresh] = [token('access'), token('refresh')];
    grant = { access, refresh, accessUntil: Date.now() + client.accessSeconds * 1000 };
    const body = {
      access_token: access,
      refresh_token: refresh,
      token_type: 'bearer',
      expires_in: client.accessSeconds,
    };
    return { status: 200, body };
  }

  const oauth: ThumbtackOauth = {
    graceSeconds: 60,
    counts,
    agree() {
      const code = token('code');
      codes.add(code);
      return code;
    },
    answer(form, authorization) {
      if (authorization !== account) return { status: 401, body: { error: 'invalid_client' } };
      const kind = form.get('grant_type');
      if (kind === 'authorization_code' && codes.delete(form.get('code') ?? '')) return give();
      if (kind === 'refresh_token' && grant && isTaken(form.get('refresh_token'))) {
        counts.renewed += 1;
        spent = { refresh: form.get('refresh_token') ?? '', at: Date.now() };
        return give();
      }
      counts.refused += 1;
      return { status: 400, body: { error: 'invalid_grant' } };
    },
    isGood: (authorization) =>
      grant !== undefined && authorization === `Bearer ${grant.access}` && grant.accessUntil > Date.now(),
    expireAccess() {
      if (grant) grant.accessUntil = 0;
    },
    revoke() {
      grant = undefined;
    },
  };
  return oauth;
}

function token(kind: string): string {
  return `${kind}-${randomBytes(12).toString('hex')}`;
}
