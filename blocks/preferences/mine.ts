import type { ModalView } from '@slack/types';
import { LANGUAGES } from '../../src/domain/language.ts';
import type { OwnPreferences } from '../../src/domain/preferences.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { DIALOG_IDS } from '../action-ids.ts';
import { dialog, input, inputOf, type SentDialog } from '../dialog.ts';
import { plainText } from '../text.ts';
import { isTicked, toggle } from './fields.ts';

const AUTO = 'auto';

export function mineDialog(own: OwnPreferences, texts: Texts): ModalView {
  const { fields, sections, languages } = texts.preferences;
  const auto = { text: plainText(fields.ownLanguageAuto), value: AUTO };
  const named = LANGUAGES.map((language) => ({ text: plainText(languages[language]), value: language }));
  const blocks = [
    input('own_language', fields.ownLanguage, {
      type: 'static_select',
      options: [auto, ...named],
      initial_option: named.find(({ value }) => value === own.language) ?? auto,
    }),
    toggle('mails', fields.mails, fields.mailsOption, own.mails),
  ];
  const id = DIALOG_IDS.preferences;
  return dialog({ id, title: sections.mine, submit: texts.dialogs.save, blocks, context: { section: 'mine' } }, texts);
}

export function readMine(view: SentDialog): OwnPreferences {
  const value = inputOf(view, 'own_language').selected_option?.value;
  const language = LANGUAGES.find((one) => one === value);
  return { mails: isTicked(view, 'mails'), ...(language && { language }) };
}
