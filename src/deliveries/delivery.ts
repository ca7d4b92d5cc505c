import type { FailureReason } from '../domain/failure-reason.ts';
import type { Tx } from '../store/scope.ts';

/**
 * A *delivery* is one thing that must reach somebody: a post in Slack, a member's reply on its way to the merchant, an event
 * to apply. A *lane* keeps deliveries that must not overtake each other; only its *head* may go out. A *gate* holds lanes
 * back: a Slack channel that takes one message a second, an endpoint that is off. A *worker* is one running copy of the app;
 * it owns the lanes whose heads it is sending, under a *token* that every outcome must show.
 *
 * waiting → sending → done | failed | cancelled. `sending` is committed before the call, so after a crash a delivery found
 * `sending` may or may not have arrived: it comes back with `resumed`, and its kind decides how to find out.
 */
export interface Delivery {
  id: string;
  organizationId: number;
  laneId: number;
  token: number;
  /** Whose lane it is; a copy that was declared dead goes on under another number. */
  worker: number;
  gate: string;
  kind: string;
  subject: string;
  /** As it was appended; each kind knows its own shape. */
  payload: object;
  /** Microseconds since 1970. */
  position: number;
  /** Counted from 1. */
  attempts: number;
  /** Milliseconds since this attempt and the first one started, by the database's clock, when it was claimed. */
  startedAgoMs: number;
  firstStartedAgoMs: number;
  /** It was found `sending`: an earlier attempt's outcome is not known. */
  resumed: boolean;
  /** Of a post: until when its channel is booked for it, in microseconds since 1970, and the milliseconds between two posts. */
  slot?: { until: number; paceMs: number };
}

/** Closing or delaying a gate together with an outcome. */
export interface GateChange {
  key: string;
  delayMs: number;
  reason: string;
}

/** `status`: what was answered, where that is a number and an outcome's reason does not hold it. */
export type Outcome =
  | { kind: 'done'; result?: object; status?: number }
  | { kind: 'cancelled'; why: string }
  | { kind: 'failed'; reason: FailureReason; error: string; gate?: GateChange }
  /**
   * Surely not arrived, or harmless to repeat: waits again. `uncounted`: it was not tried at all. `missing`: an earlier
   * attempt's outcome was not known, and a look showed that it had not arrived.
   */
  | {
      kind: 'later';
      delayMs: number;
      error?: string;
      status?: number;
      gate?: GateChange;
      uncounted?: true;
      missing?: true;
    }
  /** May have arrived: stays `sending` and comes back `resumed`. */
  | { kind: 'unknown'; delayMs: number; error: string; gate?: GateChange };

export interface Settled {
  delivery: Delivery;
  outcome: Outcome;
  /** When the last call was at the other side, by `performance.now()`; absent when none was made. */
  calledAt?: number | undefined;
  /** Milliseconds that it took, likewise. */
  tookMs?: number | undefined;
}

/** A call may start only while this copy surely counts as alive; otherwise another copy may be at the same delivery. */
export interface CallGuard {
  /** @throws {LostLanes} when the own renewal is too old, or came too late. Ask right before a call that cannot be taken back. */
  assertOurs(): void;
}

/** How one kind of delivery goes out: a call to the world, then its effects in the transaction that stores the outcome. */
export interface SendingKind {
  type: 'send';
  /** Must not be repeated while an attempt's outcome is not known: only proof, or a look that finds it `missing`, decides. */
  once?: true;
  run(delivery: Delivery, guard: CallGuard): Promise<Outcome>;
  /** Rows that must tell the outcome too. */
  settled?(tx: Tx, settled: readonly Settled[]): Promise<void>;
}

/** A kind whose work is a transaction of ours: work and outcome commit together. */
export interface ApplyingKind {
  type: 'apply';
  /** Calls to the world that the work needs answers from, before the transaction. */
  prepare?(delivery: Delivery): Promise<void>;
  apply(tx: Tx, delivery: Delivery): Promise<Outcome>;
}

export type DeliveryKind = SendingKind | ApplyingKind;
export type Kinds = Readonly<Record<string, DeliveryKind>>;

/** Another copy may own our lanes by now: nothing may be sent or settled. */
export class LostLanes extends Error {
  override name = 'LostLanes';
}
