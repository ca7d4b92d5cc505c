import type { Generated } from 'kysely';

/** An account on an upstream that we may act for. Tokens are sealed; see sealing.ts. */
export interface UpstreamConnectionsTable {
  organization_id: number;
  upstream: string;
  refresh_token: string;
  access_token: string;
  access_until: Date;
  /** Moves with every new pair of tokens. */
  version: Generated<number>;
  /** Until then one copy of the app has the right to spend the refresh token. */
  leased_until: Generated<Date>;
  /** The refresh token is no longer taken. */
  lost_at: Date | null;
  connected_at: Generated<Date>;
}

/** What was sent to an upstream that does not recognise repeats; `id` is the delivery's. */
export interface UpstreamSendsTable {
  organization_id: number;
  id: string;
  upstream: string;
  /** Outside id of the conversation. */
  conversation: string;
  /** As they compare: see domain/same-words.ts. */
  words: string;
  tried_at: Generated<Date>;
  sent_at: Date | null;
  /** The upstream's id of the message. */
  message_id: string | null;
}

export interface UpstreamTables {
  upstream_connections: UpstreamConnectionsTable;
  upstream_sends: UpstreamSendsTable;
}
