import type { JsonObject } from './state.ts';

/** Slack says no: `code` is the error name of its answer, `details` whatever else the answer carries. */
export class SlackRefusal extends Error {
  readonly code: string;
  readonly details: JsonObject;

  constructor(code: string, details: JsonObject = {}) {
    super(code);
    this.name = 'SlackRefusal';
    this.code = code;
    this.details = details;
  }
}

export function refuse(code: string, details?: JsonObject): never {
  throw new SlackRefusal(code, details);
}
