import { type EndedStatus, hasEnded, type JobStatus } from '../../domain/job-status.ts';
import type { Refusal } from '../../domain/refusal.ts';

/** What a refusal may speak of; `by` and `at` are ready to be read. */
export interface RefusalFacts {
  /** A reply that was written, or a button that was pressed. */
  doing: 'send' | 'act';
  status: JobStatus;
  by?: string;
  at?: string;
}

/** What happened, then what can be done. */
export const refusals = {
  job_ended: (facts: RefusalFacts) =>
    facts.doing === 'send'
      ? `Not sent: this job ${ended(facts)} and cannot be answered any more. ${NOTES_STAY}`
      : `Not done: this job ${ended(facts)}. ${NOTES_STAY}`,
  heard_too_late: (facts: RefusalFacts) =>
    `Not sent: this job ${ended(facts)} before your message got here. ${NOTES_STAY}`,
  not_now: ({ status }: RefusalFacts) =>
    status === 'completed'
      ? 'Not done: this job is completed. Reopen it first if the work goes on.'
      : status === 'new' || status === 'opened'
        ? 'Not done: nobody has answered the merchant yet. Write a reply first.'
        : 'Not done: this does not fit the state the job is in. The card shows what can be done now.',
  not_yours: () => 'Not done: this is not for your side to decide.',
  time_is_up: ({ at, doing }: RefusalFacts) =>
    `${doing === 'send' ? 'Not sent' : 'Not done'}: the time to answer this job was up${at ? ` on ${at}` : ''}. It can no longer be answered.`,
  conversation_blocked: ({ doing }: RefusalFacts) =>
    `${doing === 'send' ? 'Not sent' : 'Not done'}: this merchant is blocked. Messages go neither way any more. ${NOTES_STAY}`,
  files_not_supported: () =>
    'Not sent: files cannot go to the merchant yet. Send your words again without the file, and a link to it if you like.',
  empty_message: () => 'Not sent: there were no words in it. Write a line to the merchant.',
  looks_like_note: () =>
    'Kept among yourselves: this looked like a note. If it is for the merchant, write it again without the word or mention at its start.',
  prefix_removed: () =>
    'Kept among yourselves: a note does not leave because its mark was taken off. If it is for the merchant, write it as a new message.',
  relay_mode_notes: () =>
    'Kept among yourselves: in this organization a message in the thread is a note. Use Reply to write to the merchant.',
  edit_stayed_inside: () =>
    'Your edit was not sent, since it looks like a note. The merchant still has the words before it. Delete the message to take them back.',
  edit_after_end: () =>
    'Your edit was not sent: nothing goes to this merchant any more. They still have the words before it.',
  deletion_after_end: () =>
    'Your message was deleted here only: nothing goes to this merchant any more. They still have it.',
  not_a_member: () => 'Not done: only members of this workspace can work on jobs. Ask a colleague who is one.',
  unknown_thread: () => 'Not done: this thread belongs to no job or conversation. Use it under a card of Jobline.',
  lead_thread: () =>
    'Kept as a note: a lead cannot be answered from Slack. Write to them by e-mail; the card shows the address.',
  nothing_to_retry: () => 'Nothing to send again: it has been delivered, or somebody has already pressed Retry.',
} satisfies Record<Refusal['code'], (facts: RefusalFacts) => string>;

const NOTES_STAY = 'You can still keep notes here: start with //.';

const ENDINGS: Record<EndedStatus, string> = {
  declined: 'was declined',
  expired: 'expired',
  closed: 'was closed',
};

function ended({ status, by, at }: RefusalFacts): string {
  const what = hasEnded(status) ? ENDINGS[status] : 'has ended';
  return `${what}${by ? ` by ${by}` : ''}${at ? ` on ${at}` : ''}`;
}
