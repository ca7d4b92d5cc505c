import type { Home } from './conversation.ts';

/**
 * What an upstream reports as written by our side: our own words that come back, or what somebody wrote over there. Not part of
 * what a marketplace that speaks our events may send.
 */
export interface MessageEchoed {
  type: 'message.echoed';
  timestamp: Date;
  organization?: string;
  home?: Home;
  conversation: { id: string };
  /** The id is the upstream's own. */
  message: { id: string; body: string; sentAt: Date };
}
