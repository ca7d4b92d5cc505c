import type { KnownBlock, ModalView } from '@slack/types';
import { type OwnPreferences, PREFERENCE_SECTIONS, type Preferences } from '../../src/domain/preferences.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { ACTION_IDS, DIALOG_IDS } from '../action-ids.ts';
import { dialog } from '../dialog.ts';
import { inert, mrkdwn } from '../text.ts';
import { button, said } from './fields.ts';

/** All that is chosen, as far as the first dialog tells it. */
export interface Chosen {
  preferences: Preferences;
  own: OwnPreferences;
  services: number;
  templates: number;
  /** What holds where the organization chose none. */
  undoSeconds: number;
  /** The days away are behind us. */
  awayIsOver: boolean;
}

/** The first dialog: one row for each part, with what is chosen and the way to change it. */
export function preferencesDialog(chosen: Chosen, texts: Texts): ModalView {
  const words = texts.preferences;
  const rows: KnownBlock[] = [
    ...PREFERENCE_SECTIONS.slice(0, 3),
    'templates' as const,
    ...PREFERENCE_SECTIONS.slice(3),
  ].map((section) => ({
    type: 'section',
    block_id: `section_${section}`,
    text: mrkdwn(`*${words.sections[section]}*\n${summaryOf(section, chosen, texts)}`),
    accessory: button(ACTION_IDS.preferencesSection, words.edit, section, words.sections[section]),
  }));
  const blocks = [said(words.overview.intro), ...rows];
  return dialog({ id: DIALOG_IDS.preferences, title: words.title, blocks, context: { section: 'all' } }, texts);
}

function summaryOf(section: string, chosen: Chosen, texts: Texts): string {
  const { overview: words, relayModes, languages } = texts.preferences;
  const { preferences: p, own } = chosen;
  switch (section) {
    case 'profile':
      return `${p.available ? words.available : words.unavailable} · ${p.published ? words.published : words.draft}`;
    case 'services':
      return words.services({ count: chosen.services });
    case 'replies':
      return `${relayModes[p.relayMode]} · ${words.undo({ seconds: p.undoSeconds ?? chosen.undoSeconds })}`;
    case 'templates':
      return words.templates({ count: chosen.templates });
    case 'reminders': {
      const hours = p.reminderHours.map((one) => texts.formats.number(one)).join(' · ');
      const reminders = hours === '' ? words.noReminders : words.reminders({ hours });
      return `${reminders} · ${p.digest ? words.digest : words.noDigest}`;
    }
    case 'language':
      return `${languages[p.language]} · ${inert(p.timeZone)}`;
    case 'away':
      if (chosen.awayIsOver || p.awayFrom === null || p.awayUntil === null) return words.notAway;
      return words.away({ from: dayIn(p.awayFrom, texts), until: dayIn(p.awayUntil, texts) });
    default:
      return `${own.language ? languages[own.language] : words.autoLanguage} · ${own.mails ? words.mailsOn : words.mailsOff}`;
  }
}

function dayIn(day: string, texts: Texts): string {
  return new Intl.DateTimeFormat(texts.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));
}
