import type { Refusal } from '../../domain/refusal.ts';
import type { ReplyForm } from '../../domain/reply-form.ts';
import type { Doubt } from '../../domain/slip.ts';
import type { HeldChoice } from '../../use-cases/conversations/decide-held.ts';
import type { PointedAt } from '../../use-cases/conversations/decide-message.ts';
import type { ReplyOpening } from '../../use-cases/conversations/open-reply.ts';
import type { Caller } from '../deps.ts';

/** What came of a choice about a message, or of a reply: told to whoever made it. */
export type Answered =
  /** Seconds until it leaves. */
  { kind: 'sent'; merchantName: string; seconds: number } | { kind: 'kept' } | { kind: 'refused'; refusal: Refusal };

/** A reply of a dialog or a command; `asks` where its author is to be asked first, and nothing has left. */
export type ReplyAnswered = Answered | { kind: 'asks'; merchantName: string; doubts: Doubt[] };

/** What decides about replies: held ones, the Reply dialog. */
export interface RelayDeps {
  decideHeld(caller: Caller, messageId: string, choice: HeldChoice): Promise<Answered>;
  decideMessage(caller: Caller, message: PointedAt, choice: HeldChoice): Promise<Answered>;
  openReply(caller: Caller, threadId: number): Promise<ReplyOpening>;
  /** The dialog as it would be now; undefined for a thread that is none of theirs. */
  replyForm(caller: Caller, threadId: number): Promise<ReplyForm | undefined>;
  closeReply(caller: Caller, threadId: number): Promise<void>;
  /**
   * `key` names this one sending: the same twice is one message. `saveAs` keeps the words as a template. `asked`: what their
   * author was asked about before.
   */
  reply(
    caller: Caller,
    threadId: number,
    text: string,
    more?: { key?: string; saveAs?: string; asked?: readonly string[] },
  ): Promise<ReplyAnswered>;
}
