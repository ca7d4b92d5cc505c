import { type RawBuilder, sql } from 'kysely';

/** Slack's limits as we keep them. */
export interface Pace {
  /** Milliseconds between two posts in one channel. */
  postMs: number;
  /** Milliseconds between two calls of one method in one workspace, after a burst. */
  methodMs: number;
  methodBurst: number;
}

/** Until when the gate `g` is booked by one more call: a channel takes one post at a time, a method a few at once. */
export function bookedUntil(pace: Pace): RawBuilder<Date> {
  const spareMs = (pace.methodBurst - 1) * pace.methodMs;
  return sql`case when g.key like '%:post:%' then now() + ${milliseconds(pace.postMs)}
    else greatest(g.open_at, now() - ${milliseconds(spareMs)}) + ${milliseconds(pace.methodMs)} end`;
}

export function milliseconds(count: number): RawBuilder<string> {
  return sql`make_interval(secs => ${count / 1000}::float8)`;
}
