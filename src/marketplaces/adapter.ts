import type { Logger } from '../log.ts';
import type { MerchantChannel } from '../merchants/channel.ts';
import type { SendRecord } from './sends.ts';
import type { TokenKeeper } from './tokens.ts';
import type { Upstream } from './upstream.ts';

/** A marketplace with an interface of its own: all of it that the rest of Jobline has to know before it is connected. */
export interface UpstreamAdapter {
  /** Lower case. Its source, the home of its conversations, and its address: `POST /upstreams/<name>`. */
  readonly name: string;
  /** As people call it. */
  readonly title: string;
  /** Environment variables that connect it, all or none of them; `url` is an address with http or https. */
  readonly variables: Readonly<Record<string, 'text' | 'url'>>;
  connect(settings: UpstreamSettings, tools: UpstreamTools): ConnectedUpstream;
  /** Where an operator's browser goes to let us act for their account; it comes back to `redirectUri` with `code` and `state`. */
  consentLink(settings: UpstreamSettings, request: { state: string; redirectUri: string }): string;
  /** What a start says of it; names no secret. */
  describe(settings: UpstreamSettings): string;
}

/** The values of its variables, by name. */
export type UpstreamSettings = Readonly<Record<string, string>>;

/** What an adapter is handed: it opens no database and reads no clock of its own. */
export interface UpstreamTools {
  tokens: TokenKeeper;
  sends: SendRecord;
  /** How long a message whose fate is not known waits for proof before it may go once more, in milliseconds. */
  unknownWaitMs: number;
  now: () => Date;
  log: Logger;
}

export interface ConnectedUpstream {
  upstream: Upstream;
  channel: MerchantChannel;
  consent: Consent;
}

/** How an operator lets us act for their account there: OAuth 2.0 in their browser. */
export interface Consent {
  /** Trades the code for tokens and keeps them; whatever stood there before is replaced. */
  redeem(grant: { code: string; redirectUri: string }): Promise<'connected' | 'refused' | 'unreachable'>;
  isConnected(): Promise<boolean>;
}
