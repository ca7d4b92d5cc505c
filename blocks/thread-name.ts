import type { ThreadShown } from '../src/domain/job-verbs.ts';

/** How people call it: `J-12`, or `C-3` for a conversation without a job. */
export function threadName({ of, card }: ThreadShown): string {
  return `${of === 'job' ? 'J' : 'C'}-${card.number}`;
}
