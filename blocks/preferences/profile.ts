import type { ModalView } from '@slack/types';
import { checkProfile } from '../../src/domain/preference-fields.ts';
import type { Checked, Preferences } from '../../src/domain/preferences.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { DIALOG_IDS } from '../action-ids.ts';
import { dialog, type SentDialog, wordsOf } from '../dialog.ts';
import { isTicked, said, textField, toggle } from './fields.ts';

/** `requestUrl`: where merchants ask this organization for work. */
export function profileDialog(chosen: Preferences, texts: Texts, requestUrl?: string): ModalView {
  const { fields, sections } = texts.preferences;
  const blocks = [
    toggle('available', fields.available, fields.availableOption, chosen.available),
    toggle('discoverable', fields.discoverable, fields.discoverableOption, chosen.discoverable),
    toggle('dropshipping', fields.dropshipping, fields.dropshippingOption, chosen.dropshipping),
    textField('notification_email', fields.notificationEmail, chosen.notificationEmail, {
      hint: fields.notificationEmailHint,
    }),
    textField('profile_name', fields.profileName, chosen.profileName),
    textField('profile_words', fields.profileWords, chosen.profileWords, { multiline: true }),
    textField('profile_url', fields.profileUrl, chosen.profileUrl),
    toggle('published', fields.published, fields.publishedOption, chosen.published),
    ...(requestUrl === undefined
      ? []
      : [said([texts.pages.requestPage({ url: requestUrl }), texts.pages.requestPageHint].join('\n'))]),
  ];
  const id = DIALOG_IDS.preferences;
  return dialog(
    { id, title: sections.profile, submit: texts.dialogs.save, blocks, context: { section: 'profile' } },
    texts,
  );
}

export function readProfile(view: SentDialog): Checked<Partial<Preferences>> {
  return checkProfile({
    available: isTicked(view, 'available'),
    discoverable: isTicked(view, 'discoverable'),
    dropshipping: isTicked(view, 'dropshipping'),
    notificationEmail: wordsOf(view, 'notification_email'),
    name: wordsOf(view, 'profile_name'),
    words: wordsOf(view, 'profile_words'),
    url: wordsOf(view, 'profile_url'),
    published: isTicked(view, 'published'),
  });
}
