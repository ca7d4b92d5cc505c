import type { ModalView } from '@slack/types';
import { checkReminders } from '../../src/domain/preference-fields.ts';
import type { Checked, Preferences } from '../../src/domain/preferences.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { DIALOG_IDS } from '../action-ids.ts';
import { dialog, type SentDialog, wordsOf } from '../dialog.ts';
import { isTicked, textField, toggle } from './fields.ts';

export function remindersDialog(chosen: Preferences, texts: Texts): ModalView {
  const { fields, sections } = texts.preferences;
  const blocks = [
    textField('reminder_hours', fields.reminderHours, chosen.reminderHours.join(', '), {
      hint: fields.reminderHoursHint,
    }),
    toggle('within_hours', fields.withinHours, fields.withinHoursOption, chosen.withinHours),
    toggle('digest', fields.digest, fields.digestOption, chosen.digest),
  ];
  const id = DIALOG_IDS.preferences;
  const submit = texts.dialogs.save;
  return dialog({ id, title: sections.reminders, submit, blocks, context: { section: 'reminders' } }, texts);
}

export function readReminders(view: SentDialog): Checked<Partial<Preferences>> {
  return checkReminders({
    hours: wordsOf(view, 'reminder_hours'),
    digest: isTicked(view, 'digest'),
    withinHours: isTicked(view, 'within_hours'),
  });
}
