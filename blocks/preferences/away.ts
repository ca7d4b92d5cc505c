import type { ModalView } from '@slack/types';
import { checkAway } from '../../src/domain/preference-fields.ts';
import type { Checked, Preferences } from '../../src/domain/preferences.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { DIALOG_IDS } from '../action-ids.ts';
import { dialog, type SentDialog, wordsOf } from '../dialog.ts';
import { dayField, dayOf, said, textField } from './fields.ts';

/** Days that are over are not offered again. */
export function awayDialog(chosen: Preferences, isOver: boolean, texts: Texts): ModalView {
  const { fields, sections } = texts.preferences;
  const blocks = [
    said(fields.awayIntro),
    dayField('away_from', fields.awayFrom, isOver ? null : chosen.awayFrom),
    dayField('away_until', fields.awayUntil, isOver ? null : chosen.awayUntil),
    textField('away_words', fields.awayWords, chosen.awayWords, { multiline: true, hint: fields.awayWordsHint }),
  ];
  const id = DIALOG_IDS.preferences;
  return dialog({ id, title: sections.away, submit: texts.dialogs.save, blocks, context: { section: 'away' } }, texts);
}

export function readAway(view: SentDialog, today: string): Checked<Partial<Preferences>> {
  const typed = {
    from: dayOf(view, 'away_from'),
    until: dayOf(view, 'away_until'),
    words: wordsOf(view, 'away_words'),
  };
  return checkAway(typed, today);
}
