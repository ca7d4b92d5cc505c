/** What is known of a send to a marketplace that does not recognise repeats. */
export type KnownSend =
  | { kind: 'new' }
  /** An attempt's fate is not known. `words`: those that it carried, as they compare. */
  | { kind: 'unknown'; triedAgoMs: number; words: string }
  | { kind: 'sent' };

export interface NewSend {
  /** The delivery's: the same over all its attempts. */
  id: string;
  /** The conversation's outside id. */
  conversation: string;
  words: string;
}

/**
 * Remembers what was sent where, committed before each call: so a repeat is never sent blindly, and what comes back from the
 * marketplace as a message of our side is recognised, also when it comes before the answer.
 */
export interface SendRecord {
  find(id: string): Promise<KnownSend>;
  /** Notes that an attempt is made now; once for each attempt. */
  begin(send: NewSend): Promise<void>;
  /** The attempt surely did not arrive. */
  missed(id: string): Promise<void>;
  /** It has arrived; the marketplace's id of the message, where it is known. */
  sent(id: string, messageId?: string): Promise<void>;
  /** Which of these messages are known as somebody's send already. */
  claimed(messageIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** How many other sends of the same words have arrived since then without anybody knowing their message's id. */
  unnamed(send: NewSend, sinceMs: number): Promise<number>;
}
