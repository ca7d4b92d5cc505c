import type { ModalView, PlainTextOption } from '@slack/types';
import { LANGUAGES } from '../../src/domain/language.ts';
import { checkLanguage } from '../../src/domain/preference-fields.ts';
import type { Checked, Preferences } from '../../src/domain/preferences.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { DIALOG_IDS } from '../action-ids.ts';
import { dialog, input, inputOf, type SentDialog } from '../dialog.ts';
import { plainText } from '../text.ts';

/** The field whose options are searched. */
export const TIME_ZONE = 'time_zone';
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

export function languageDialog(chosen: Preferences, texts: Texts): ModalView {
  const { fields, sections, languages } = texts.preferences;
  const days = WEEKDAYS.map((day) => ({ text: plainText(weekdayName(day, texts)), value: String(day) }));
  const working = days.filter(({ value }) => chosen.workDays.includes(Number(value)));
  const blocks = [
    input('language', fields.language, {
      type: 'static_select',
      options: LANGUAGES.map((language) => ({ text: plainText(languages[language]), value: language })),
      initial_option: { text: plainText(languages[chosen.language]), value: chosen.language },
    }),
    input(TIME_ZONE, fields.timeZone, {
      type: 'external_select',
      min_query_length: 0,
      placeholder: plainText(fields.timeZonePlaceholder),
      initial_option: timeZoneOption(chosen.timeZone),
    }),
    input(
      'work_days',
      fields.workDays,
      { type: 'checkboxes', options: days, ...(working.length > 0 && { initial_options: working }) },
      { optional: true },
    ),
    input('work_from', fields.workFrom, { type: 'timepicker', initial_time: clock(chosen.workFrom) }),
    input('work_until', fields.workUntil, { type: 'timepicker', initial_time: clock(chosen.workUntil) }),
  ];
  const id = DIALOG_IDS.preferences;
  const submit = texts.dialogs.save;
  return dialog({ id, title: sections.language, submit, blocks, context: { section: 'language' } }, texts);
}

export function readLanguage(view: SentDialog): Checked<Partial<Preferences>> {
  const language = inputOf(view, 'language').selected_option?.value;
  return checkLanguage({
    language: LANGUAGES.find((one) => one === language) ?? 'en',
    timeZone: inputOf(view, TIME_ZONE).selected_option?.value ?? '',
    workDays: (inputOf(view, 'work_days').selected_options ?? []).map(({ value }) => Number(value)),
    workFrom: minutesOf(inputOf(view, 'work_from').selected_time),
    workUntil: minutesOf(inputOf(view, 'work_until').selected_time),
  });
}

/** A choice of the searchable list of time zones. */
export function timeZoneOption(name: string): PlainTextOption {
  return { text: plainText(name.replaceAll('_', ' ').slice(0, 75)), value: name.slice(0, 150) };
}

function weekdayName(day: number, texts: Texts): string {
  // 2024 began on a Monday.
  const date = new Date(Date.UTC(2024, 0, day));
  return new Intl.DateTimeFormat(texts.language, { weekday: 'long', timeZone: 'UTC' }).format(date);
}

/** "09:00"; the end of a day is "00:00". */
function clock(minutes: number): string {
  const ofDay = minutes % 1440;
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
}

function minutesOf(time: string | null | undefined): number {
  const [hours = 0, minutes = 0] = (time ?? '').split(':').map(Number);
  return hours * 60 + minutes;
}
