import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is not done yet, counted in the database when somebody asks. */
export interface DeliveryFigures {
  /** By kind and state; `unknown` is one whose fate nobody knows yet. */
  unsettled: { kind: string; state: string; count: number }[];
  /** Seconds since the oldest delivery that may go has waited; 0 when none does. */
  oldestDueSeconds: number;
  closedGates: number;
  /** Events that came before what they need: those that wait for it, and those whose day is over. */
  waitingEvents: { waiting: number; givenUp: number };
}

export interface Metrics {
  /** Prometheus text, and its content type. */
  read(): Promise<{ contentType: string; text: string }>;
  /** Seconds from a request's arrival to its answer, by door: `slack`, `marketplace`. */
  answered(door: string, status: number, seconds: number): void;
  settled(kind: string, outcome: string): void;
  rateLimited(gate: string): void;
}

/** A registry of its own for each running copy of the app, so that tests can run several in one process. */
export function createMetrics(readFigures: () => Promise<DeliveryFigures>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const answer = new Histogram({
    name: 'jobline_answer_seconds',
    help: 'From a request’s arrival to its answer',
    labelNames: ['door', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
    registers,
  });
  const settled = new Counter({
    name: 'jobline_deliveries_settled_total',
    help: 'Deliveries settled by this copy, by kind and outcome',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const limited = new Counter({
    name: 'jobline_rate_limited_total',
    help: 'Calls that the other side refused for their number, by what was limited',
    labelNames: ['limited'],
    registers,
  });
  const unsettled = new Gauge({
    name: 'jobline_deliveries_unsettled',
    help: 'Deliveries that wait, are being sent, have an unknown fate or failed',
    labelNames: ['kind', 'state'],
    registers,
  });
  const oldest = new Gauge({
    name: 'jobline_oldest_due_seconds',
    help: 'How long the oldest delivery that may go has waited',
    registers,
  });
  const closed = new Gauge({ name: 'jobline_closed_gates', help: 'Gates closed for a reason', registers });
  const events = new Gauge({
    name: 'jobline_waiting_events',
    help: 'Events that came before what they need: they wait for it, or were given up after a day',
    labelNames: ['state'],
    registers,
  });

  return {
    async read() {
      const figures = await readFigures();
      unsettled.reset();
      for (const { kind, state, count } of figures.unsettled) unsettled.set({ kind, state }, count);
      oldest.set(figures.oldestDueSeconds);
      closed.set(figures.closedGates);
      events.set({ state: 'waiting' }, figures.waitingEvents.waiting);
      events.set({ state: 'given_up' }, figures.waitingEvents.givenUp);
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
    answered: (door, status, seconds) => answer.observe({ door, status: String(status) }, seconds),
    settled: (kind, outcome) => settled.inc({ kind, outcome }),
    // Organizations and channels would be a label value each: only the method or "post" is told.
    rateLimited: (gate) => limited.inc({ limited: gate.split(':')[2] ?? gate.split(':')[0] ?? gate }),
  };
}
