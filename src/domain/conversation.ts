/** Messages, files and proposals between one merchant and one organization. */
export interface Conversation {
  id: number;
  number: number;
  home: 'marketplace' | 'web';
  /** The id under which its home knows it. */
  outsideId: string;
  /** The id under which its home knows the organization; echoed with everything we say about it. */
  outsideOrganization: string;
  merchantId: number;
  merchantName: string;
  status: 'active' | 'blocked';
}

/** The Slack thread that mirrors a job, or a conversation without one. */
export interface Thread {
  id: number;
  conversationId: number;
  jobId?: number;
  /** Absent until the organization has a channel. */
  channel?: string;
  /** Absent until the root is posted. */
  rootTs?: string;
}
