import { type EndedStatus, hasEnded, type JobStatus } from '../../domain/job-status.ts';
import type { Refusal } from '../../domain/refusal.ts';

/** What a refusal may speak of; `by` and `at` are ready to be read. */
export interface RefusalFacts {
  /** A reply that was written, or a button that was pressed. */
  doing: 'send' | 'act';
  status: JobStatus;
  by?: string;
  at?: string;
  /** Of people or tags, as they were named. */
  names?: string;
}

/** What happened, then what can be done. */
export const refusals = {
  job_ended: (facts: RefusalFacts) =>
    facts.doing === 'send'
      ? `Not sent: this job ${ended(facts)} and cannot be answered any more. ${NOTES_STAY}`
      : `Not done: this job ${ended(facts)}. ${NOTES_STAY}`,
  heard_too_late: (facts: RefusalFacts) =>
    `Not sent: this job ${ended(facts)} before your message got here. ${NOTES_STAY}`,
  not_now: ({ status }: RefusalFacts): string =>
    status === 'completed'
      ? 'Not done: this job is completed. Reopen it first if the work goes on.'
      : status === 'new' || status === 'opened'
        ? 'Not done: nobody has answered the merchant yet. Write a reply first.'
        : 'Not done: this does not fit the state the job is in. The card shows what can be done now.',
  not_yours: () => 'Not done: this is not for your side to decide.',
  time_is_up: ({ at, doing }: RefusalFacts) =>
    `${doing === 'send' ? 'Not sent' : 'Not done'}: the time to answer this job was up${at ? ` on ${at}` : ''}. It can no longer be answered.`,
  conversation_blocked: ({ doing }: RefusalFacts) =>
    `${doing === 'send' ? 'Not sent' : 'Not done'}: this conversation is blocked. Messages go neither way any more. ${NOTES_STAY}`,
  empty_message: () => 'Not sent: there were no words in it. Write a line to the merchant.',
  already_sent: ({ by }: RefusalFacts) =>
    by
      ? `Nothing to decide any more: ${by} has sent it to the merchant.`
      : 'Nothing to decide any more: it is on its way to the merchant, or there already.',
  already_kept: ({ by }: RefusalFacts) =>
    `Nothing to decide any more: ${by ? `${by} has kept it among yourselves` : 'it is a note, kept among yourselves'}.`,
  already_left: () => 'The merchant has it already. Delete your message to take it back.',
  message_gone: () =>
    'Nothing to decide any more: the message was deleted, or the conversation ended before anybody answered.',
  send_failed: () => 'This has not reached the merchant. Press Retry under it in the thread to send it again.',
  was_refused: () => 'This was not sent when it was written, and will not be. Write it again if it can go now.',
  note_stays: () =>
    'A note does not leave by itself. Edit your message and take the mark off its start: then you are asked. Or write it as a new message.',
  not_a_reply: () =>
    'Nothing to decide: this works on messages that you or your colleagues wrote in a thread of Jobline.',
  held_too_long: () =>
    'Kept among yourselves: for a day nobody said whether this is for the merchant. If it is, write it again.',
  starts_as_note: () =>
    'Not sent: it starts the way a note does. Take the mark off its start, or keep it as a note in the thread.',
  reply_too_long: () => 'Not sent: with its placeholders filled in it is too long. Send it in two messages.',
  template_unnamed: () =>
    'Not sent yet: the template has no name. Give it one of 1 to 75 characters, or take the tick out.',
  template_gone: () => 'Somebody has deleted this template. Choose another one.',
  edit_stayed_inside: () =>
    'Your edit was not sent, since it looks like a note. The merchant still has the words before it. Delete the message to take them back.',
  edit_after_end: () =>
    'Your edit was not sent: nothing goes to this merchant any more. They still have the words before it.',
  deletion_after_end: () =>
    'Your message was deleted here only: nothing goes to this merchant any more. They still have it.',
  edit_not_there: () =>
    'Your edit was not sent: on this marketplace a message cannot be changed. The merchant still has the words before it. Write them what is right in a new message.',
  deletion_not_there: () =>
    'Your message was deleted here only: on this marketplace a message cannot be taken back. The merchant still has it.',
  not_a_member: () => 'Not done: only members of this workspace can work on jobs. Ask a colleague who is one.',
  unknown_thread: () => 'Not done: this thread belongs to no job or conversation. Use it under a card of Jobline.',
  lead_thread: () =>
    'Kept as a note: a lead cannot be answered from Slack. Write to them by e-mail; the card shows the address.',
  already_done: ({ status, by, at }: RefusalFacts) => {
    const what =
      status === 'inactive'
        ? 'has already been marked inactive'
        : status === 'completed'
          ? 'has already been completed'
          : by || at
            ? 'has already been reopened'
            : 'is open already';
    return `Nothing to do: this job ${what}${by ? ` by ${by}` : ''}${at ? ` on ${at}` : ''}.`;
  },
  no_job_here: () =>
    'Not done: this conversation has no job. Write to the merchant; nothing has to be declined or completed here.',
  already_blocked: ({ by, at }: RefusalFacts) =>
    `Nothing to do: this merchant has already been blocked${by ? ` by ${by}` : ''}${at ? ` on ${at}` : ''}. Messages go neither way any more.`,
  assigned_already: ({ by }: RefusalFacts) =>
    `Not done: ${by ?? 'a colleague'} has this already. Use Assign to add yourself.`,
  not_assignable: ({ names }: RefusalFacts) =>
    `Only members of this workspace can be assigned, no guests, bots or people from outside. Take these out: ${names}.`,
  too_many_assignees: () => 'At most 40 people can be assigned. Take some out.',
  people_unread: () => 'Not done: Slack did not say who these people are. Wait a moment, then try again.',
  tag_gone: () => 'A tag that was chosen here has been deleted since. Take it out, then save again.',
  tag_exists: ({ names }: RefusalFacts) => `There is a tag with this name already: ${names}. Choose another name.`,
  tag_name_unusable: () => 'A tag needs a name of 1 to 75 characters. Choose another name.',
  too_many_tags: () => 'At most 100 tags fit here. Take some out.',
  review_too_early: () => 'Not done: a review is asked for when the work is done. Complete the job first.',
  nothing_to_review: () =>
    'Not done: there is nothing to review here yet. A review can be asked for once a job is completed, or a proposal for a new store is accepted.',
  review_asked_already: ({ by, at }: RefusalFacts) =>
    `Nothing to do: this review has already been asked for${by ? ` by ${by}` : ''}${at ? ` on ${at}` : ''}. It can be asked for once.`,
  reviewed_already: () => 'Nothing to do: the merchant has already written this review.',
  store_access_too_early: () =>
    'Not done: talk with the merchant first. Once they have heard from you, you can ask for access to their store.',
  store_access_asked_already: ({ by, at }: RefusalFacts) =>
    `Nothing to do: access has already been asked for${by ? ` by ${by}` : ''}${at ? ` on ${at}` : ''}. The merchant has not answered yet.`,
  store_access_given_already: ({ by, at }: RefusalFacts) =>
    `Nothing to do: you already have access to the store, given${by ? ` by ${by}` : ''}${at ? ` on ${at}` : ''}.`,
  proposal_accepted: ({ at }: RefusalFacts) =>
    `Not done: the merchant has accepted this proposal${at ? ` on ${at}` : ''}, and it stands as it is. Send a new one for further work.`,
  proposal_closed: ({ by, at }: RefusalFacts) =>
    `Not done: this proposal was closed${by ? ` by ${by}` : ''}${at ? ` on ${at}` : ''}. Send a new one.`,
  proposal_changed: ({ by, at }: RefusalFacts) =>
    `Not sent: ${by ?? 'a colleague'} has meanwhile sent another version${at ? ` on ${at}` : ''}. Open the newest version and change that one.`,
  unknown_proposal: () => 'Not done: there is no such proposal. Open Proposals and jobs to see those there are.',
  no_services: () =>
    'Not done: your organization offers no service yet. Add one in the preferences, then write the proposal.',
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
