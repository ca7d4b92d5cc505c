import type { BlockReason } from '../../domain/block-reason.ts';
import type { DeclineReason } from '../../domain/decline-reason.ts';
import type { JobCommand } from '../../domain/job-machine.ts';
import type { MoreVerb } from '../../domain/job-verbs.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('en');

/** After "Alice declined this job:", and on the card. */
const declined: Record<DeclineReason, string> = {
  service: 'not our kind of work',
  capacity: 'no capacity',
  budget: 'the budget does not fit',
  timing: 'the timing does not fit',
  location: 'the location does not fit',
  other: 'for another reason',
};

const moreRows: Record<MoreVerb, { does: string; button: string }> = {
  reply: { does: 'Write to the merchant', button: 'Reply' },
  proposal: { does: 'Offer the merchant work at a price', button: 'Proposal' },
  proposals: { does: 'See what was offered in this conversation, and its jobs', button: 'Proposals and jobs' },
  note: { does: 'Keep a note among yourselves, and read the others', button: 'Note' },
  read: { does: 'Mark the merchant’s messages as read', button: 'Mark read' },
  inactive: { does: 'Set the job aside; messages still flow', button: 'Mark inactive' },
  complete: { does: 'The work is done; messages still flow', button: 'Complete' },
  reopen: { does: 'The work goes on', button: 'Reopen' },
  review: { does: 'Ask the merchant to review your work', button: 'Request review' },
  store_access: { does: 'Ask to work in the merchant’s store', button: 'Request access' },
  assign: { does: 'Say who takes care of it', button: 'Assign' },
  tag: { does: 'Label it for everybody', button: 'Tag' },
  decline: { does: 'Turn the job down; the merchant goes on with another expert', button: 'Decline' },
  block: { does: 'Stop every message both ways, for good', button: 'Block merchant' },
  history: { does: 'See every change: who, when, why', button: 'History' },
};

interface Actor {
  /** Ready to be read. */
  name: string;
}

const did: Record<JobCommand, (facts: Actor) => string> = {
  open: ({ name }) => `${name} opened it`,
  reply: ({ name }) => `${name} answered`,
  message: ({ name }) => `${name} wrote and waits for an answer`,
  decline: ({ name }) => `${name} declined it`,
  expire: () => 'It expired: nobody replied in time',
  mark_inactive: ({ name }) => `${name} marked it inactive`,
  complete: ({ name }) => `${name} completed it`,
  reopen: ({ name }) => `${name} reopened it`,
  confirm: ({ name }) => `${name} confirmed that it is completed`,
  close: ({ name }) => `${name} closed it`,
  block: ({ name }) => `${name} blocked: the job was closed`,
};

/** More, Decline, Inactive, Complete, Reopen, Block, Note, History: their dialogs and answers. */
export const jobVerbs = {
  declined,
  blocked: { unwanted: 'no longer wanted', spam: 'spam' } satisfies Record<BlockReason, string>,
  merchantBlocked: 'merchant blocked',
  toMerchant: 'To the merchant:',
  somebody: 'Somebody',
  notDone: 'Not done',
  more: {
    title: ({ thread }: { thread: string }) => `More for ${thread}`,
    groups: { talk: 'Talk', progress: 'Progress', people: 'People', ending: 'Ending' },
    rows: moreRows,
    done: {
      inactive: 'Marked inactive. A message of the merchant wakes it again.',
      complete: 'Completed. The merchant may confirm it. You can request the review now.',
      reopen: 'Reopened.',
      read: ({ count }: { count: number }) =>
        plural(count, { one: '# message marked as read.', other: '# messages marked as read.' }),
      note: 'The note is kept. Only your organization sees it.',
      nothingUnread: 'There is nothing unread here.',
    },
  },
  decline: {
    title: ({ thread }: { thread: string }) => `Decline ${thread}`,
    intro:
      'A decline that comes soon is kind: the merchant goes on with another expert, and a good impression stays. Kinds of jobs that you often decline are matched to you less.',
    reason: 'Why',
    reasons: {
      service: 'It is not our kind of work',
      capacity: 'We have no capacity',
      budget: 'The budget does not fit',
      timing: 'The timing does not fit',
      location: 'The location does not fit',
      other: 'Another reason',
    } satisfies Record<DeclineReason, string>,
    comment: 'Words to the merchant',
    commentHint: 'The merchant reads this. Without words they are told nothing by you.',
    looksLikeNote: 'This begins like a note, and the merchant would read it. Say it differently, or leave it empty.',
    needsReason: 'Choose a reason.',
    submit: 'Decline job',
  },
  note: {
    title: ({ thread }: { thread: string }) => `Note on ${thread}`,
    words: 'Note',
    hint: 'Only your organization sees it. It never goes to the merchant.',
    empty: 'Write a line first.',
    submit: 'Save note',
    latest: 'Newest notes',
    none: 'No notes yet.',
    older: ({ count }: { count: number }) => plural(count, { one: '# older note.', other: '# older notes.' }),
  },
  block: {
    title: ({ name }: { name: string }) => `Block ${name}`,
    does: ({ name }: { name: string }) =>
      `This closes all open jobs of all conversations with ${name}, cancels what waits to be sent, and stops every message both ways. They are not told why. It cannot be undone.`,
    reason: 'Why',
    reasons: { unwanted: 'We no longer want to work with them', spam: 'This is spam' } satisfies Record<
      BlockReason,
      string
    >,
    needsReason: 'Choose a reason.',
    submit: 'Block merchant',
  },
  job: {
    title: ({ thread }: { thread: string }) => `${thread}: everything`,
    localTime: ({ name, time }: { name: string; time: string }) => `It is ${time} where ${name} is.`,
    language: ({ locale }: { locale: string }) => `Language: ${locale}`,
    restInThread: 'The rest stands in the thread.',
    openThread: 'To the thread',
  },
  history: {
    title: ({ thread }: { thread: string }) => `History of ${thread}`,
    arrivals: {
      match: 'It arrived as a match',
      direct: 'It arrived as a direct request',
      proposal: 'It came from an accepted proposal',
      conversation: 'The conversation began',
    },
    did,
    assigned: ({ name, who }: { name: string; who: string }) => `${name} assigned ${who}`,
    unassigned: ({ name, who }: { name: string; who: string }) => `${name} unassigned ${who}`,
    assigneesKept: ({ who, from }: { who: string; from: string }) => `Assigned as in ${from}: ${who}`,
    tagged: ({ name, tags }: { name: string; tags: string }) => `${name} added ${tags}`,
    untagged: ({ name, tags }: { name: string; tags: string }) => `${name} removed ${tags}`,
    noted: ({ name }: { name: string }) => `${name} kept a note`,
    read: ({ name }: { name: string }) => `${name} marked the messages as read`,
    blocked: ({ name }: { name: string }) => `${name} blocked the merchant`,
    blockedUs: ({ name }: { name: string }) => `${name} ended the conversation`,
    older: 'Older',
    newer: 'Newer',
    page: ({ page, pages }: { page: string; pages: string }) => `Page ${page} of ${pages}`,
  },
};
