import { openJournal } from '../journal.ts';
import type { ThumbtackMessage } from './model.ts';
import { rfc3339 } from './webhooks.ts';

/** A lead and what was said about it, oldest first. */
export interface Negotiation {
  negotiationID: string;
  category: string;
  customer: { customerID: string; displayName: string };
  messages: ThumbtackMessage[];
}

type Said = Pick<ThumbtackMessage, 'negotiationID' | 'from' | 'text' | 'attachments'> & { sentAt?: Date | undefined };
type Kept = { negotiation: Omit<Negotiation, 'messages'> } | { message: ThumbtackMessage };

export interface Negotiations {
  /** By id, in the order they began. */
  readonly all: ReadonlyMap<string, Negotiation>;
  /** An id that none had before, over restarts too. */
  newId(): string;
  begin(negotiation: Omit<Negotiation, 'messages'>): void;
  say(said: Said): ThumbtackMessage;
  /** Calls after each change; returns the way to stop. */
  onChange(listener: () => void): () => void;
}

/** With a file they outlive the process. */
export function createNegotiations(stateFile?: string): Negotiations {
  const journal = openJournal<Kept>(stateFile);
  const all = new Map<string, Negotiation>();
  const listeners = new Set<() => void>();
  let lastId = 590_000_000_000_000_000n + BigInt(Date.now()) * 100n;

  function apply(kept: Kept): void {
    if ('negotiation' in kept) all.set(kept.negotiation.negotiationID, { ...kept.negotiation, messages: [] });
    else all.get(kept.message.negotiationID)?.messages.push(kept.message);
  }

  function keep(kept: Kept): void {
    journal.append(kept);
    apply(kept);
    for (const listener of listeners) listener();
  }

  function newId(): string {
    lastId += 7n;
    return String(lastId);
  }

  for (const kept of journal.records) apply(kept);
  return {
    all,
    newId,
    begin: (negotiation) => keep({ negotiation }),
    say({ sentAt, ...said }) {
      const message = { messageID: newId(), ...said, sentAt: rfc3339(sentAt) };
      keep({ message });
      return message;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
