import type { ModalView, PlainTextOption } from '@slack/types';
import { checkReplies } from '../../src/domain/preference-fields.ts';
import type { AuthorNaming, Checked, Preferences } from '../../src/domain/preferences.ts';
import { RELAY_MODES } from '../../src/domain/relay-policy.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { DIALOG_IDS } from '../action-ids.ts';
import { radios } from '../choice.ts';
import { dialog, input, inputOf, type SentDialog, wordsOf } from '../dialog.ts';
import { plainText } from '../text.ts';
import { textField } from './fields.ts';

const NAMINGS: readonly AuthorNaming[] = ['person', 'agency'];

/** `undoSeconds` is what holds where none is chosen. */
export function repliesDialog(chosen: Preferences, undoSeconds: number, texts: Texts): ModalView {
  const { fields, sections, relayModes } = texts.preferences;
  const namings = { person: fields.namingPerson, agency: fields.namingAgency };
  const blocks = [
    input('relay_mode', fields.relayMode, {
      ...radios(RELAY_MODES, relayModes),
      initial_option: option(chosen.relayMode, relayModes[chosen.relayMode]),
    }),
    textField('undo_seconds', fields.undoSeconds, String(chosen.undoSeconds ?? undoSeconds), {
      hint: fields.undoSecondsHint,
    }),
    textField('held_words', fields.heldWords, chosen.heldWords.join('\n'), {
      multiline: true,
      hint: fields.heldWordsHint,
    }),
    input('author_naming', fields.authorNaming, {
      ...radios(NAMINGS, namings),
      initial_option: option(chosen.authorNaming, namings[chosen.authorNaming]),
    }),
  ];
  const id = DIALOG_IDS.preferences;
  return dialog(
    { id, title: sections.replies, submit: texts.dialogs.save, blocks, context: { section: 'replies' } },
    texts,
  );
}

export function readReplies(view: SentDialog): Checked<Partial<Preferences>> {
  const mode = inputOf(view, 'relay_mode').selected_option?.value;
  const naming = inputOf(view, 'author_naming').selected_option?.value;
  return checkReplies({
    relayMode: RELAY_MODES.find((one) => one === mode) ?? 'every_reply',
    undoSeconds: wordsOf(view, 'undo_seconds'),
    heldWords: wordsOf(view, 'held_words'),
    authorNaming: NAMINGS.find((one) => one === naming) ?? 'person',
  });
}

function option(value: string, label: string): PlainTextOption {
  return { text: plainText(label), value };
}
