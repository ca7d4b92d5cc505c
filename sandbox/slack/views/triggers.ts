import { randomBytes } from 'node:crypto';
import { refuse } from '../refusal.ts';

/** Slack's. */
export const TRIGGER_LASTS_MS = 3_000;
const REMEMBERED_MS = 60_000;

/** Whoever did something, and in which dialog if it was in one. */
export interface Trigger {
  user: string;
  viewId?: string;
}

export interface Triggers {
  issue(trigger: Trigger): string;
  /** Refuses with `expired_trigger_id`, `exchanged_trigger_id` or `invalid_trigger_id`; good once. */
  exchange(id: string): Trigger;
}

export function createTriggers(lastsMs: number): Triggers {
  const issued = new Map<string, { trigger: Trigger; at: number; used: boolean }>();

  function forgetOld(now: number): void {
    for (const [id, { at }] of issued) {
      if (now - at < REMEMBERED_MS + lastsMs) return;
      issued.delete(id);
    }
  }

  return {
    issue: (trigger) => {
      const now = Date.now();
      forgetOld(now);
      const id = `${now}.${randomBytes(6).readUIntBE(0, 6)}.${randomBytes(16).toString('hex')}`;
      issued.set(id, { trigger, at: now, used: false });
      return id;
    },
    exchange: (id) => {
      const known = issued.get(id) ?? refuse('invalid_trigger_id');
      if (known.used) refuse('exchanged_trigger_id');
      if (Date.now() - known.at > lastsMs) refuse('expired_trigger_id');
      known.used = true;
      return known.trigger;
    },
  };
}
