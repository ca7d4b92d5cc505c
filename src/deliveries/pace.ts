import { type RawBuilder, sql } from 'kysely';

/** Slack's limits as we keep them. */
export interface Pace {
  /** Milliseconds between two posts in one channel. */
  postMs: number;
  /** Milliseconds between two calls of one method in one workspace, after a burst. */
  methodMs: number;
  methodBurst: number;
}

/** Slack's documented limits: one message a second in a channel, some fifty calls a minute of the methods that paint. */
export const SLACK_PACE: Pace = { postMs: 1_000, methodMs: 1_500, methodBurst: 10 };

/** A post that takes longer than so many slots does not hold its channel any longer, whatever became of it. */
const SLOTS_A_POST = 2;

/**
 * Until when the gate `g` is booked by one more call: a method takes a few at once, a channel one post at a time, and no
 * other until that one is settled, since Slack counts from its arrival.
 */
export function bookedUntil(pace: Pace): RawBuilder<Date> {
  const spareMs = (pace.methodBurst - 1) * pace.methodMs;
  return sql`case when g.key like '%:post:%' then now() + ${milliseconds(SLOTS_A_POST * pace.postMs)}
    else greatest(g.open_at, now() - ${milliseconds(spareMs)}) + ${milliseconds(pace.methodMs)} end`;
}

export function milliseconds(count: number): RawBuilder<string> {
  return sql`make_interval(secs => ${count / 1000}::float8)`;
}
