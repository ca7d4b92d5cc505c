import type { OutboundFile } from './outbound-event.ts';

/** What the organization said, as it stands on the merchant's page. */
export interface PageMessage {
  /** The message's id: said again, it stands there once. */
  id: string;
  /** As the organization wishes its people to be named. */
  authorName: string;
  body: string;
  /** Rendered by us: nothing of it can do anything. */
  html: string;
  files: OutboundFile[];
  sentAt: Date;
}

/** What changes on a merchant's page: only what has left for the merchant comes here. */
export type PageChange =
  | { kind: 'said'; message: PageMessage }
  | { kind: 'corrected'; id: string; body: string; html: string; editedAt: Date }
  | { kind: 'withdrawn'; id: string };
