import { expect, it } from 'vitest';
import { createMetrics } from '../src/metrics.ts';

const NOTHING = { unsettled: [], oldestDueSeconds: 0, closedGates: 0, waitingEvents: { waiting: 0, givenUp: 0 } };

it('figures are those of the moment they are asked for', async () => {
  let figures = { ...NOTHING, unsettled: [{ kind: 'relay-reply', state: 'failed', count: 3 }], oldestDueSeconds: 12 };
  const metrics = createMetrics(async () => figures);
  expect((await metrics.read()).text).toContain('jobline_deliveries_unsettled{kind="relay-reply",state="failed"} 3');
  figures = { ...NOTHING, waitingEvents: { waiting: 2, givenUp: 1 } };
  const { text } = await metrics.read();
  expect(text).not.toContain('relay-reply');
  expect(text).toMatch(/^jobline_oldest_due_seconds 0$/m);
  expect(text).toContain('jobline_waiting_events{state="waiting"} 2');
  expect(text).toContain('jobline_waiting_events{state="given_up"} 1');
});

it('answers are counted by door and status', async () => {
  const metrics = createMetrics(async () => NOTHING);
  metrics.answered('marketplace', 202, 0.02);
  expect((await metrics.read()).text).toContain('jobline_answer_seconds_count{door="marketplace",status="202"} 1');
});
