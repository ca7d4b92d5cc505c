import type { KnownBlock, ModalView } from '@slack/types';
import { clipText } from '../src/domain/split-text.ts';
import { TAG_NAME_LENGTH, type Tag, type TagRef } from '../src/domain/tag.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { ACTION_IDS, DIALOG_IDS } from './action-ids.ts';
import { contextOf, dialog, input, inputOf, type SentDialog } from './dialog.ts';
import { readTagOption } from './tag-options.ts';
import { inert, mrkdwn, oneLine, plainText } from './text.ts';

/** The field that chooses a tag, and the one with its name. */
export const TAG = 'tag';
export const NAME = 'name';

const NAMED = 40;
const NAMED_LENGTH = 60;
/** Of a name inside the question whether to delete it. */
const ASKED_LENGTH = 60;
const CONFIRM_LENGTH = 30;

export interface TagList {
  /** The first of them by name. */
  tags: readonly Tag[];
  total: number;
  /** What was just done; plain words. */
  said?: string;
}

/** All tags: choose one to change, or create one. */
export function manageTagsDialog({ tags, total, said }: TagList, texts: Texts): ModalView {
  const { teamwork } = texts;
  const names = tags.slice(0, NAMED).map(({ name }) => inert(name, NAMED_LENGTH));
  const left = total - names.length;
  const all = [...names, ...(left > 0 ? [texts.card.more({ count: left })] : [])].join(' · ');
  const listed = total === 0 ? teamwork.noTags : `*${teamwork.tagCount({ count: total })}*\n${all}`;
  const choose = input(
    TAG,
    teamwork.tag,
    { type: 'external_select', placeholder: plainText(teamwork.findTag), min_query_length: 0 },
    { hint: teamwork.tagHint },
  );
  return dialog(
    {
      id: DIALOG_IDS.manageTags,
      title: teamwork.manageTags,
      submit: teamwork.next,
      close: texts.dialogs.close,
      blocks: [...saidBlock(said), section(listed), choose],
    },
    texts,
  );
}

/** One tag: its name, and the way to delete it. */
export function editTagDialog(tag: Tag & { conversations: number }, texts: Texts): ModalView {
  const { teamwork } = texts;
  const { id, name, conversations: count } = tag;
  const field = input(NAME, teamwork.name, {
    type: 'plain_text_input',
    initial_value: name,
    min_length: 1,
    max_length: TAG_NAME_LENGTH,
  });
  const buttons: KnownBlock = {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: ACTION_IDS.tagDelete,
        text: plainText(teamwork.deleteTag),
        style: 'danger',
        value: String(id),
        confirm: {
          title: plainText(teamwork.deleteTagTitle({ name: oneLine(name, ASKED_LENGTH) })),
          text: plainText(teamwork.deleteTagText({ count })),
          confirm: plainText(clipText(teamwork.deleteTag, CONFIRM_LENGTH)),
          deny: plainText(clipText(teamwork.keepTag, CONFIRM_LENGTH)),
          style: 'danger',
        },
      },
      { type: 'button', action_id: ACTION_IDS.tagsManage, text: plainText(teamwork.allTags), value: String(id) },
    ],
  };
  return dialog(
    {
      id: DIALOG_IDS.manageTags,
      title: teamwork.editTagTitle,
      submit: texts.dialogs.save,
      blocks: [field, section(teamwork.tagUse({ count })), buttons],
      context: { tagId: id },
    },
    texts,
  );
}

export type AskedOfTags = { kind: 'choose'; chosen: TagRef | undefined } | { kind: 'rename'; id: number; name: string };

/** Which of the two dialogs was sent, and with what. */
export function readManageTagsDialog(view: SentDialog): AskedOfTags {
  const { tagId } = contextOf(view);
  if (typeof tagId === 'number') return { kind: 'rename', id: tagId, name: inputOf(view, NAME).value ?? '' };
  return { kind: 'choose', chosen: readTagOption(inputOf(view, TAG).selected_option?.value) };
}

function section(text: string): KnownBlock {
  return { type: 'section', text: mrkdwn(text) };
}

function saidBlock(said: string | undefined): KnownBlock[] {
  return said ? [{ type: 'section', text: plainText(said) }] : [];
}
