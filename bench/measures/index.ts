import type { Measure } from '../measure.ts';

/** In the order in which they run. */
export const MEASURES = [
  'acks-per-second',
  'ack-under-drain',
  'job-posted',
  'deliveries-per-second',
  'event-to-wire',
  'paced-flow',
  'flood-beside',
];

export async function loadMeasure(name: string): Promise<Measure> {
  const { measure } = (await import(`./${name}.ts`)) as { measure: Measure };
  return measure;
}
