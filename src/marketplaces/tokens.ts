/** What an OAuth 2.0 server gave us, as it stands in the database. */
export interface KeptTokens {
  /** Moves with every replacement: whoever spends a refresh token says which one. */
  version: number;
  refresh: string;
  access: string;
  accessUntil: Date;
  /** The refresh token is spent or was taken back: somebody has to connect anew. */
  lost: boolean;
}

export interface NewTokens {
  refresh: string;
  access: string;
  accessUntil: Date;
}

/**
 * Keeps one account's tokens, encrypted, for all copies of the app. A refresh token that works once is spent by one copy at a
 * time: the one that holds the lease on its version. The old one stays until the commit that stores the new one.
 */
export interface TokenKeeper {
  /** Undefined while nobody has connected the account. */
  read(): Promise<KeptTokens | undefined>;
  /** Takes the right to spend the refresh token of this version. False while another copy has it, or when it has been spent. */
  lease(version: number, forMs: number): Promise<boolean>;
  /** Gives a lease back without having spent anything. */
  release(version: number): Promise<void>;
  /** Stores what the refresh token of this version was traded for. False when others stand there by now. */
  replace(version: number, tokens: NewTokens): Promise<boolean>;
  /** The refresh token of this version is no longer taken. */
  lose(version: number): Promise<void>;
  /** Somebody has connected the account: these count from now on, whatever stood there. */
  begin(tokens: NewTokens): Promise<void>;
}
