import type { KnownBlock, ModalView } from '@slack/types';
import { TAGS_AT_ONCE, type TagRef } from '../src/domain/tag.ts';
import type { ThreadTeam } from '../src/domain/thread-team.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { ACTION_IDS, DIALOG_IDS } from './action-ids.ts';
import { contextOf, dialog, input, inputOf, type SentDialog, threadIdOf } from './dialog.ts';
import { readTagOption, tagOption } from './tag-options.ts';
import { plainText } from './text.ts';

/** The field with the tags. */
export const TAGS = 'tags';

/** The tags of a thread's conversation, to be changed; typing finds or creates. */
export function tagDialog({ threadId, label, tags }: ThreadTeam, texts: Texts): ModalView {
  const { teamwork } = texts;
  const present = tags.slice(0, TAGS_AT_ONCE);
  const chosen = input(
    TAGS,
    teamwork.tags,
    {
      type: 'multi_external_select',
      placeholder: plainText(teamwork.findTag),
      min_query_length: 0,
      max_selected_items: TAGS_AT_ONCE,
      ...(present.length > 0 && { initial_options: present.map(tagOption) }),
    },
    { optional: true, hint: teamwork.tagsHint },
  );
  const manage: KnownBlock = {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: ACTION_IDS.tagsManage,
        text: plainText(teamwork.manageTags),
        value: String(threadId),
      },
    ],
  };
  return dialog(
    {
      id: DIALOG_IDS.tag,
      title: teamwork.tagTitle({ job: label }),
      submit: texts.dialogs.save,
      blocks: [chosen, manage],
      context: { threadId, label, present: present.map(({ id }) => id) },
    },
    texts,
  );
}

export interface AskedTags {
  threadId: number;
  add: TagRef[];
  remove: TagRef[];
}

/** What was changed in the dialog, seen from what it showed; undefined for one that is about no thread. */
export function readTagDialog(view: SentDialog): AskedTags | undefined {
  const threadId = threadIdOf(view);
  if (threadId === undefined) return undefined;
  const { present } = contextOf(view);
  const had = Array.isArray(present) ? present.filter((id) => typeof id === 'number') : [];
  const options = inputOf(view, TAGS).selected_options ?? [];
  const chosen = options.flatMap(({ value }) => readTagOption(value) ?? []);
  return {
    threadId,
    add: chosen.filter((ref) => 'name' in ref || !had.includes(ref.id)),
    remove: had.filter((id) => !chosen.some((ref) => 'id' in ref && ref.id === id)).map((id) => ({ id })),
  };
}
