import { hasEnded, type JobStatus } from './job-status.ts';
import type { JobRefusal } from './refusal.ts';

export const COMMANDS = [
  'open',
  'reply',
  'message',
  'decline',
  'expire',
  'mark_inactive',
  'complete',
  'reopen',
  'confirm',
  'close',
  'block',
] as const;
export type JobCommand = (typeof COMMANDS)[number];

export const ACTORS = ['member', 'merchant', 'clock'] as const;
export type Actor = (typeof ACTORS)[number];

export type Decision = { kind: 'change'; to: JobStatus } | { kind: 'stay' } | { kind: 'refuse'; refusal: JobRefusal };

/** `by_last_word`: Responded when a member wrote last, Awaiting response when the merchant did. */
type Target = JobStatus | 'stay' | 'by_last_word';

interface Transition {
  readonly actors: readonly Actor[];
  readonly from: Readonly<Partial<Record<JobStatus, Target>>>;
}

/** Everything that can happen to a job. What is not listed is refused. */
export const TRANSITIONS: Readonly<Record<JobCommand, Transition>> = {
  open: {
    actors: ['member'],
    from: {
      new: 'opened',
      opened: 'stay',
      responded: 'stay',
      awaiting_response: 'stay',
      declined: 'stay',
      expired: 'stay',
      inactive: 'stay',
      completed: 'stay',
      closed: 'stay',
    },
  },
  reply: {
    actors: ['member'],
    from: {
      new: 'responded',
      opened: 'responded',
      awaiting_response: 'responded',
      responded: 'stay',
      inactive: 'stay',
      completed: 'stay',
    },
  },
  message: {
    actors: ['merchant'],
    from: {
      responded: 'awaiting_response',
      inactive: 'awaiting_response',
      new: 'stay',
      opened: 'stay',
      awaiting_response: 'stay',
      completed: 'stay',
      declined: 'stay',
      expired: 'stay',
      closed: 'stay',
    },
  },
  decline: {
    actors: ['member', 'merchant'],
    from: {
      new: 'declined',
      opened: 'declined',
      responded: 'declined',
      awaiting_response: 'declined',
      inactive: 'declined',
    },
  },
  expire: { actors: ['clock'], from: { new: 'expired', opened: 'expired' } },
  mark_inactive: { actors: ['member'], from: { responded: 'inactive', awaiting_response: 'inactive' } },
  complete: {
    actors: ['member'],
    from: { responded: 'completed', awaiting_response: 'completed', inactive: 'completed' },
  },
  reopen: { actors: ['member'], from: { inactive: 'by_last_word', completed: 'by_last_word' } },
  confirm: { actors: ['merchant'], from: { completed: 'stay' } },
  close: {
    actors: ['merchant'],
    from: {
      new: 'closed',
      opened: 'closed',
      responded: 'closed',
      awaiting_response: 'closed',
      inactive: 'closed',
      completed: 'stay',
      declined: 'stay',
      expired: 'stay',
      closed: 'stay',
    },
  },
  block: {
    actors: ['member', 'merchant'],
    from: {
      new: 'closed',
      opened: 'closed',
      responded: 'closed',
      awaiting_response: 'closed',
      inactive: 'closed',
      completed: 'stay',
      declined: 'stay',
      expired: 'stay',
      closed: 'stay',
    },
  },
};

export interface JobQuestion {
  status: JobStatus;
  command: JobCommand;
  actor: Actor;
  /** Who wrote last in the conversation of this job; only `reopen` asks. Nobody yet counts as the merchant: the request is theirs. */
  lastWord?: 'member' | 'merchant';
}

/** The one rule of what a command does to a job. Pure; who may call it and when (deadlines, blocks) is decided before. */
export function decide({ status, command, actor, lastWord }: JobQuestion): Decision {
  const transition = TRANSITIONS[command];
  if (!transition.actors.includes(actor)) return { kind: 'refuse', refusal: { code: 'not_yours' } };

  const target = transition.from[status];
  if (target === undefined) return { kind: 'refuse', refusal: refusalFor(status) };
  if (target === 'stay') return { kind: 'stay' };
  if (target === 'by_last_word') {
    return { kind: 'change', to: lastWord === 'member' ? 'responded' : 'awaiting_response' };
  }
  return { kind: 'change', to: target };
}

function refusalFor(status: JobStatus): JobRefusal {
  return hasEnded(status) ? { code: 'job_ended', status } : { code: 'not_now', status };
}
