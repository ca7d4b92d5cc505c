/**
 * Where a conversation lives: `marketplace`, one that speaks our events; `web`, our own pages and mail; or an upstream, by its
 * name in marketplaces/registry.ts.
 */
export type Home = string;

/** Messages, files and proposals between one merchant and one organization. */
export interface Conversation {
  id: number;
  number: number;
  home: Home;
  /** The id under which its home knows it. */
  outsideId: string;
  /** The id under which its home knows the organization; echoed with everything we say about it. */
  outsideOrganization: string;
  merchantId: number;
  merchantName: string;
  status: 'active' | 'blocked';
}

/** Where a thread stands in Slack, whatever it mirrors. */
export interface ThreadPlace {
  id: number;
  /** Absent until the organization has a channel. */
  channel?: string;
  /** Absent until the root is posted. */
  rootTs?: string;
}

/** The Slack thread that mirrors a job, or a conversation without one. */
export interface Thread extends ThreadPlace {
  conversationId: number;
  jobId?: number;
}
