import { html } from 'htm/preact';
import type { VNode } from 'preact';

/** Job statuses in the merchant's words; the dots are those of the job card. */
const STATUSES: Record<string, { dot: string; word: string; means: string }> = {
  new: { dot: '🔵', word: 'Sent', means: 'the partner has not opened it yet' },
  opened: { dot: '🔵', word: 'Opened', means: 'the partner has seen it' },
  responded: { dot: '🟢', word: 'Answered', means: 'your turn' },
  awaiting_response: { dot: '🟠', word: 'Waiting', means: 'the partner’s turn' },
  inactive: { dot: '⚪', word: 'Inactive', means: 'put aside by the partner' },
  completed: { dot: '✅', word: 'Completed', means: 'the partner says it is done' },
  declined: { dot: '⚪', word: 'Declined', means: 'it will not be done' },
  expired: { dot: '⚪', word: 'Expired', means: 'nobody answered in time' },
  closed: { dot: '⚪', word: 'Closed', means: 'nothing more to do' },
};

/** A status as the merchant reads it: dot, word, what it means. */
export function Status({ status, short }: { status: string; short?: boolean }): VNode {
  const known = STATUSES[status];
  if (!known) return html`<span class="status" data-status=${status}>${status}</span>`;
  return html`<span class="status" data-status=${status}>
    <span class="emoji" aria-hidden="true">${known.dot}</span> <b>${known.word}</b>${short ? '' : ` · ${known.means}`}
  </span>`;
}

/** Whether the merchant can still end a job of this status. */
export function isOpen(status: string): boolean {
  return !['declined', 'expired', 'closed', 'completed'].includes(status);
}
