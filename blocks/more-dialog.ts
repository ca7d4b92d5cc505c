import type { KnownBlock, ModalView, SectionBlock } from '@slack/types';
import { MORE_VERBS, type MoreVerb, moreVerbs, type ThreadShown } from '../src/domain/job-verbs.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { ACTION_IDS, type ActionId } from './action-ids.ts';
import { dialog } from './dialog.ts';
import { mrkdwn, plainText } from './text.ts';
import { threadName } from './thread-name.ts';

const ACTIONS: Record<MoreVerb, ActionId> = {
  reply: ACTION_IDS.jobReply,
  proposal: ACTION_IDS.jobProposal,
  proposals: ACTION_IDS.jobProposals,
  note: ACTION_IDS.jobNote,
  read: ACTION_IDS.jobRead,
  inactive: ACTION_IDS.jobInactive,
  complete: ACTION_IDS.jobComplete,
  reopen: ACTION_IDS.jobReopen,
  review: ACTION_IDS.jobReview,
  store_access: ACTION_IDS.jobStoreAccess,
  assign: ACTION_IDS.jobAssign,
  tag: ACTION_IDS.jobTag,
  decline: ACTION_IDS.jobDecline,
  block: ACTION_IDS.jobBlock,
  history: ACTION_IDS.jobHistory,
};

type Group = keyof Texts['jobVerbs']['more']['groups'];

const GROUPS: Record<MoreVerb, Group> = {
  reply: 'talk',
  proposal: 'talk',
  proposals: 'talk',
  note: 'talk',
  read: 'talk',
  inactive: 'progress',
  complete: 'progress',
  reopen: 'progress',
  review: 'progress',
  store_access: 'progress',
  history: 'progress',
  assign: 'people',
  tag: 'people',
  decline: 'ending',
  block: 'ending',
};
const IN_ORDER: readonly Group[] = ['talk', 'progress', 'people', 'ending'];

export interface MoreAbout {
  threadId: number;
  shown: ThreadShown;
  /** Opened from the card, which has buttons of its own. */
  fromCard: boolean;
  /** What a button of this dialog has just done, or why not: mrkdwn, escaped already. */
  said?: string;
}

/** What else can be done with a job or conversation now: a row each, what it does and its button. */
export function moreDialog({ threadId, shown, fromCard, said }: MoreAbout, texts: Texts): ModalView {
  const { title, groups } = texts.jobVerbs.more;
  const verbs = moreVerbs(shown, fromCard);
  const job = threadName(shown);
  const blocks: KnownBlock[] = said === undefined ? [] : [{ type: 'section', text: mrkdwn(said) }];
  for (const group of IN_ORDER) {
    const ofGroup = MORE_VERBS.filter((verb) => verbs.includes(verb) && GROUPS[verb] === group);
    if (ofGroup.length === 0) continue;
    if (blocks.length > 0) blocks.push({ type: 'divider' });
    blocks.push({ type: 'context', elements: [plainText(groups[group])] });
    blocks.push(...ofGroup.map((verb) => row(verb, { threadId, job }, texts)));
  }
  return dialog({ id: 'more', title: title({ thread: job }), blocks, context: { threadId, fromCard } }, texts);
}

function row(verb: MoreVerb, { threadId, job }: { threadId: number; job: string }, texts: Texts): SectionBlock {
  const { does, button } = texts.jobVerbs.more.rows[verb];
  return {
    type: 'section',
    text: plainText(does),
    accessory: {
      type: 'button',
      action_id: ACTIONS[verb],
      text: plainText(button),
      accessibility_label: texts.card.buttons.aboutLabel({ button, job }),
      value: String(threadId),
      ...(verb === 'block' && { style: 'danger' }),
    },
  };
}
