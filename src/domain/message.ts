import type { MessageState } from './message-state.ts';
import type { SlackMessage } from './own-words.ts';

/** A member's message in one of our threads, or one written in the Reply dialog, that is, was or never will be on its way to the merchant. */
export interface Reply {
  id: string;
  conversationId: number;
  threadId: number;
  state: MessageState;
  /** Where its author wrote it, or where we posted what they wrote in a dialog: absent until that post stands. */
  channel?: string;
  ts?: string;
  slackUser: string;
  authorName: string;
  /** As plain text; what leaves is rendered when it leaves. */
  body: string;
  /** As Slack gave it. */
  content: SlackMessage;
  writtenAt: Date;
  heardAt: Date;
  /** The earliest instant at which it may leave. */
  leavesAt?: Date;
  /** Edits that started the undo window anew. */
  restarts: number;
  /** `edited.ts` of the newest edit we know. */
  editTs?: string;
  /** It was never on its way: refused when it was heard. */
  refused: boolean;
  /** Who answered the question whether it is for the merchant. */
  decidedBy?: string;
  /** An attempt's fate is not known, whatever became of the later ones: the merchant may have it. */
  mayHaveArrived: boolean;
}

/** Internal words; they never leave the organization. */
export interface Note {
  id: number;
  threadId: number;
  slackUser: string;
  authorName: string;
  body: string;
  editTs?: string;
}
