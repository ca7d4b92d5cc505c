/** A message as Thumbtack keeps and lists it. */
export interface ThumbtackMessage {
  messageID: string;
  negotiationID: string;
  from: 'Customer' | 'Business';
  text: string;
  attachments: ThumbtackAttachment[];
  /** RFC 3339, to the second. */
  sentAt: string;
}

export interface ThumbtackAttachment {
  fileName: string;
  mimeType: string;
  fileSize: number;
  url: string;
}

/** What a homeowner asks for. */
export interface ThumbtackRequest {
  description: string;
  category?: string;
  details?: { question: string; answer: string }[];
  attachments?: ThumbtackAttachment[];
  customer?: { customerID?: string; firstName: string; lastName: string; phone?: string };
}

/** What Jobline answered to a webhook; `status` 0 where no answer came. */
export interface WebhookAnswer {
  status: number;
  body: unknown;
}

/** What became of one call of the API, in the order they came. */
export interface ApiCall {
  method: 'GET' | 'POST';
  negotiationID: string;
  text?: string;
  answered: number | 'cut';
  /** Whether the message stands in the conversation now. */
  taken: boolean;
}

/** What Thumbtack does to a call instead of what was asked. */
export type ThumbtackFault =
  | { do: 'answer'; status: number; retryAfterSeconds?: number }
  /** Does what was asked, then cuts the connection without an answer. */
  | { do: 'take and cut' }
  /** Does what was asked, and answers nothing while the caller waits. */
  | { do: 'take and hang' }
  /** Cuts the connection without having done anything. */
  | { do: 'cut' };

export type FaultPlace = 'send' | 'list' | 'token';
