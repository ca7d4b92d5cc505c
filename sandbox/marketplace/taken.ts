import type { ReceivedEvent } from './model.ts';

/** Whether the marketplace took this event for good, so that the same webhook-id means nothing new. */
export function wasTaken(event: Pick<ReceivedEvent, 'verified' | 'answered'>): boolean {
  if (!event.verified) return false;
  if (event.answered === 'cut') return true;
  return typeof event.answered === 'number' && event.answered >= 200 && event.answered < 300;
}
