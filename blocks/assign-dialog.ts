import type { ModalView } from '@slack/types';
import { ASSIGNEES_AT_MOST, type ThreadTeam } from '../src/domain/thread-team.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { DIALOG_IDS } from './action-ids.ts';
import { contextOf, dialog, input, inputOf, type SentDialog, threadIdOf } from './dialog.ts';
import { plainText } from './text.ts';

/** The field with the people. */
export const ASSIGNEES = 'assignees';

/** Who has a thread, to be changed. */
export function assignDialog({ threadId, label, assignees }: ThreadTeam, texts: Texts): ModalView {
  const { teamwork } = texts;
  const present = assignees.filter((id) => /^[UW][A-Z0-9]+$/.test(id)).slice(0, ASSIGNEES_AT_MOST);
  const people = input(
    ASSIGNEES,
    teamwork.assignees,
    {
      type: 'multi_users_select',
      placeholder: plainText(teamwork.choosePeople),
      max_selected_items: ASSIGNEES_AT_MOST,
      ...(present.length > 0 && { initial_users: present }),
    },
    { optional: true, hint: teamwork.assigneesHint },
  );
  return dialog(
    {
      id: DIALOG_IDS.assign,
      title: teamwork.assignTitle({ job: label }),
      submit: texts.dialogs.save,
      blocks: [people],
      context: { threadId, label, present },
    },
    texts,
  );
}

export interface AskedAssignment {
  threadId: number;
  add: string[];
  remove: string[];
}

/** What was changed in the dialog, seen from what it showed; undefined for one that is about no thread. */
export function readAssignDialog(view: SentDialog): AskedAssignment | undefined {
  const threadId = threadIdOf(view);
  if (threadId === undefined) return undefined;
  const { present } = contextOf(view);
  const had = Array.isArray(present) ? present.filter((id) => typeof id === 'string') : [];
  const chosen = inputOf(view, ASSIGNEES).selected_users ?? [];
  return {
    threadId,
    add: chosen.filter((id) => !had.includes(id)),
    remove: had.filter((id) => !chosen.includes(id)),
  };
}
