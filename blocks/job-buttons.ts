import type { ActionsBlock, Button } from '@slack/types';
import type { ConversationCard, JobCard } from '../src/domain/card.ts';
import { hasEnded } from '../src/domain/job-status.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { ACTION_IDS, type ActionId } from './action-ids.ts';
import { plainText } from './text.ts';

type Label = Exclude<keyof Texts['card']['buttons'], `${string}Label`>;

/** The buttons that can do something for this job now, at most six; the value of each is the thread's id. */
export function jobButtons(job: JobCard, texts: Texts): ActionsBlock | undefined {
  const { status, timeIsUp, conversationBlocked, relayMode, assignees } = job;
  const button = buttonsOf(job.threadId, `J-${job.number}`, texts);
  const more = button('jobMore', 'more');
  if (hasEnded(status) || timeIsUp || conversationBlocked) return actions([more]);

  const byDialog = relayMode !== 'every_reply';
  return actions([
    ...(byDialog ? [button('jobReply', 'reply', 'primary')] : []),
    ...(status === 'new' ? [button('jobOpen', 'open', byDialog ? undefined : 'primary')] : []),
    ...(assignees.length === 0 ? [button('jobAssignMe', 'assignMe')] : []),
    button('jobAssign', 'assign'),
    ...(byDialog ? [] : [button('jobTag', 'tag')]),
    ...(status === 'completed' ? [] : [button('jobDecline', 'decline')]),
    more,
  ]);
}

/** A conversation has nobody to decline and nothing to open. */
export function conversationButtons(conversation: ConversationCard, texts: Texts): ActionsBlock {
  const { blocked, relayMode, assignees } = conversation;
  const button = buttonsOf(conversation.threadId, `C-${conversation.number}`, texts);
  const more = button('jobMore', 'more');
  if (blocked) return actions([more]);
  const byDialog = relayMode !== 'every_reply';
  return actions([
    ...(byDialog ? [button('jobReply', 'reply', 'primary')] : []),
    ...(assignees.length === 0 ? [button('jobAssignMe', 'assignMe')] : []),
    button('jobAssign', 'assign'),
    ...(byDialog ? [] : [button('jobTag', 'tag')]),
    more,
  ]);
}

function buttonsOf(threadId: number, job: string, texts: Texts) {
  return (action: keyof typeof ACTION_IDS, label: Label, style?: 'primary'): Button => {
    const id: ActionId = ACTION_IDS[action];
    const text = texts.card.buttons[label];
    return {
      type: 'button',
      action_id: id,
      text: plainText(text),
      accessibility_label: texts.card.buttons.aboutLabel({ button: text, job }),
      ...(style && { style }),
      value: String(threadId),
    };
  };
}

function actions(elements: Button[]): ActionsBlock {
  return { type: 'actions', elements };
}
