import type { Proof } from './prove-post.ts';

/** Slack tells of a post within moments of answering; of those answered, so many are remembered. */
const MOST_ANSWERED = 1_000;

/**
 * The posts this copy is making. Each comes back as an event, nearly always before or just after Slack's answer: while the
 * copy lives it needs no proof then, and the database need not be asked. If the answer never comes, the proof is here.
 */
export interface PostsUnderWay {
  begin(id: string): void;
  /** Slack answered: its event proves nothing new. */
  answered(id: string): void;
  /** From now on the database is told of its event. What it has proved until now, if it came. */
  end(id: string): Proof | undefined;
  /** True when the event is known or kept here; false when it is for the database. */
  keep(proof: Proof): boolean;
}

export function createPostsUnderWay(): PostsUnderWay {
  const underWay = new Map<string, Proof | undefined>();
  const known = new Set<string>();
  return {
    begin: (id) => void underWay.set(id, undefined),
    answered(id) {
      underWay.delete(id);
      known.add(id);
      for (const oldest of known) {
        if (known.size <= MOST_ANSWERED) break;
        known.delete(oldest);
      }
    },
    end(id) {
      const proof = underWay.get(id);
      underWay.delete(id);
      return proof;
    },
    keep(proof) {
      if (underWay.has(proof.id)) underWay.set(proof.id, proof);
      return underWay.has(proof.id) || known.has(proof.id);
    },
  };
}
