/** What developers read about one type of event. */
export interface EventDocs {
  summary: string;
  description?: string;
  /** `data` of an event, by a word that says what it shows. They belong together: their ids name the same things. */
  examples: { readonly [name: string]: object };
}

export interface EventDocsByType {
  readonly [type: string]: EventDocs;
}

/** When the examples happened. */
export const EXAMPLE_TIME = '2026-01-31T09:30:00.000Z';

export interface EventExample {
  summary: string;
  value: { type: string; timestamp: string; data: object };
}

/** The examples of a type as whole events. */
export function examplesOf(type: string, { summary, examples }: EventDocs): { [name: string]: EventExample } {
  const written = Object.entries(examples).map(([name, data]): [string, EventExample] => [
    name,
    { summary: `${summary} (${name})`, value: { type, timestamp: EXAMPLE_TIME, data } },
  ]);
  return Object.fromEntries(written);
}
